import { useNavigate } from "react-router";
import { getForecastAccuracy, listForecasts } from "../../../../shared/contracts/forecast-accuracy.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { ButtonLink } from "../../parts/button-link.tsx";
import { List } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { SkuPicker } from "../../parts/sku-picker.tsx";
import { FreqSwitch, useFreq } from "./freq.tsx";
import { Good, useError } from "./good.tsx";
import { LastRun, StartRun } from "./run.tsx";
import { forecasts } from "./texts.ts";

/** All products, those whose forecasts miss most first. */
const Forecasts = () => {
  const say = useTexts(forecasts);
  const { name, number } = useFormats();
  const error = useError();
  const freq = useFreq();
  const go = useNavigate();
  const query = { freq };
  const accuracy = useAsk(getForecastAccuracy, { query });
  return (
    <Page title={say("title")} actions={<StartRun freq={freq} />}>
      <div className="filters">
        <FreqSwitch />
        <SkuPicker
          label={say("find")}
          placeholder={say("find")}
          onChange={(sku) => sku && void go(`/forecasts/sku/${encodeURIComponent(sku)}?freq=${freq}`)}
        />
        <ButtonLink to={`/forecasts/regions?freq=${freq}`}>{say("regions")}</ButtonLink>
        <ButtonLink to={`/forecasts/distributors?freq=${freq}`}>{say("distributors")}</ButtonLink>
      </div>
      <LastRun freq={freq} />
      <Section
        title={say("accuracy")}
        actions={<ButtonLink to={`/forecasts/accuracy?freq=${freq}`}>{say("byRegion")}</ButtonLink>}
      >
        <Shown query={accuracy}>{({ total }) => <Good accuracy={total} />}</Shown>
      </Section>
      <Section>
        <List
          label={say("title")}
          contract={listForecasts}
          asked={{ query }}
          rowKey={({ sku }) => sku}
          to={({ sku }) => `/forecasts/sku/${encodeURIComponent(sku)}?freq=${freq}`}
          empty={<Empty title={say("empty")}>{say("emptyNext")}</Empty>}
          columns={[
            {
              title: say("product"),
              cell: ({ sku, name: of }) => (of ? `${name(of)} (${sku})` : sku),
              width: "3fr",
            },
            {
              title: say("next"),
              cell: ({ next, from }) => `${number(Math.round(next))} (${from})`,
              width: "1.5fr",
              end: true,
            },
            { title: say("total"), cell: ({ total }) => number(Math.round(total)), end: true },
            { title: say("wape"), cell: ({ accuracy: of }) => error(of?.wape), end: true },
            { title: say("bias"), cell: ({ accuracy: of }) => error(of?.bias), end: true, wideOnly: true },
            {
              title: say("route"),
              cell: ({ route }) => say(`route.${route}` as "route.regular"),
              wideOnly: true,
            },
          ]}
        />
      </Section>
    </Page>
  );
};
export default Forecasts;
