import type { Arrival } from "../../shared/arrival.ts";
import type { Order } from "../../shared/contracts/order-model.ts";
import type { Shipment } from "../../shared/contracts/shipments.ts";
import { arriving, type StockEntry, touchedBy } from "../inventory/index.ts";
import { amountOfPart } from "../orders/index.ts";

/** Goods leave what was set aside at the warehouse, and are in transit to the buyer's place. */
export const leaving = ({ id, locationId, toLocationId, lines }: Shipment): StockEntry[] =>
  lines
    .filter((l) => l.shipped > 0)
    .flatMap(({ lineNo, sku, shipped, lots }) => {
      const cause = { kind: "shipment", id, line: lineNo };
      return [
        {
          sku,
          locationId,
          onHand: -shipped,
          reserved: -shipped,
          ...(lots && { lots: lots.map((l) => ({ ...l, quantity: -l.quantity })) }),
          cause,
        },
        { sku, locationId: toLocationId!, inTransit: shipped, cause },
      ];
    });

export const arrived = ({ id, toLocationId, lines }: Shipment, arrivals: readonly Arrival[]): StockEntry[] =>
  arriving({ id, locationId: toLocationId!, lines }, arrivals);

/** What is invoiced: shares of the amounts frozen on the order's lines, so that all shipments of a line sum to the line; freight with the first. */
export const shippedFacts = (order: Order, shipment: Shipment) => {
  const lineOf = new Map(order.lines.map((line) => [line.lineNo, line]));
  const lines = shipment.lines
    .filter((l) => l.shipped > 0)
    .map(({ lineNo, sku, shipped: quantity }) => {
      const line = lineOf.get(lineNo)!;
      const money = amountOfPart(line, line.shipped, line.shipped + quantity);
      return { lineNo, sku, quantity, unitFen: line.price.unitFen, ...money };
    });
  const freightFen = order.lines.every((line) => line.shipped === 0) ? order.freightFen : 0;
  return {
    entityId: order.entityId,
    shipmentId: shipment.id,
    locationId: shipment.locationId,
    carrierId: shipment.carrierId!,
    carrierName: shipment.carrierName!,
    trackingNumber: shipment.trackingNumber!,
    ...(shipment.expectedOn && { expectedOn: shipment.expectedOn }),
    dueDays: order.paymentTerms.kind === "credit" ? order.paymentTerms.days : null,
    lines,
    ...(freightFen > 0 && { freightFen }),
    totalFen: lines.reduce((n, l) => n + l.amountFen, freightFen),
    taxFen: lines.reduce((n, l) => n + l.taxFen, 0),
    stock: touchedBy(leaving(shipment)),
  };
};

export const receivedFacts = (
  order: Order,
  after: Shipment,
  arrivals: readonly Arrival[],
  note: string | undefined,
) => {
  const skus = new Map(after.lines.map((l) => [l.lineNo, l.sku]));
  return {
    entityId: order.entityId,
    shipmentId: after.id,
    complete: after.state === "received",
    lines: arrivals.map((a) => ({ ...a, sku: skus.get(a.lineNo)! })),
    ...(note && { note }),
    stock: touchedBy(arrived(after, arrivals)),
  };
};
