import { commit } from "../../shared/commit.ts";
import { SupplyRun, startSupplyRun } from "../../shared/contracts/supply-runs.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { pageOfRuns, runBegun } from "./runs.table.ts";
import { newRun } from "./start-run.ts";

/** A run that has not ended within this is taken to have failed, and no longer in the way of a new one. */
const stuckAfterMs = 3_600_000;

export const handler = http(startSupplyRun, async ({ caller, now, once }) => {
  const [last] = (await pageOfRuns({ limit: 1 })).items;
  if (last?.state === "running" && Date.parse(now) - Date.parse(last.startedAt) < stuckAfterMs)
    throw new Refusal("supply-plan/run-running", { done: last.done, total: last.total });
  const run = newRun(once.seed, caller.actor, now);
  const reply = SupplyRun.parse(run);
  await commit([once.done(reply), ...runBegun(run, now)]);
  return reply;
});
