import { localDate } from "../../shared/dates.ts";
import { Refusal } from "../../shared/errors.ts";
import { job } from "../../shared/job.ts";
import { policyNow } from "../company/index.ts";
import { countHold } from "./count-hold.ts";
import { holdsToCount } from "./credit.table.ts";

/** Orders wanted beyond the credit horizon come within it. Each hold is its own transaction and its own guard. */
export const handler = job("credit/count-holds.job", async ({ now }) => {
  const { timeZone } = await policyNow();
  for (const hold of await holdsToCount(localDate(now, timeZone))) {
    try {
      await countHold(hold, now);
    } catch (error) {
      // The document changed at the same moment; if it still waits, it is in the next run's list.
      if (!(error instanceof Refusal)) throw error;
    }
  }
});
