import { supplyRunStarted } from "../../events/supply-plans.ts";
import { commit } from "../../shared/commit.ts";
import { unlessStale } from "../../shared/errors.ts";
import { on } from "../../shared/on.ts";
import { pageOfSkus } from "../demand/index.ts";
import { finishRun } from "./finish-run.ts";
import { portionsDue, readRun } from "./runs.table.ts";

const skusInPortion = 25;
const skusAtOnce = 1_000;

/** Cuts the SKUs into portions. What was cut is written with its news, so that a crash, or a second hearing, goes on where the list was cut last. */
export const handler = on("supply-plans/cut-run.event", supplyRunStarted, async ({ data: { runId } }, { now }) => {
  for (let run = await readRun(runId); run && !run.planned; run = await readRun(runId)) {
    const { items, cursor } = await pageOfSkus({ limit: skusAtOnce, cursor: run.cursor });
    const portions = Array.from({ length: Math.ceil(items.length / skusInPortion) }, (_, i) =>
      items.slice(i * skusInPortion, (i + 1) * skusInPortion),
    );
    await commit(portionsDue(run, portions, cursor, now)).catch(unlessStale);
  }
  await finishRun(runId, now);
});
