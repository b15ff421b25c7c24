import { shipmentReceived } from "../../events/shipments.ts";
import { again } from "../../shared/again.ts";
import { allArrived } from "../../shared/arrival.ts";
import { receiveShipment } from "../../shared/contracts/shipments.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { postStock } from "../inventory/index.ts";
import { moveOrder } from "../orders/index.ts";
import { findShipment } from "./find-shipment.ts";
import { arrived, receivedFacts } from "./postings.ts";
import { afterReceiving, received } from "./shipment.ts";
import { shipmentChanged } from "./shipments.table.ts";

/** Who ships does not sign: HQ signs only where no distributor stands between it and the goods. */
export const handler = http(receiveShipment, ({ params, body, caller, now, once }) =>
  again(async () => {
    const { order, shipment } = await findShipment(caller, params.shipmentId);
    if (caller.tenant === "HQ" && order.channel === "distributor") throw new Refusal("shipment/receiver-signs");
    const arrivals = body.all ? allArrived(shipment.lines) : body.lines;
    const after = received(shipment, arrivals, now);
    const step = { actor: caller.actor, now };
    const facts = receivedFacts(order, after, arrivals, body.note);
    const { next, actions } = moveOrder(order, afterReceiving(order, arrivals), shipmentReceived, facts, step);
    const outcome = { ...after, orderVersion: next.version };
    await postStock({
      document: after.id,
      entries: arrived(after, arrivals),
      marks: [once.done(outcome)],
      finish: [...actions, ...shipmentChanged(shipment, after)],
      ...step,
    });
    return outcome;
  }),
);
