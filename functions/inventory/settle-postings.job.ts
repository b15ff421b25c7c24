import { addSeconds } from "../../shared/dates.ts";
import { job } from "../../shared/job.ts";
import { give, undo } from "./post-stock.ts";
import { postingsSince } from "./postings.table.ts";

/** Longer than any invocation may run, so that what is still at work is left alone. */
const abandonedAfterSeconds = 120;

/** What a dead process left half done: undone where it was not decided, completed where it was. One that cannot be settled does not keep the others. */
export const handler = job("inventory/settle-postings.job", async ({ now }) => {
  const failures: unknown[] = [];
  for (const posting of await postingsSince(addSeconds(now, -abandonedAfterSeconds)))
    await (posting.state === "giving" ? give(posting) : undo(posting)).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} postings could not be settled`);
});
