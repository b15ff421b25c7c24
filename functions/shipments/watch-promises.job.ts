import { commit } from "../../shared/commit.ts";
import { localDate } from "../../shared/dates.ts";
import { job } from "../../shared/job.ts";
import { policyNow } from "../company/index.ts";
import { daysToWatch } from "./promise.ts";
import { promisesFor, watched, watchedThrough } from "./promises.table.ts";
import { settlePromise } from "./settle-promise.ts";

/** One promise that cannot be settled does not hold up the others; the run then fails, and the next one tries it again. */
export const handler = job("shipments/watch-promises.job", async ({ now }) => {
  const { timeZone } = await policyNow();
  const today = localDate(now, timeZone);
  const failures: unknown[] = [];
  const days = daysToWatch(today, await watchedThrough());
  for (const day of days)
    for (const promise of await promisesFor(day))
      await settlePromise(promise, today, now).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} promises could not be settled`);
  await commit([watched(days.at(-1)!)]);
});
