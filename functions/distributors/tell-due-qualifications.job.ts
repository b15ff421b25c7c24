import { commit } from "../../shared/commit.ts";
import { localDate } from "../../shared/dates.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { job } from "../../shared/job.ts";
import { policyNow } from "../company/index.ts";
import { readDistributor } from "./distributors.table.ts";
import { qualificationsDue, told } from "./qualifications.table.ts";

/** Each document's row is its own guard, so a tick that comes twice, late or after a crash tells what is left and nothing twice. */
export const handler = job("distributors/tell-due-qualifications.job", async ({ now }) => {
  const { timeZone } = await policyNow();
  const today = localDate(now, timeZone);
  let cursor: string | undefined;
  do {
    const page = await qualificationsDue(today, cursor);
    for (const due of page.items) {
      const distributor = await readDistributor(due.distributorId);
      if (!distributor) continue;
      try {
        await commit(told(due, distributor, today, now));
      } catch (error) {
        if (!(error instanceof AlreadyDone)) throw error;
      }
    }
    cursor = page.cursor;
  } while (cursor);
});
