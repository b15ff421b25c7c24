import type { Actor } from "../../events/define.ts";
import { supplyChunkDue, supplyRunFinished, supplyRunStarted } from "../../events/supply-plans.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { SupplyRun } from "../../shared/contracts/supply-runs.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, create, type Page, query, read, update } from "../../shared/table.ts";

/*
 * 1. One run and how far it is   base     SUPPLY-RUN#<id> / RUN
 * 2. Runs, the newest first      byOwner  SUPPLY-RUNS / <startedAt>#<id>
 * 3. Its news                    base     SUPPLY-RUN#<id> / EVENT#<version>: started, each portion, finished
 */
const key = (id: string) => ({ pk: `SUPPLY-RUN#${id}`, sk: "RUN" });
/** With what its own work needs to know: where the list of SKUs was cut last. */
export interface StoredRun extends SupplyRun {
  actor: Actor;
  cursor?: string;
  version: number;
}
const told = (run: StoredRun, now: string) => ({ pk: key(run.id).pk, id: run.id, tenant: "HQ", actor: run.actor, now });
const listed = (run: SupplyRun) => ({ summary: SupplyRun.parse(run), ownerPk: "SUPPLY-RUNS", ownerSk: `${run.startedAt}#${run.id}` }); // prettier-ignore

/** Fails as already done where it was begun before. */
export const runBegun = (run: StoredRun, now: string): Action[] => [
  create({ ...key(run.id), type: "supply-run", tenant: "HQ", ...run, ...listed(run) }, () => new AlreadyDone(run.id)),
  news(supplyRunStarted, { ...told(run, now), version: 1, data: { runId: run.id } }),
];
export const readRun = (id: string): Promise<StoredRun | undefined> => read<StoredRun>(key(id));

/** More portions are known of, and told. Fails as stale where the list was cut further meanwhile. */
export const portionsDue = (
  run: StoredRun,
  portions: readonly (readonly Sku[])[],
  cursor: string | undefined,
  now: string,
): Action[] => {
  const total = run.total + portions.flat().length;
  const version = run.version + portions.length;
  const planned = cursor === undefined;
  return [
    update(key(run.id), {
      set: { total, planned, version, ...(cursor && { cursor }) },
      when: { total: run.total, planned: false },
    }),
    ...portions.map((skus, i) => {
      const chunk = run.version - 1 + i;
      const data = { runId: run.id, chunk, skus: [...skus] };
      return news(supplyChunkDue, { ...told(run, now), version: run.version + 1 + i, data });
    }),
  ];
};

export const portionDone = (id: string, skus: number, lines: number): Action =>
  update(key(id), { add: { done: skus, lines } });

export const runFinished = (run: StoredRun, now: string): Action[] => {
  const after = { ...run, state: "done" as const, finishedAt: now, version: run.version + 1 };
  const { id: runId, state, finishedAt, version, total, lines } = after;
  return [
    update(
      key(runId),
      { set: { state, finishedAt, version, summary: SupplyRun.parse(after) }, when: { state: "running" } },
      () => new AlreadyDone(runId),
    ),
    news(supplyRunFinished, { ...told(run, now), version, data: { runId, total, lines } }),
  ];
};

/** How far a running one is stands in itself alone. */
export const pageOfRuns = async (page: { limit: number; cursor?: string | undefined }): Promise<Page<SupplyRun>> => {
  const { items, cursor } = await query<{ summary: SupplyRun }>({
    from: "byOwner",
    partition: "SUPPLY-RUNS",
    newestFirst: true,
    ...page,
  });
  const runs = await Promise.all(
    items.map(async ({ summary }) =>
      summary.state === "running" ? ((await readRun(summary.id)) ?? summary) : summary,
    ),
  );
  return { items: runs, cursor };
};
