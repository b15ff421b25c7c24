import { holdReleased, orderApproved } from "../../events/orders.ts";
import type { EventDefinition } from "../../events/define.ts";
import { on } from "../../shared/on.ts";
import { loadOrder } from "../orders/index.ts";
import { type OrderFacts, readyToShip } from "./templates/orders.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-warehouse-of-approval.event";
const heardOf = [orderApproved, holdReleased] as readonly EventDefinition<OrderFacts & { stage: string }>[];

/** Approved, and nothing keeps the goods in: what a hold still keeps is told when it is released. */
export const handler = on(name, heardOf, async (event, { now }) => {
  if (event.data.stage !== "to-ship" || (await loadOrder(event.data.orderId))?.approval !== "approved") return;
  const to = { tenant: "HQ", roles: ["warehouse"] as const };
  await tell({ name, event, now, to, template: readyToShip, facts: event.data });
});
