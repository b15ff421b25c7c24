import { Select } from "antd";
import { getRegionForecast } from "../../../../shared/contracts/forecasts.ts";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { useAddress } from "../../parts/address.ts";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { FreqSwitch, useFreq } from "./freq.tsx";
import { Good } from "./good.tsx";
import { Outlook } from "./outlook.tsx";
import { forecasts } from "./texts.ts";

/** All products of a region together, or of all regions. */
const Regions = () => {
  const say = useTexts(forecasts);
  const { get, change } = useAddress();
  const freq = useFreq();
  const region = get("region") ?? undefined;
  const seen = useAsk(getRegionForecast, { query: { freq, ...(region && { region }) } });
  const all = "";
  return (
    <Page title={region ?? say("allRegions")} back={`/forecasts?freq=${freq}`}>
      <div className="filters">
        <FreqSwitch />
        <Select
          aria-label={say("region")}
          value={region ?? all}
          options={[
            { value: all, label: say("allRegions") },
            ...(seen.data?.regions ?? (region ? [region] : [])).map((value) => ({ value, label: value })),
          ]}
          onChange={(value) => change({ region: value === all ? undefined : value })}
          popupMatchSelectWidth={false}
        />
      </div>
      <Shown query={seen}>
        {(found) => (
          <>
            <Section title={say("sum")}>
              <Outlook seen={found} forecast={found.forecast} />
              {!found.forecast && <Empty title={say("noForecast")}>{say("emptyNext")}</Empty>}
            </Section>
            <Section title={say("accuracy")}>
              <Good accuracy={found.forecast?.accuracy} />
            </Section>
          </>
        )}
      </Shown>
    </Page>
  );
};
export default Regions;
