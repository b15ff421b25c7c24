import { getForecastAccuracy } from "../../../../shared/contracts/forecast-accuracy.ts";
import { useFormats } from "../../app/company.tsx";
import { useAsk } from "../../app/data.ts";
import { useTexts } from "../../app/texts.ts";
import { Chart } from "../../parts/chart.tsx";
import { Rows } from "../../parts/list.tsx";
import { Empty, Page, Section } from "../../parts/page.tsx";
import { Shown } from "../../parts/shown.tsx";
import { FreqSwitch, useFreq } from "./freq.tsx";
import { Good, useError, useShare } from "./good.tsx";
import { forecasts } from "./texts.ts";

const Accuracy = () => {
  const say = useTexts(forecasts);
  const { number } = useFormats();
  const share = useShare();
  const error = useError();
  const freq = useFreq();
  const report = useAsk(getForecastAccuracy, { query: { freq } });
  return (
    <Page title={say("accuracy")} back={`/forecasts?freq=${freq}`}>
      <div className="filters">
        <FreqSwitch />
      </div>
      <Shown query={report}>
        {({ origin, total, regions, cycles, valueAdded }) =>
          origin ? (
            <>
              <Section title={`${say("lead")} · ${say("cycle")} ${origin}`}>
                <Good accuracy={total} />
              </Section>
              <Section title={say("byRegion")}>
                {regions.length > 0 && (
                  <Chart
                    kind="bars"
                    label={say("byRegion")}
                    names={regions.map(({ region }) => region)}
                    series={[
                      { name: say("wape"), values: regions.map(({ wape }) => wape) },
                      { name: say("naive"), values: regions.map(({ naiveWape }) => naiveWape) },
                    ]}
                    format={share}
                  />
                )}
                <Rows
                  label={say("byRegion")}
                  rows={regions}
                  rowKey={({ region }) => region}
                  to={({ region }) => `/forecasts/regions?freq=${freq}&region=${encodeURIComponent(region)}`}
                  empty={<Empty title={say("unknown")} />}
                  columns={[
                    { title: say("region"), cell: ({ region }) => region, width: "2fr" },
                    { title: say("wape"), cell: ({ wape }) => error(wape), end: true },
                    { title: say("naive"), cell: ({ naiveWape }) => error(naiveWape), end: true },
                    { title: say("bias"), cell: ({ bias }) => error(bias), end: true },
                  ]}
                />
              </Section>
              <Section title={say("byCycle")}>
                <Chart
                  kind="line"
                  label={say("byCycle")}
                  names={cycles.map((one) => one.origin)}
                  series={[
                    { name: say("wape"), values: cycles.map(({ wape }) => wape) },
                    { name: say("naive"), values: cycles.map(({ naiveWape }) => naiveWape) },
                    { name: say("bias"), values: cycles.map(({ bias }) => bias) },
                  ]}
                  format={share}
                />
              </Section>
              <Section title={say("added")}>
                <p>
                  {valueAdded.overrides === 0
                    ? say("addedNone")
                    : say("addedSays", {
                        overrides: number(valueAdded.overrides),
                        own: number(valueAdded.overrideError),
                        machine: number(valueAdded.machineError),
                      })}
                </p>
              </Section>
            </>
          ) : (
            <Empty title={say("empty")}>{say("emptyNext")}</Empty>
          )
        }
      </Shown>
    </Page>
  );
};
export default Accuracy;
