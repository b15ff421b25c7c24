import { forecastChunkDue, forecastRunFinished, forecastRunStarted } from "../../events/forecasts.ts";
import type { ValueAdded } from "../../shared/contracts/forecast-accuracy.ts";
import { ForecastRun } from "../../shared/contracts/forecast-runs.ts";
import type { Frequency } from "../../shared/contracts/periods.ts";
import type { Region } from "../../shared/contracts/primitives.ts";
import { epochSeconds } from "../../shared/dates.ts";
import { news } from "../../shared/outbox.ts";
import { type Kept, runsOf } from "../../shared/runs.ts";
import { type Action, put, queryAll } from "../../shared/table.ts";
import type { Errors } from "./accuracy.ts";

/*
 * 1. One run and how far it is; its news   base     FORECAST-RUN#<id> / RUN, EVENT#<version>
 * 2. What each portion came to             base     FORECAST-RUN#<id> / CHUNK#<number>   (gone after 30 days)
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
  valueAdded: ValueAdded;
}
export const portionDone = (
  id: string,
  { chunk, skus }: { chunk: number; skus: readonly string[] },
  result: ChunkResult,
  now: string,
): Action[] => [
  put({
    pk: runs.pkOf(id),
    sk: `CHUNK#${String(chunk).padStart(6, "0")}`,
    type: "forecast-chunk",
    tenant: "HQ",
    ...result,
    ttl: epochSeconds(now) + keptSeconds,
  }),
  runs.portionDone(id, skus.length, { series: result.series }),
];
export const resultsOf = (id: string): Promise<ChunkResult[]> =>
  queryAll<ChunkResult>({ partition: runs.pkOf(id), prefix: "CHUNK#" });
