import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changePriceEntries, type PriceList } from "../../../../shared/contracts/pricing.ts";
import { ask, Problem } from "../../app/ask.ts";
import { batches, type Drafts, operationOf } from "./draft.ts";

interface Sheet {
  rows: Drafts;
  version?: number | undefined;
}
/** `body.set.3.scope.sku` and `body.remove.2`, by the rows of the batch. */
const rowsWrong = (problem: Problem, sets: readonly string[], removes: readonly string[]): Map<string, string> =>
  new Map(
    problem.errors.flatMap(({ path, message }) => {
      const [, of, i] = /(set|remove)\.(\d+)/.exec(path) ?? [];
      const row = of === "set" ? sets[Number(i)] : removes[Number(i)];
      return row ? [[row, message] as const] : [];
    }),
  );

/** Saves batch by batch, each at the version that the one before made. What is saved leaves the sheet at once: a failure keeps the rest. */
export const useSaving = (list: PriceList, now: () => Sheet, keep: (sheet: Sheet) => void) => {
  const client = useQueryClient();
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [problem, setProblem] = useState<Problem>();
  const save = async (reason: string): Promise<number> => {
    const before = now();
    const operations = Object.entries(before.rows).map(([row, draft]) => operationOf(row, draft));
    const needed = operations.filter(({ set, remove }) => set ?? remove);
    let expectedVersion = before.version ?? list.version;
    let done = 0;
    setProblem(undefined);
    setProgress({ done, total: needed.length });
    for (const batch of batches(needed)) {
      const sets = batch.filter(({ set }) => set);
      const removes = batch.filter(({ remove }) => remove);
      const body = {
        set: sets.map(({ set }) => set!),
        remove: removes.map(({ remove }) => remove!),
        expectedVersion,
        reason,
      };
      try {
        const reply = await ask(changePriceEntries, { params: { listId: list.id }, body });
        expectedVersion = reply.version;
        done += batch.length;
        const saved = new Set(batch.map(({ row }) => row));
        const rows = Object.fromEntries(Object.entries(now().rows).filter(([row]) => !saved.has(row)));
        keep({ rows, version: expectedVersion });
        setProgress({ done, total: needed.length });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        setProblem(error);
        const wrong = rowsWrong(error, sets.map(({ row }) => row), removes.map(({ row }) => row)); // prettier-ignore
        const rows = Object.entries(now().rows).map(([row, draft]) => [row, { ...draft, error: wrong.get(row) }]);
        // The newest version may be saved over once the reader was told.
        const { version } = now();
        keep({ rows: Object.fromEntries(rows), version: error.code === "record/stale" ? undefined : version });
        break;
      }
    }
    setProgress(undefined);
    await client.invalidateQueries();
    return done;
  };
  return { save, progress, problem };
};
