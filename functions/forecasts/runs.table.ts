import { forecastChunkDue, forecastRunFinished, forecastRunStarted } from "../../events/forecasts.ts";
import type { ValueAdded } from "../../shared/contracts/forecast-accuracy.ts";
import { ForecastRun } from "../../shared/contracts/forecast-runs.ts";
import type { Frequency } from "../../shared/contracts/periods.ts";
import type { DistributorId, Region } from "../../shared/contracts/primitives.ts";
import { epochSeconds } from "../../shared/dates.ts";
import { news } from "../../shared/outbox.ts";
import { type Kept, runsOf } from "../../shared/runs.ts";
import { type Action, put, queryAll } from "../../shared/table.ts";
import type { Errors } from "./accuracy.ts";

/*
 * 1. One run and how far it is; its news   base     FORECAST-RUN#<id> / RUN, EVENT#<version>
 * 2. What each portion came to             base     FORECAST-RUN#<id> / CHUNK#<number>; of distributors, CHUNK#<number>/<part>   (gone after 30 days)
 * 3. Runs, the newest first                byOwner  FORECAST-RUNS#<freq> / <startedAt>#<id>
 */
const keptSeconds = 30 * 86_400;

export type StoredRun = ForecastRun & Kept;
export const listOf = (freq: Frequency): string => `FORECAST-RUNS#${freq}`;
const data = ({ id, freq, origin }: StoredRun) => ({ runId: id, freq, origin });

export const runs = runsOf<StoredRun>({
  name: "FORECAST-RUN",
  type: "forecast-run",
  seen: (run) => ForecastRun.parse(run),
  list: ({ freq }) => listOf(freq),
  skusInPortion: 20,
  told: {
    started: (run, about) => news(forecastRunStarted, { ...about, data: data(run) }),
    due: (run, about, portion) => news(forecastChunkDue, { ...about, data: { ...data(run), ...portion } }),
    finished: (run, about) => news(forecastRunFinished, { ...about, data: data(run) }),
  },
});

/** Errors and expected units of a region's SKUs, or of all. */
export interface Sums {
  errors?: Errors;
  mean: number[];
}
export interface ChunkResult {
  series: number;
  total: Sums;
  regions: Record<Region, Sums>;
  distributors: readonly (readonly [DistributorId, Sums])[];
  valueAdded: ValueAdded;
}
/** A distributor takes 300 bytes at most: so many stay well under the 400 KB of an item, and ten thousand under the 4 MB of a transaction. */
const distributorsInPart = 500;
export const portionDone = (
  id: string,
  { chunk, skus }: { chunk: number; skus: readonly string[] },
  { distributors, ...result }: ChunkResult,
  now: string,
): Action[] => {
  const sk = `CHUNK#${String(chunk).padStart(6, "0")}`;
  const about = { pk: runs.pkOf(id), type: "forecast-chunk", tenant: "HQ", ttl: epochSeconds(now) + keptSeconds };
  const parts = Array.from({ length: Math.ceil(distributors.length / distributorsInPart) }, (_, i) => {
    const some = distributors.slice(i * distributorsInPart, (i + 1) * distributorsInPart);
    return put({ ...about, sk: `${sk}/${String(i).padStart(2, "0")}`, sums: Object.fromEntries(some) });
  });
  return [put({ ...about, sk, ...result }), ...parts, runs.portionDone(id, skus.length, { series: result.series })];
};

type Portion = Omit<ChunkResult, "distributors">;
type Part = { sk: string; sums: Record<DistributorId, Sums> };
export interface RunResults {
  portions: Portion[];
  distributors: Map<DistributorId, Sums[]>;
}
export const resultsOf = async (id: string): Promise<RunResults> => {
  const items = await queryAll<Portion | Part>({
    partition: runs.pkOf(id),
    prefix: "CHUNK#",
  });
  const distributors = new Map<DistributorId, Sums[]>();
  for (const item of items)
    if ("sums" in item)
      for (const [name, sums] of Object.entries(item.sums) as [DistributorId, Sums][])
        distributors.set(name, [...(distributors.get(name) ?? []), sums]);
  return { portions: items.filter((item): item is Portion => !("sums" in item)), distributors };
};
