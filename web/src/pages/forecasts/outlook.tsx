import { festivalNames } from "../../../../shared/contracts/festivals.ts";
import type { Forecast, SkuForecast, SumForecast } from "../../../../shared/contracts/forecasts.ts";
import { nextPeriod, periodsBetween } from "../../../../shared/contracts/periods.ts";
import { useFormats } from "../../app/company.tsx";
import { language, useTexts } from "../../app/texts.ts";
import { Chart } from "../../parts/chart.tsx";
import { forecasts } from "./texts.ts";

/** So much of the past is enough to see a season twice. */
const shown = { M: 36, W: 78 };
type Seen = Pick<SkuForecast, "freq" | "history" | "running" | "festivals">;
type Drawn = SumForecast & Partial<Pick<Forecast, "published" | "past" | "outOfStock">>;

/** The past, what was said of it then, what is expected, and how sure that is. */
export const Outlook = ({ seen, forecast }: { seen: Seen; forecast: Drawn | undefined }) => {
  const say = useTexts(forecasts);
  const { number } = useFormats();
  const { freq, history, running, festivals } = seen;
  const last = forecast ? nextPeriod(forecast.from, forecast.mean.length - 1) : running.period;
  const all = periodsBetween(history.start, last);
  const periods = all.slice(Math.max(0, history.demand.length - shown[freq]));
  const ahead = (values: readonly number[] | undefined) =>
    periods.map((period) => {
      const at = forecast && period >= forecast.from ? periodsBetween(forecast.from, period).length - 1 : -1;
      return values?.[at] ?? null;
    });
  const offset = all.length - periods.length;
  const actual = periods.map((_, i) => history.demand[offset + i] ?? null);
  const then = periods.map((period) => forecast?.past?.find(({ from }) => from === period)?.mean[0] ?? null);
  const published = forecast?.published;
  const differs = published && published.some((v, i) => v !== forecast.mean[i]);
  const first = new Set<string>();
  const feasts = festivals
    .filter(({ period }) => periods.includes(period) && period >= running.period)
    .filter(({ period }) => !first.has(period) && first.add(period))
    .map(({ period, festival }) => ({ at: period, says: festivalNames[festival]?.[language()] ?? festival }));
  const missing = (forecast?.outOfStock ?? [])
    .filter((period) => periods.includes(period))
    .map((period) => ({ at: period, says: say("outOfStock") }));
  return (
    <Chart
      kind="line"
      label={say("chart")}
      names={periods}
      format={number}
      series={[
        { name: say("history"), values: actual },
        ...(forecast ? [{ name: say("forecast"), values: ahead(published ?? forecast.mean) }] : []),
        ...(differs ? [{ name: say("machine"), values: ahead(forecast.mean) }] : []),
        ...(then.some((v) => v !== null) ? [{ name: say("past"), values: then }] : []),
      ]}
      bands={
        forecast
          ? [
              { name: say("band95"), lo: ahead(forecast.band95.lo), hi: ahead(forecast.band95.hi) },
              { name: say("band80"), lo: ahead(forecast.band80.lo), hi: ahead(forecast.band80.hi) },
            ]
          : []
      }
      marks={[...missing, ...feasts]}
      height={320}
    />
  );
};
