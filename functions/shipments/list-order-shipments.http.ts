import { listOrderShipments } from "../../shared/contracts/shipments.ts";
import { http } from "../../shared/http.ts";
import { findOrder } from "../orders/index.ts";
import { shipmentsOf } from "./shipments.table.ts";
import { scansOf, trackingsOf } from "./tracking.table.ts";

export const handler = http(listOrderShipments, async ({ params, caller }) => {
  const order = await findOrder(caller, params.orderId);
  const shipments = await shipmentsOf(order.id);
  const [trackings, scans] = await Promise.all([
    trackingsOf(shipments.map(({ id }) => id)),
    Promise.all(shipments.map(({ id }) => scansOf(id))),
  ]);
  const items = shipments.map((shipment, i) => ({
    ...shipment,
    expectedOn: trackings[i]?.expectedOn ?? shipment.expectedOn,
    carrierStatus: trackings[i]?.carrierStatus,
    scans: scans[i]!,
  }));
  return { items: items.sort((a, b) => (a.pickingSince < b.pickingSince ? -1 : 1)) };
});
