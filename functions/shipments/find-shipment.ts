import type { Order } from "../../shared/contracts/order-model.ts";
import type { Shipment } from "../../shared/contracts/shipments.ts";
import { notFound } from "../../shared/errors.ts";
import { type Caller, maySee } from "../../shared/membership.ts";
import { findOrder } from "../orders/index.ts";
import { loadShipment } from "./shipments.table.ts";
import { type Tracking, trackingOf } from "./tracking.table.ts";

/**
 * A shipment with its order. The order is read first, never beside it: a shipment that is newer than the order makes the commit stale, one that is
 * older would pass unnoticed.
 */
export const findShipment = async (
  caller: Caller,
  shipmentId: string,
): Promise<{ order: Order; shipment: Shipment; tracking: Tracking }> => {
  const tracking = await trackingOf(shipmentId);
  if (!tracking || !maySee(caller, tracking.tenant)) throw notFound();
  const order = await findOrder(caller, tracking.orderId);
  const shipment = await loadShipment(order.id, shipmentId);
  if (!shipment) throw notFound();
  return { order, shipment, tracking };
};
