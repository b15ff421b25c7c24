import { useNavigate } from "react-router";
import { getDistributorForecast } from "../../../../shared/contracts/forecasts.ts";
import { useFormats, useMe } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { DistributorPicker } from "../../parts/distributor-picker.tsx";
import { Empty, Facts, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { SkuPicker } from "../../parts/sku-picker.tsx";
import { FreqSwitch, useFreq } from "./freq.tsx";
import { Good } from "./good.tsx";
import { Outlook } from "./outlook.tsx";
import { forecasts } from "./texts.ts";

/** All products of a distributor together: its own, or one that HQ chooses. */
const OfDistributor = () => {
  const say = useTexts(forecasts);
  const { atHq, tenant } = useMe();
  const { get, change } = useAddress();
  const freq = useFreq();
  const go = useNavigate();
  const distributorId = atHq ? (get("distributor") ?? "") : tenant;
  const node = atHq ? `&node=${encodeURIComponent(`D#${distributorId}`)}` : "";
  return (
    <Page title={say("ofDistributor")} {...(atHq && { back: `/forecasts?freq=${freq}` })}>
      <div className="filters">
        <FreqSwitch />
        {atHq && (
          <DistributorPicker
            label={say("distributor")}
            placeholder={say("distributor")}
            value={distributorId || undefined}
            onChange={(id) => change({ distributor: id })}
          />
        )}
        {distributorId && (
          <SkuPicker
            label={say("find")}
            placeholder={say("find")}
            onChange={(sku) => sku && void go(`/forecasts/sku/${encodeURIComponent(sku)}?freq=${freq}${node}`)}
          />
        )}
      </div>
      {distributorId ? <Whole distributorId={distributorId} /> : <Section><Empty title={say("chooseDistributor")} /></Section>}
    </Page>
  );
}; // prettier-ignore
export default OfDistributor;

const Whole = ({ distributorId }: { distributorId: string }) => {
  const say = useTexts(forecasts);
  const { number } = useFormats();
  const { atHq } = useMe();
  const seen = useAsk(getDistributorForecast, { params: { distributorId }, query: { freq: useFreq() } });
  return (
    <Shown query={seen}>
      {({ forecast, running, ...found }) => (
        <>
          <Section title={say("sum")}>
            <Outlook seen={{ running, ...found }} forecast={forecast} />
            {forecast ? (
              <Facts
                rows={[
                  [say("nextOf", { period: forecast.from }), number(Math.round(forecast.mean[0] ?? 0))],
                  [say("soFar", { period: running.period }), number(running.demand)],
                ]}
              />
            ) : (
              <Empty title={say("noForecast")}>{atHq && say("emptyNext")}</Empty>
            )}
          </Section>
          <Section title={say("accuracy")}>
            <Good accuracy={forecast?.accuracy} />
          </Section>
        </>
      )}
    </Shown>
  );
};
