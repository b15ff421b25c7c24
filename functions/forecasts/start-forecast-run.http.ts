import { commit } from "../../shared/commit.ts";
import { ForecastRun, startForecastRun } from "../../shared/contracts/forecast-runs.ts";
import { isUnderWay } from "../../shared/contracts/runs.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { listOf, runs } from "./runs.table.ts";
import { newRun } from "./start-run.ts";

export const handler = http(startForecastRun, async ({ body: { freq }, caller, now, once }) => {
  const [last] = (await runs.page(listOf(freq), { limit: 1 })).items;
  if (last && isUnderWay(last, now)) throw new Refusal("forecast/run-running", { done: last.done, total: last.total });
  const run = await newRun(freq, once.seed, caller.actor, now);
  const reply = ForecastRun.parse(run);
  await commit([once.done(reply), ...runs.begun(run, now)]);
  return reply;
});
