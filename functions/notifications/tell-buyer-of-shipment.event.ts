import { shipmentShipped } from "../../events/shipments.ts";
import { on } from "../../shared/on.ts";
import { shipped } from "./templates/shipments.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-buyer-of-shipment.event";

export const handler = on(name, shipmentShipped, async (event, { now }) => {
  const to = { tenant: event.tenant, roles: ["buyer", "manager"] as const };
  await tell({ name, event, now, to, template: shipped, facts: event.data });
});
