import { pickingCancelled } from "../../events/shipments.ts";
import { again } from "../../shared/again.ts";
import { commit } from "../../shared/commit.ts";
import { cancelPicking } from "../../shared/contracts/shipments.ts";
import { http } from "../../shared/http.ts";
import { moveOrder } from "../orders/index.ts";
import { findShipment } from "./find-shipment.ts";
import { cancelled, withPicks } from "./shipment.ts";
import { shipmentChanged } from "./shipments.table.ts";

export const handler = http(cancelPicking, ({ params, body, caller, now, once }) =>
  again(async () => {
    const { order, shipment } = await findShipment(caller, params.shipmentId);
    const after = cancelled(shipment, body.reason);
    const { next, actions } = moveOrder(
      order,
      withPicks(order, -1),
      pickingCancelled,
      {
        entityId: order.entityId,
        shipmentId: after.id,
        locationId: after.locationId,
        reason: body.reason,
      },
      { actor: caller.actor, now },
    );
    const outcome = { ...after, orderVersion: next.version };
    await commit([once.done(outcome), ...actions, ...shipmentChanged(shipment, after)]);
    return outcome;
  }),
);
