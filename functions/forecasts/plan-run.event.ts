import { forecastRunStarted } from "../../events/forecasts.ts";
import { localDate } from "../../shared/dates.ts";
import { on } from "../../shared/on.ts";
import { policyNow } from "../company/index.ts";
import { pageOfSkus } from "../demand/index.ts";
import { finishRun } from "./finish-run.ts";
import { modelInForce, putModelInForce } from "./models.ts";
import { runs } from "./runs.table.ts";
import { trainModel } from "./train-model.ts";

/** A model of a company that had next to no demand yet is not kept for a week: learning from so few costs nothing. */
const fewSeries = 100;

export const handler = on("forecasts/plan-run.event", forecastRunStarted, async ({ data: { runId, freq } }, { now }) => {
  const model = await modelInForce(freq);
  if (!model || model.trainedOn < fewSeries)
    await putModelInForce(freq, await trainModel(freq, localDate(now, (await policyNow()).timeZone)), now);
  await runs.plan(runId, now, pageOfSkus);
  await finishRun(runId, now);
}); // prettier-ignore
