import { localDate } from "../../shared/dates.ts";
import { job } from "../../shared/job.ts";
import { policyNow } from "../company/index.ts";
import { limitsToRefresh } from "./credit.table.ts";
import { refreshLimit } from "./index.ts";

/** Temporary limits begin and end by the calendar. No order waits for it: whoever asks for credit refreshes an old limit first. */
export const handler = job("credit/refresh-limits.job", async ({ now }) => {
  const { timeZone } = await policyNow();
  for (const { entityId } of await limitsToRefresh(localDate(now, timeZone))) await refreshLimit(entityId, now);
});
