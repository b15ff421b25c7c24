import type { Order } from "../../shared/contracts/order-model.ts";
import type { Shipment } from "../../shared/contracts/shipments.ts";
import { type StockEntry, unitsFrom } from "../inventory/index.ts";
import { amountOfPart } from "../orders/index.ts";
import type { Arrival } from "./shipment.ts";

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

/**
 * Nothing stays in transit that was spoken of; only what is good can be sold. Units are spoken of in the order of their lots, the good ones of a receipt
 * before its damaged and lost ones. `after`: the shipment with these arrivals.
 */
export const arriving = ({ id, toLocationId, lines }: Shipment, arrivals: readonly Arrival[]): StockEntry[] => {
  const byNumber = new Map(lines.map((l) => [l.lineNo, l]));
  return arrivals.flatMap(({ lineNo, received, damaged, lost }) => {
    const line = byNumber.get(lineNo)!;
    const before = line.received + line.damaged + line.lost - received - damaged - lost;
    const entry = (kind: string, inTransit: number, onHand: number): StockEntry[] =>
      inTransit === 0
        ? []
        : [
            {
              sku: line.sku,
              locationId: toLocationId!,
              inTransit: -inTransit,
              onHand,
              ...(onHand > 0 && line.lots && { lots: unitsFrom(line.lots, before, onHand) }),
              cause: { kind, id, line: lineNo },
            },
          ];
    return [
      ...entry("receipt", received, received),
      ...entry("receipt-damaged", damaged, 0),
      ...entry("receipt-lost", lost, 0),
    ];
  });
};

const touched = (entries: readonly StockEntry[]) => [
  ...new Map(entries.map(({ sku, locationId }) => [`${locationId}#${sku}`, { sku, locationId }])).values(),
];

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
    stock: touched(leaving(shipment)),
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
    stock: touched(arriving(after, arrivals)),
  };
};
