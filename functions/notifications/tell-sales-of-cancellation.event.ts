import { orderCancelled } from "../../events/orders.ts";
import { on } from "../../shared/on.ts";
import { cancelled } from "./templates/orders.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-sales-of-cancellation.event";

/** A draft that was thrown away concerned nobody at HQ. */
export const handler = on(name, orderCancelled, async (event, { now }) => {
  if (event.data.wasDraft) return;
  const to = { tenant: "HQ", roles: ["sales"] as const };
  await tell({ name, event, now, to, template: cancelled, facts: event.data });
});
