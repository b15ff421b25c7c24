import type { DemandHistory } from "../../shared/contracts/demand.ts";
import { nextPeriod, type Period, periodsBetween } from "../../shared/contracts/periods.ts";

/** Histories put together, from the first period of any to the one before `running`. */
export const sumHistory = (
  histories: readonly Pick<DemandHistory, "start" | "demand">[],
  running: Period,
): Pick<DemandHistory, "start" | "demand"> => {
  const start = histories.map((one) => one.start).sort()[0] ?? running;
  const demand = periodsBetween(start, nextPeriod(running, -1)).map(() => 0);
  for (const one of histories) {
    const offset = one.demand.length > 0 ? periodsBetween(start, one.start).length - 1 : 0;
    for (const [i, units] of one.demand.entries()) if (offset + i < demand.length) demand[offset + i]! += units;
  }
  return { start, demand };
};
