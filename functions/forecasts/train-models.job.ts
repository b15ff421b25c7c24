import { localDate } from "../../shared/dates.ts";
import { job } from "../../shared/job.ts";
import { policyNow } from "../company/index.ts";
import { putModelInForce } from "./models.ts";
import { trainModel } from "./train-model.ts";

/** Safe to repeat: the same demand makes the same model, and the latest training holds. */
export const handler = job("forecasts/train-models.job", async ({ now }) => {
  const until = localDate(now, (await policyNow()).timeZone);
  for (const freq of ["M", "W"] as const) await putModelInForce(freq, await trainModel(freq, until), now);
});
