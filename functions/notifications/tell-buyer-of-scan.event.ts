import { shipmentScanned } from "../../events/shipments.ts";
import { on } from "../../shared/on.ts";
import { delivered, inTrouble } from "./templates/shipments.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-buyer-of-scan.event";
const templates = { exception: inTrouble, delivered } as const;

/** Only the scans that ask for something: the others can be followed on the order. */
export const handler = on(name, shipmentScanned, async (event, { now }) => {
  const { status } = event.data;
  if (status !== "exception" && status !== "delivered") return;
  const to = { tenant: event.tenant, roles: ["buyer", "manager"] as const };
  await tell({ name, event, now, to, template: templates[status], facts: event.data });
});
