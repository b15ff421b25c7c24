import type { Actor } from "../events/define.ts";
import { commit } from "./commit.ts";
import type { Sku } from "./contracts/primitives.ts";
import type { Run } from "./contracts/runs.ts";
import { AlreadyDone, unlessDone, unlessStale } from "./errors.ts";
import { type Action, create, type Page, query, read, update } from "./table.ts";

/** A run as it is kept: `cursor`, where the list of SKUs was cut last; `version`, of its latest event. */
export interface Kept extends Run {
  id: string;
  actor: Actor;
  cursor?: string | undefined;
  version: number;
}
interface About {
  pk: string;
  id: string;
  tenant: "HQ";
  actor: Actor;
  now: string;
  version: number;
}
type Cut = { limit: number; cursor?: string | undefined };
/** What differs from one kind of run to another; `told` makes its events: started, one for each portion, finished. */
interface Kind<R extends Kept> {
  /** `FORECAST-RUN`: its items are <name>#<id> / RUN and EVENT#<version>. */
  name: string;
  type: string;
  /** What lists show of it. */
  seen: (run: R) => object;
  /** In which list: byOwner <list> / <startedAt>#<id>. */
  list: (run: R) => string;
  skusInPortion: number;
  told: {
    started: (run: R, about: About) => Action;
    due: (run: R, about: About, portion: { chunk: number; skus: Sku[] }) => Action;
    finished: (run: R, about: About) => Action;
  };
}
const skusAtOnce = 1_000;

export const beginning = (actor: Actor, now: string) => ({
  ...{ state: "running" as const, total: 0, done: 0, planned: false },
  ...{ startedBy: { id: actor.id, name: actor.name }, startedAt: now, actor, version: 1 },
});

/**
 * Runs over all SKUs (docs/adr/0026-forecast-runs.md). The events are the work list: what was cut and where the list goes on is one write with them, so a crash while cutting neither loses nor
 * doubles a SKU. Who works on a portion commits `portionDone` with its mark, then calls `finish`, which has one effect whoever calls it and however often.
 */
export const runsOf = <R extends Kept>({ name, type, seen, list, skusInPortion, told }: Kind<R>) => {
  const pkOf = (id: string): string => `${name}#${id}`;
  const keyOf = (id: string) => ({ pk: pkOf(id), sk: "RUN" });
  const about = (run: R, now: string, version: number): About => ({ pk: pkOf(run.id), id: run.id, tenant: "HQ", actor: run.actor, now, version }); // prettier-ignore
  const readRun = (id: string): Promise<R | undefined> => read<R>(keyOf(id));

  const portionsDue = (run: R, skus: readonly Sku[], cursor: string | undefined, now: string): Action[] => {
    const portions = Array.from({ length: Math.ceil(skus.length / skusInPortion) }, (_, i) =>
      skus.slice(i * skusInPortion, (i + 1) * skusInPortion),
    );
    const [planned, version] = [cursor === undefined, run.version + portions.length];
    return [
      update(keyOf(run.id), {
        set: { total: run.total + skus.length, planned, version, ...(cursor && { cursor }) },
        when: { version: run.version, planned: false },
      }),
      ...portions.map((of, i) =>
        told.due(run, about(run, now, run.version + 1 + i), { chunk: run.version - 1 + i, skus: of }),
      ),
    ];
  };
  return {
    pkOf,
    /** Fails as already done where it was begun before. */
    begun: (run: R, now: string): Action[] => [
      create(
        { ...(run as object), ...keyOf(run.id), type, tenant: "HQ", summary: seen(run), ownerPk: list(run), ownerSk: `${run.startedAt}#${run.id}` },
        () => new AlreadyDone(run.id),
      ),
      told.started(run, about(run, now, 1)),
    ],
    read: readRun,
    /** Cuts the SKUs into portions; called again, it goes on where the list was cut last. */
    plan: async (id: string, now: string, pageOfSkus: (cut: Cut) => Promise<Page<Sku>>): Promise<void> => {
      for (let run = await readRun(id); run && !run.planned; run = await readRun(id)) {
        const { items, cursor } = await pageOfSkus({ limit: skusAtOnce, cursor: run.cursor });
        await commit(portionsDue(run, items, cursor, now)).catch(unlessStale);
      }
    },
    portionDone: (id: string, skus: number, counts: Record<string, number>): Action =>
      update(keyOf(id), { add: { done: skus, ...counts } }),
    /** Ends a run whose last portion is done, after `last`, which may be repeated. */
    finish: async (id: string, now: string, last?: (run: R) => Promise<void>): Promise<void> => {
      const run = await readRun(id);
      if (!run?.planned || run.state !== "running" || run.done < run.total) return;
      await last?.(run);
      const after = { ...run, state: "done" as const, finishedAt: now, version: run.version + 1 };
      const { state, finishedAt, version } = after;
      const end = update(
        keyOf(id),
        { set: { state, finishedAt, version, summary: seen(after) }, when: { state: "running" } },
        () => new AlreadyDone(id),
      );
      await commit([end, told.finished(after, about(run, now, version))]).catch(unlessDone);
    },
    /** How far a running one is stands in itself alone. */
    page: async (listed: string, page: Cut): Promise<Page<R>> => {
      const { items, cursor } = await query<{ summary: R }>({ from: "byOwner", partition: listed, newestFirst: true, ...page });
      const latest = items.map(async ({ summary: run }) => (run.state === "running" ? ((await readRun(run.id)) ?? run) : run));
      return { items: await Promise.all(latest), cursor };
    },
  };
}; // prettier-ignore
