import type { Actor } from "../../events/define.ts";
import { AlreadyDone, Refusal } from "../../shared/errors.ts";
import { policyNow } from "../company/index.ts";
import type { Problem } from "./fields.ts";
import { carriers } from "./kinds/carriers.ts";
import { distributors } from "./kinds/distributors.ts";
import { orderHistory } from "./kinds/order-history.ts";
import { prices } from "./kinds/prices.ts";
import { products } from "./kinds/products.ts";
import { sellThrough } from "./kinds/sell-through.ts";
import { stock } from "./kinds/stock.ts";
import type { MappedRow } from "./mapping.ts";
import type { Kind } from "./records.ts";
import type { Outcome, Taker } from "./take.ts";

const takers: { [K in Kind]: Taker<K> } = {
  carriers,
  products,
  distributors,
  prices,
  stock,
  "order-history": orderHistory,
  "sell-through": sellThrough,
};

export interface RowErrors {
  line: number;
  problems: Problem[];
}
/** How far an import is: rows, and the next chunk to take. */
export interface Progress {
  total: number;
  done: number;
  fresh: number;
  failed: number;
  chunk: number;
  chunks: number;
}
export interface ImportOrder<K extends Kind> {
  /** Names the import: a chunk that is taken again under it has no second effect. */
  id: string;
  kind: K;
  rows: readonly MappedRow<K>[];
  dryRun: boolean;
  actor: Actor;
  now: string;
  /** Where a run that was interrupted goes on. */
  from?: Progress;
  /** After each chunk; false stops there, to be gone on with later. */
  onChunk?: (progress: Progress, errors: readonly RowErrors[]) => Promise<boolean>;
}

export const beginning = <K extends Kind>(kind: K, rows: readonly MappedRow<K>[]): Progress => ({
  total: rows.length,
  done: 0,
  fresh: 0,
  failed: 0,
  chunk: 0,
  chunks: takers[kind].chunk(rows).length,
});

/**
 * Takes rows over chunk by chunk. A row that is refused is reported and leaves the others alone; a fault is thrown, and what was taken stays:
 * calling again `from` the last progress goes on, calling again from the start finds the rows it took the same.
 */
export const runImport = async <K extends Kind>(order: ImportOrder<K>): Promise<Progress & { errors: RowErrors[] }> => {
  const { id, kind, rows, dryRun, actor, now, onChunk } = order;
  const taker = takers[kind] as Taker<K>;
  const chunks = taker.chunk(rows);
  const run = { id, dryRun, actor, now, policy: await policyNow(), known: new Map<string, unknown>() };
  let progress = order.from ?? beginning(kind, rows);
  const errors: RowErrors[] = [];
  for (const [at, chunk] of chunks.entries()) {
    if (at < progress.chunk) continue;
    const good = chunk.filter(({ record }) => record !== undefined);
    const outcomes = good.length > 0 ? await outcomesOf(taker, good, run, String(at)) : [];
    const wrong = [
      ...chunk.filter(({ record }) => record === undefined).map(({ line, problems }) => ({ line, problems })),
      ...outcomes.flatMap((outcome, i) =>
        outcome.is === "wrong" ? [{ line: good[i]!.line, problems: outcome.problems }] : [],
      ),
    ].sort((a, b) => a.line - b.line);
    errors.push(...wrong);
    progress = {
      ...progress,
      done: progress.done + chunk.length,
      fresh: progress.fresh + outcomes.filter(({ is }) => is === "new").length,
      failed: progress.failed + wrong.length,
      chunk: at + 1,
    };
    if (onChunk && !(await onChunk(progress, wrong))) break;
  }
  return { ...progress, errors };
};

/** Where a whole chunk is refused, its rows are taken one by one, so that only those are blamed that deserve it. */
const outcomesOf = async <K extends Kind>(
  taker: Taker<K>,
  rows: readonly MappedRow<K>[],
  run: Parameters<Taker<K>["take"]>[1],
  name: string,
): Promise<Outcome[]> => {
  try {
    return await taker.take(rows.map(({ record }) => record!), run, name); // prettier-ignore
  } catch (error) {
    if (!(error instanceof Refusal) || error instanceof AlreadyDone || error.kind === "busy") throw error;
    if (rows.length === 1)
      return [{ is: "wrong", problems: [{ column: "", value: JSON.stringify(error.facts), problem: error.code }] }];
    const outcomes: Outcome[] = [];
    for (const row of rows) outcomes.push(...(await outcomesOf(taker, [row], run, `${name}-${row.line}`)));
    return outcomes;
  }
};
