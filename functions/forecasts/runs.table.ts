import type { Actor } from "../../events/define.ts";
import { forecastChunkDue, forecastRunFinished, forecastRunStarted } from "../../events/forecasts.ts";
import { ForecastRun } from "../../shared/contracts/forecast-runs.ts";
import type { ValueAdded } from "../../shared/contracts/forecast-accuracy.ts";
import type { Frequency } from "../../shared/contracts/periods.ts";
import type { Region, Sku } from "../../shared/contracts/primitives.ts";
import { epochSeconds } from "../../shared/dates.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, create, type Page, put, query, queryAll, read, update } from "../../shared/table.ts";
import type { Errors } from "./accuracy.ts";

/*
 * 1. One run and how far it is        base     FORECAST-RUN#<id> / RUN
 * 2. What each portion came to        base     FORECAST-RUN#<id> / CHUNK#<number>   (gone after 30 days)
 * 3. Runs, the newest first           byOwner  FORECAST-RUNS#<freq> / <startedAt>#<id>
 * 4. Its news                         base     FORECAST-RUN#<id> / EVENT#<version>: started, each portion, finished
 */
const pk = (id: string): string => `FORECAST-RUN#${id}`;
const key = (id: string) => ({ pk: pk(id), sk: "RUN" });
const keptSeconds = 30 * 86_400;

/** A run with what its own work needs to know: where the list of SKUs was cut last. */
export interface StoredRun extends ForecastRun {
  actor: Actor;
  cursor?: string;
  version: number;
}
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

const about = (run: Pick<StoredRun, "id" | "freq" | "origin">) => ({
  runId: run.id,
  freq: run.freq,
  origin: run.origin,
});
const told = (run: StoredRun, now: string) => ({ pk: pk(run.id), id: run.id, tenant: "HQ", actor: run.actor, now });
const listed = (run: ForecastRun) => ({
  summary: ForecastRun.parse(run),
  ownerPk: `FORECAST-RUNS#${run.freq}`,
  ownerSk: `${run.startedAt}#${run.id}`,
}); // prettier-ignore

export const runBegun = (run: StoredRun, now: string): Action[] => [
  create({ ...key(run.id), type: "forecast-run", tenant: "HQ", ...run, ...listed(run) }, () => new AlreadyDone(run.id)),
  news(forecastRunStarted, { ...told(run, now), version: 1, data: about(run) }),
];
export const readRun = (id: string): Promise<StoredRun | undefined> => read<StoredRun>(key(id));

/** More portions are known of, and told. Fails as stale where the list was cut further meanwhile. */
export const portionsDue = (
  run: StoredRun,
  portions: readonly (readonly Sku[])[],
  cursor: string | undefined,
  now: string,
): Action[] => {
  const chunks = run.chunks + portions.length;
  const planned = cursor === undefined;
  return [
    update(key(run.id), {
      set: { chunks, planned, version: run.version + portions.length, ...(cursor && { cursor }) },
      when: { chunks: run.chunks, planned: false },
    }),
    ...portions.map((skus, i) =>
      news(forecastChunkDue, {
        ...told(run, now),
        version: run.version + 1 + i,
        data: { ...about(run), chunk: run.chunks + i, skus: [...skus] },
      }),
    ),
  ];
};

export const portionDone = (id: string, chunk: number, result: ChunkResult, now: string): Action[] => [
  put({
    pk: pk(id),
    sk: `CHUNK#${String(chunk).padStart(6, "0")}`,
    type: "forecast-chunk",
    tenant: "HQ",
    ...result,
    ttl: epochSeconds(now) + keptSeconds,
  }),
  update(key(id), { add: { done: 1, series: result.series } }),
];
export const resultsOf = (id: string): Promise<ChunkResult[]> =>
  queryAll<ChunkResult>({ partition: pk(id), prefix: "CHUNK#" });

export const runFinished = (run: StoredRun, now: string): Action[] => {
  const after = { ...run, state: "done" as const, finishedAt: now, version: run.version + 1 };
  const { state, finishedAt, version } = after;
  return [
    update(
      key(run.id),
      { set: { state, finishedAt, version, summary: ForecastRun.parse(after) }, when: { state: "running" } },
      () => new AlreadyDone(run.id),
    ),
    news(forecastRunFinished, { ...told(run, now), version, data: about(run) }),
  ];
};

/** Access pattern 3; how far a running one is stands in itself alone. */
export const pageOfRuns = async (
  freq: Frequency,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<ForecastRun>> => {
  const { items, cursor } = await query<{ summary: ForecastRun }>({
    from: "byOwner",
    partition: `FORECAST-RUNS#${freq}`,
    newestFirst: true,
    ...page,
  });
  const runs = await Promise.all(
    items.map(async ({ summary }) => (summary.state === "running" ? ((await readRun(summary.id)) ?? summary) : summary)),
  );
  return { items: runs, cursor };
}; // prettier-ignore
