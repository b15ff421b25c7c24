import { allThere, type Arrival, withArrivals } from "../../shared/arrival.ts";
import type { Order, OrderLine } from "../../shared/contracts/order-model.ts";
import type { LocationId, ShipmentId } from "../../shared/contracts/primitives.ts";
import type { Shipment, ShipmentLine, ShipmentState } from "../../shared/contracts/shipments.ts";
import { Refusal } from "../../shared/errors.ts";

/** What a shipment can become. Everything that is not listed is refused. */
const moves: Record<ShipmentState, readonly ShipmentState[]> = {
  picking: ["cancelled", "shipped"],
  cancelled: [],
  shipped: ["part-received", "received"],
  "part-received": ["part-received", "received"],
  received: [],
};
const mayBecome = ({ state }: Shipment, next: ShipmentState): void => {
  if (!moves[state].includes(next)) throw new Refusal("shipment/not-possible-now", { state });
};

export interface Amount {
  lineNo: number;
  quantity: number;
}

/** What of each line is set aside at a place and on no pick list yet. */
export const pickable = (order: Order, shipments: readonly Shipment[], locationId: LocationId): Map<number, number> => {
  const taken = new Map<number, number>();
  for (const { lines } of shipments.filter((s) => s.state === "picking" && s.locationId === locationId))
    for (const { lineNo, picked } of lines) taken.set(lineNo, (taken.get(lineNo) ?? 0) + picked);
  return new Map(
    order.lines.map(({ lineNo, reserved }) => [lineNo, (reserved[locationId] ?? 0) - (taken.get(lineNo) ?? 0)]),
  );
};

/** A pick list of `wanted`, or of all that can be picked at the place. */
export const newShipment = (
  order: Order,
  existing: readonly Shipment[],
  ask: { id: ShipmentId; locationId: LocationId; wanted: readonly Amount[] | undefined; now: string },
): Shipment => {
  const { id, locationId, now } = ask;
  const open = pickable(order, existing, locationId);
  const everything = [...open].map(([lineNo, quantity]) => ({ lineNo, quantity })).filter((l) => l.quantity > 0);
  const wanted = ask.wanted ?? everything;
  if (wanted.length === 0) throw new Refusal("shipment/nothing-to-pick", { locationId });
  const short = wanted.find((l) => l.quantity > (open.get(l.lineNo) ?? 0));
  if (short)
    throw new Refusal("shipment/not-reserved", { lineNo: short.lineNo, open: open.get(short.lineNo) ?? 0, locationId });
  const skus = new Map(order.lines.map(({ lineNo, sku }) => [lineNo, sku]));
  const lines = wanted.map(({ lineNo, quantity }): ShipmentLine => {
    return { lineNo, sku: skus.get(lineNo)!, picked: quantity, shipped: 0, received: 0, damaged: 0, lost: 0 };
  });
  return {
    id,
    orderId: order.id,
    orderNumber: order.number,
    distributorId: order.distributorId,
    distributorName: order.distributorName,
    locationId,
    state: "picking",
    units: lines.reduce((n, l) => n + l.picked, 0),
    pickingSince: now,
    lines,
  };
};

export const cancelled = (shipment: Shipment, cancelReason: string): Shipment => {
  mayBecome(shipment, "cancelled");
  return { ...shipment, state: "cancelled", cancelReason };
};

type Handover = Required<Pick<Shipment, "carrierId" | "carrierName" | "trackingNumber" | "toLocationId">> &
  Pick<Shipment, "trackingUrl" | "expectedOn">;

/** `actual` names the lines that came out short; the rest goes as picked. */
export const shipped = (shipment: Shipment, actual: readonly Amount[], handover: Handover, now: string): Shipment => {
  mayBecome(shipment, "shipped");
  const said = new Map(actual.map(({ lineNo, quantity }) => [lineNo, quantity]));
  const picked = new Map(shipment.lines.map((l) => [l.lineNo, l.picked]));
  for (const [lineNo, wanted] of said)
    if (wanted > (picked.get(lineNo) ?? 0))
      throw new Refusal("shipment/more-than-picked", { lineNo, picked: picked.get(lineNo) ?? 0, wanted });
  const lines = shipment.lines.map((l) => ({ ...l, shipped: said.get(l.lineNo) ?? l.picked }));
  const units = lines.reduce((n, l) => n + l.shipped, 0);
  if (units === 0) throw new Refusal("shipment/nothing-shipped");
  return { ...shipment, ...handover, state: "shipped", lines, units, shippedAt: now };
};

export const received = (shipment: Shipment, arrivals: readonly Arrival[], now: string): Shipment => {
  mayBecome(shipment, "received");
  const lines = withArrivals(
    shipment.lines,
    arrivals,
    (facts) => new Refusal("shipment/more-than-shipped", { ...facts }),
  );
  const complete = allThere(lines);
  return { ...shipment, state: complete ? "received" : "part-received", lines, ...(complete && { receivedAt: now }) };
};

/** Pick lists that are open are counted on the order: nobody changes its quantities while a warehouse works on them. */
export const withPicks = (order: Order, change: 1 | -1): Order => ({ ...order, openPicks: order.openPicks + change });

const changedLines = (order: Order, change: (line: OrderLine) => Partial<OrderLine> | undefined): Order => ({
  ...order,
  lines: order.lines.map((line) => ({ ...line, ...change(line) })),
});

/** The order after a shipment left: less is set aside at the place, as much more is shipped. */
export const afterShipping = (order: Order, { lines, locationId }: Shipment): Order => {
  const gone = new Map(lines.map((l) => [l.lineNo, l.shipped]));
  return changedLines(withPicks(order, -1), (line) => {
    const quantity = gone.get(line.lineNo) ?? 0;
    if (quantity === 0) return undefined;
    const { [locationId]: here = 0, ...elsewhere } = line.reserved;
    const left = here - quantity;
    return { shipped: line.shipped + quantity, reserved: left > 0 ? { ...elsewhere, [locationId]: left } : elsewhere };
  });
};

export const afterReceiving = (order: Order, arrivals: readonly Arrival[]): Order => {
  const said = new Map(arrivals.map((a) => [a.lineNo, a]));
  return changedLines(order, (line) => {
    const a = said.get(line.lineNo);
    return a && { received: line.received + a.received, damaged: line.damaged + a.damaged, lost: line.lost + a.lost };
  });
};
