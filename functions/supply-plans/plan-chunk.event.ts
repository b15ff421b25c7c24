import { supplyChunkDue } from "../../events/supply-plans.ts";
import { commit } from "../../shared/commit.ts";
import { unlessDone } from "../../shared/errors.ts";
import { on } from "../../shared/on.ts";
import { plannerFor } from "./facts.ts";
import { planSku } from "./plan-sku.ts";
import { runs } from "./runs.table.ts";

/** While one waits for the store another computes. */
const skusAtOnce = 5;

/** A portion of a run. SKUs that it went over before a crash are not gone over again; it counts once. Whoever does the last portion ends the run. */
export const handler = on("supply-plans/plan-chunk.event", supplyChunkDue, async ({ data }, { now, heard }) => {
  const { runId, skus } = data;
  const planner = await plannerFor(skus, now);
  let lines = 0;
  for (let i = 0; i < skus.length; i += skusAtOnce) {
    const some = skus.slice(i, i + skusAtOnce);
    for (const open of await Promise.all(some.map((sku) => planSku(sku, { planner, now, runId })))) lines += open;
  }
  await commit([heard, runs.portionDone(runId, skus.length, { lines })]).catch(unlessDone);
  await runs.finish(runId, now);
});
