import { forecastRunStarted } from "../../events/forecasts.ts";
import { commit } from "../../shared/commit.ts";
import { localDate } from "../../shared/dates.ts";
import { unlessStale } from "../../shared/errors.ts";
import { on } from "../../shared/on.ts";
import { policyNow } from "../company/index.ts";
import { pageOfSkus } from "../demand/index.ts";
import { finishRun } from "./finish-run.ts";
import { modelInForce, putModelInForce } from "./models.ts";
import { portionsDue, readRun } from "./runs.table.ts";
import { trainModel } from "./train-model.ts";

const skusInPortion = 20;
const skusAtOnce = 1_000;
/** A model of a company that had next to no demand yet is not kept for a week: learning from so few costs nothing. */
const fewSeries = 100;

/** Cuts the SKUs into portions. What was cut is written with its news, so that a crash, or a second hearing, goes on where the list was cut last. */
export const handler = on("forecasts/plan-run.event", forecastRunStarted, async ({ data: { runId, freq } }, { now }) => {
  const model = await modelInForce(freq);
  if (!model || model.trainedOn < fewSeries)
    await putModelInForce(freq, await trainModel(freq, localDate(now, (await policyNow()).timeZone)), now);
  for (let run = await readRun(runId); run && !run.planned; run = await readRun(runId)) {
    const { items, cursor } = await pageOfSkus({ limit: skusAtOnce, cursor: run.cursor });
    const portions = Array.from({ length: Math.ceil(items.length / skusInPortion) }, (_, i) =>
      items.slice(i * skusInPortion, (i + 1) * skusInPortion),
    );
    await commit(portionsDue(run, portions, cursor, now)).catch(unlessStale);
  }
  await finishRun(runId, now);
}); // prettier-ignore
