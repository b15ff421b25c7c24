import type { DemandHistory } from "../../shared/contracts/demand.ts";
import { firstDayOf, type Frequency, lastDayOf, nextPeriod, periodOf } from "../../shared/contracts/periods.ts";
import { festivalsBetween } from "../../shared/forecasting/index.ts";
import { horizonOf } from "./series.ts";

/** What a page shows of a series beside its forecast. */
export const seenOf = ({ start, demand, running }: Pick<DemandHistory, "start" | "demand" | "running">, freq: Frequency) => {
  const last = lastDayOf(nextPeriod(running.period, horizonOf[freq] - 1));
  return {
    freq,
    history: { start, demand },
    running: { period: running.period, demand: running.demand },
    festivals: festivalsBetween(firstDayOf(start), last).map((mark) => ({ ...mark, period: periodOf(mark.date, freq) })),
  };
}; // prettier-ignore
