import { systemActor } from "../../events/define.ts";
import { forecastRunFinished } from "../../events/forecasts.ts";
import { commit } from "../../shared/commit.ts";
import { on } from "../../shared/on.ts";
import { runs } from "./runs.table.ts";
import { newRun } from "./start-run.ts";

/** New monthly forecasts make new plans; a run of forecasts makes one run of plans. */
export const handler = on("supply-plans/start-run.event", forecastRunFinished, async ({ data }, { now, heard }) => {
  if (data.freq !== "M") return commit([heard]);
  await commit([heard, ...runs.begun(newRun(data.runId, systemActor("supply-plans"), now), now)]);
});
