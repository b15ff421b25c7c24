import { commit } from "../../shared/commit.ts";
import { isUnderWay } from "../../shared/contracts/runs.ts";
import { SupplyRun, startSupplyRun } from "../../shared/contracts/supply-runs.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { list, runs } from "./runs.table.ts";
import { newRun } from "./start-run.ts";

export const handler = http(startSupplyRun, async ({ caller, now, once }) => {
  const [last] = (await runs.page(list, { limit: 1 })).items;
  if (last && isUnderWay(last, now))
    throw new Refusal("supply-plan/run-running", { done: last.done, total: last.total });
  const run = newRun(once.seed, caller.actor, now);
  const reply = SupplyRun.parse(run);
  await commit([once.done(reply), ...runs.begun(run, now)]);
  return reply;
});
