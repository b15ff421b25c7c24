import { shipmentShipped } from "../../events/shipments.ts";
import { localDate } from "../../shared/dates.ts";
import { on } from "../../shared/on.ts";
import { policyNow } from "../company/index.ts";
import { again } from "../../shared/again.ts";
import { issueInvoice } from "./issue-invoice.ts";

/** The invoice bears the date on which the goods left, however late this is heard. */
export const handler = on("billing/invoice-shipment.event", shipmentShipped, async ({ data, at }, { now, heard }) => {
  const { timeZone } = await policyNow();
  await again(() => issueInvoice(data, localDate(at, timeZone), heard, now));
});
