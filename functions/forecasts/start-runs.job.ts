import { systemActor } from "../../events/define.ts";
import { commit } from "../../shared/commit.ts";
import { unlessDone } from "../../shared/errors.ts";
import { job } from "../../shared/job.ts";
import { runs } from "./runs.table.ts";
import { newRun } from "./start-run.ts";

const name = "forecasts/start-runs.job";

/** One run a frequency and night: its id is the slot's, so a second tick finds it there. */
export const handler = job(name, async ({ due, now }) => {
  for (const freq of ["M", "W"] as const) {
    const run = await newRun(freq, `${name}#${due}`, systemActor("forecasts"), now);
    await commit(runs.begun(run, now)).catch(unlessDone);
  }
});
