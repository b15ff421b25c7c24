import { supplyRunStarted } from "../../events/supply-plans.ts";
import { on } from "../../shared/on.ts";
import { pageOfSkus } from "../demand/index.ts";
import { runs } from "./runs.table.ts";

export const handler = on("supply-plans/cut-run.event", supplyRunStarted, async ({ data: { runId } }, { now }) => {
  await runs.plan(runId, now, pageOfSkus);
  await runs.finish(runId, now);
});
