import { commit } from "../../shared/commit.ts";
import { unlessDone } from "../../shared/errors.ts";
import { readRun, runFinished } from "./runs.table.ts";

/** Ends a run whose last portion is done. Anybody may call it at any time; it has one effect. */
export const finishRun = async (runId: string, now: string): Promise<void> => {
  const run = await readRun(runId);
  if (!run?.planned || run.state !== "running" || run.done < run.total) return;
  await commit(runFinished(run, now)).catch(unlessDone);
};
