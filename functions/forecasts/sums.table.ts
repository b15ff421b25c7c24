import type { ValueAdded } from "../../shared/contracts/forecast-accuracy.ts";
import type { Accuracy, SumForecast } from "../../shared/contracts/forecasts.ts";
import type { Frequency, Period } from "../../shared/contracts/periods.ts";
import type { DistributorId, Region } from "../../shared/contracts/primitives.ts";
import { absent, below, either } from "../../shared/expressions.ts";
import { putIf, query, queryAll, read } from "../../shared/table.ts";

/*
 * 1. What is expected of all SKUs, by region and in all   FORECAST-SUMS#<freq> / R#<region>, S
 * 2. The same of a distributor                            FORECAST-SUMS#<freq>#<distributorId> / D
 * 3. How good each cycle was                              FORECAST-CYCLES#<freq> / <origin>
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
const distributorKey = (freq: Frequency, of: DistributorId) => ({ pk: `${sumsPk(freq)}#${of}`, sk: "D" });
const cyclesPk = (freq: Frequency): string => `FORECAST-CYCLES#${freq}`;
const later = (startedAt: string) => ({ startedAt: either(absent, below(startedAt)) });

export const keepSum = (freq: Frequency, sum: KeptSum, startedAt: string): Promise<boolean> => {
  const sk = sum.region ? `R#${sum.region}` : "S";
  return putIf({ pk: sumsPk(freq), sk, type: "forecast-sum", tenant: "HQ", ...sum, startedAt }, later(startedAt));
};
export const keepDistributorSum = (
  freq: Frequency,
  of: DistributorId,
  sum: SumForecast,
  startedAt: string,
): Promise<boolean> =>
  putIf(
    { ...distributorKey(freq, of), type: "forecast-distributor-sum", tenant: of, ...sum, startedAt },
    later(startedAt),
  );
/** Access pattern 2. */
export const readDistributorSum = (freq: Frequency, of: DistributorId): Promise<SumForecast | undefined> =>
  read<SumForecast>(distributorKey(freq, of));
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
