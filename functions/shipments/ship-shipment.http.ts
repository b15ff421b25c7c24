import { shipmentShipped } from "../../events/shipments.ts";
import { again } from "../../shared/again.ts";
import { shipShipment } from "../../shared/contracts/shipments.ts";
import { http } from "../../shared/http.ts";
import { postStock } from "../inventory/index.ts";
import { moveOrder } from "../orders/index.ts";
import { findShipment } from "./find-shipment.ts";
import { refuseHeld } from "./holds.ts";
import { leaving, shippedFacts } from "./postings.ts";
import { promised } from "./promises.table.ts";
import { afterShipping } from "./shipment.ts";
import { shippedByLot } from "./shipment-lots.ts";
import { shipmentChanged } from "./shipments.table.ts";
import { numberTaken } from "./tracking.table.ts";

export const handler = http(shipShipment, ({ params, body, caller, now, once }) =>
  again(async () => {
    const { order, shipment, tracking } = await findShipment(caller, params.shipmentId);
    refuseHeld(order);
    const after = await shippedByLot(shipment, body, now);
    const step = { actor: caller.actor, now };
    const facts = shippedFacts(order, after);
    const { next, actions } = moveOrder(order, afterShipping(order, after), shipmentShipped, facts, step);
    const outcome = { ...after, orderVersion: next.version };
    const { id: shipmentId, orderId, expectedOn: on } = after;
    await postStock({
      document: shipmentId,
      entries: leaving(after),
      marks: [once.done(outcome)],
      finish: [
        ...actions,
        ...shipmentChanged(shipment, after),
        ...numberTaken(tracking, after),
        ...(on ? [promised({ orderId, shipmentId, on, tenant: order.distributorId })] : []),
      ],
      ...step,
    });
    return outcome;
  }),
);
