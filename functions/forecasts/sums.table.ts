import type { ValueAdded } from "../../shared/contracts/forecast-accuracy.ts";
import type { Accuracy, SumForecast } from "../../shared/contracts/forecasts.ts";
import type { Frequency, Period } from "../../shared/contracts/periods.ts";
import type { Region } from "../../shared/contracts/primitives.ts";
import { absent, below, either } from "../../shared/expressions.ts";
import { putIf, query, queryAll } from "../../shared/table.ts";

/*
 * 1. What is expected of all SKUs, by region and in all   FORECAST-SUMS#<freq> / R#<region>, S
 * 2. How good each cycle was                              FORECAST-CYCLES#<freq> / <origin>
 * Written at the end of each run; an older run never takes a later one's place.
 */
export interface KeptSum extends SumForecast {
  region?: Region;
}
export interface Cycle {
  origin: Period;
  accuracy?: Accuracy;
  regions: (Accuracy & { region: Region })[];
  valueAdded: ValueAdded;
}
const sumsPk = (freq: Frequency): string => `FORECAST-SUMS#${freq}`;
const cyclesPk = (freq: Frequency): string => `FORECAST-CYCLES#${freq}`;
const later = (startedAt: string) => ({ startedAt: either(absent, below(startedAt)) });

export const keepSum = (freq: Frequency, sum: KeptSum, startedAt: string): Promise<boolean> => {
  const sk = sum.region ? `R#${sum.region}` : "S";
  return putIf({ pk: sumsPk(freq), sk, type: "forecast-sum", tenant: "HQ", ...sum, startedAt }, later(startedAt));
};
/** Regions are few. */
export const readSums = (freq: Frequency): Promise<KeptSum[]> => queryAll<KeptSum>({ partition: sumsPk(freq) });

export const keepCycle = (freq: Frequency, cycle: Cycle, startedAt: string): Promise<boolean> =>
  putIf(
    { pk: cyclesPk(freq), sk: cycle.origin, type: "forecast-cycle", tenant: "HQ", ...cycle, startedAt },
    later(startedAt),
  );
/** The latest, the oldest of them first. */
export const latestCycles = async (freq: Frequency, limit: number): Promise<Cycle[]> =>
  (await query<Cycle>({ partition: cyclesPk(freq), newestFirst: true, limit })).items.toReversed();
