import { shipmentReceived } from "../../events/shipments.ts";
import { on } from "../../shared/on.ts";
import { amiss, receivedReport } from "./templates/shipments.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-sales-of-receipt.event";

/** The warehouse hears of it too where something is damaged or missing. */
export const handler = on(name, shipmentReceived, async (event, { now }) => {
  const to = { tenant: "HQ", roles: amiss(event.data) ? (["sales", "warehouse"] as const) : (["sales"] as const) };
  await tell({ name, event, now, to, template: receivedReport, facts: event.data });
});
