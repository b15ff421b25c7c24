import { importContinued, importFinished } from "../../events/imports.ts";
import { clock } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { Action } from "../../shared/table.ts";
import { textsOf } from "./files.ts";
import { chunkDone, moved, readImport, type StoredImport } from "./imports.table.ts";
import { mapRows, sheetsOf } from "./mapping.ts";
import { mappingOf } from "./mappings/index.ts";
import type { Kind } from "./records.ts";
import { beginning, type Progress, runImport } from "./run-import.ts";

/** Well inside the function's 60 seconds. */
const workMs = 30_000;

/** Works on an import until it is done or the time is over, from the first chunk that is not done. A delivery that is overtaken does nothing. */
export const workOn = async (
  importId: string,
  version: number,
  { now, heard }: { now: string; heard: Action },
): Promise<void> => {
  const found = await readImport(importId);
  if (found?.state !== "running" || found.version !== version) return commit([heard]);
  const plan = mappingOf(found.mapping)!.plans[found.kind]!;
  const sheets = sheetsOf(await textsOf(importId, found.files));
  const tooLong = found.files.some((file) => sheets.get(file)?.tooLong);
  const rows = tooLong ? [] : mapRows(mappingOf(found.mapping)!, found.kind, sheets);
  if (rows.length === 0) {
    const problem = tooLong ? `file-too-long: ${plan.rows}` : `no-rows: ${plan.rows}`;
    return commit([heard, ...finished({ ...found, problem }, "refused", now)]);
  }
  const started = Date.parse(clock.now());
  let last: Progress | undefined = found.progress;
  await runImport<Kind>({
    id: importId,
    kind: found.kind,
    rows,
    dryRun: found.dryRun,
    actor: found.actor,
    now,
    from: last ?? beginning(found.kind, rows),
    onChunk: async (progress, errors) => {
      await chunkDone(found, last, progress, errors, clock.now());
      last = progress;
      return Date.parse(clock.now()) - started < workMs;
    },
  });
  const { total, done, fresh, failed, chunk, chunks } = last!;
  const after = { ...found, total, done, fresh, failed };
  const { kind, dryRun } = found;
  const next =
    chunk >= chunks
      ? finished(after, "done", clock.now())
      : moved(after, { movedAt: clock.now() }, importContinued, { importId, kind, dryRun });
  await commit([heard, ...next]);
};

const finished = (found: StoredImport, state: "done" | "refused", now: string): Action[] => {
  const { id: importId, kind, dryRun, total, done, fresh, failed, problem } = found;
  const told = { importId, kind, dryRun, total, done, fresh, failed, ...(problem && { problem }) };
  return moved(found, { state, movedAt: now, ...(problem && { problem }) }, importFinished, told);
};
