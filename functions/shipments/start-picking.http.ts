import { pickingStarted } from "../../events/shipments.ts";
import { digest } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { ShipmentId } from "../../shared/contracts/primitives.ts";
import { startPicking } from "../../shared/contracts/shipments.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findOrder, moveOrder } from "../orders/index.ts";
import { refuseHeld } from "./holds.ts";
import { newShipment, withPicks } from "./shipment.ts";
import { withProposedLots } from "./shipment-lots.ts";
import { shipmentCreated, shipmentsOf } from "./shipments.table.ts";
import { trackingBegun } from "./tracking.table.ts";

export const handler = http(startPicking, async ({ params, body, caller, now, once }) => {
  const order = await findOrder(caller, params.orderId);
  if (order.version !== body.expectedVersion) throw stale();
  if (order.approval !== "approved") throw new Refusal("order/not-possible-now", { stage: order.stage });
  refuseHeld(order);
  const picks = newShipment(order, await shipmentsOf(order.id), {
    id: ShipmentId.parse(`shp_${digest(once.seed)}`),
    locationId: body.locationId,
    wanted: body.lines,
    now,
  });
  const shipment = await withProposedLots(picks, now);
  const facts = { entityId: order.entityId, shipmentId: shipment.id, locationId: body.locationId };
  const { next, actions } = moveOrder(order, withPicks(order, 1), pickingStarted, facts, { actor: caller.actor, now });
  const outcome = { ...shipment, orderVersion: next.version };
  await commit([once.done(outcome), ...actions, ...shipmentCreated(shipment), trackingBegun(shipment, order.entityId)]);
  return outcome;
});
