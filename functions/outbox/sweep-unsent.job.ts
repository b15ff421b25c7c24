import { addSeconds } from "../../shared/dates.ts";
import { job } from "../../shared/job.ts";
import { logFault } from "../../shared/log.ts";
import { readUnsent } from "./outbox.table.ts";
import { publish } from "./publish.ts";
import { unsent } from "./unsent.ts";

/** The stream keeps its records for a day and may lose a marking; whatever has waited a quarter of an hour is sent from the table. */
export const handler = job("outbox/sweep-unsent.job", async ({ now }) => {
  const late = await readUnsent(addSeconds(now, -15 * 60), 100);
  if (late.length > 0)
    logFault(unsent, new Error("the stream did not send them"), { name: "outbox/sweep-unsent", count: late.length });
  const failed = await publish(late);
  if (failed.length > 0) throw new Error(`${failed.length} events could not be sent`);
});
