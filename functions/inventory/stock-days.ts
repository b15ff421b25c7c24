import type { stockMoved } from "../../events/inventory.ts";
import type { shipmentReceived, shipmentShipped } from "../../events/shipments.ts";
import type { transferReceived, transferShipped } from "../../events/transfers.ts";
import type { Movement } from "../../shared/contracts/inventory.ts";
import type { LocalDate, LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";

/**
 * What changed `onHand` of one SKU at one place on one day, in base units. `out` is demand met: sold or shipped. Counts, damage and other corrections are none:
 * they are `gained` or `lost`. Nor is `sent`: what left for another place of HQ's.
 */
export interface DayTotals {
  received: number;
  out: number;
  gained: number;
  lost: number;
  sent: number;
}
export type Days = ReadonlyMap<LocalDate, DayTotals>;
export type Flow = DayTotals & { sku: Sku; locationId: LocationId };
type Told<D> = D extends { of(data: infer Data): unknown } ? Data : never;
type Shipped = Told<typeof shipmentShipped> | Told<typeof transferShipped>;
type Received = Told<typeof shipmentReceived> | Told<typeof transferReceived>;
export type FlowNews = Told<typeof stockMoved> | Shipped | Received;

export const dayQuantities = ["received", "out", "gained", "lost", "sent"] as const satisfies readonly (keyof DayTotals)[]; // prettier-ignore
export const none: DayTotals = { received: 0, out: 0, gained: 0, lost: 0, sent: 0 };
export const netOf = ({ received, out, gained, lost, sent }: DayTotals): number =>
  received + gained - out - lost - sent;

const plus = (a: DayTotals, b: Partial<DayTotals>): DayTotals => ({
  received: a.received + (b.received ?? 0),
  out: a.out + (b.out ?? 0),
  gained: a.gained + (b.gained ?? 0),
  lost: a.lost + (b.lost ?? 0),
  sent: a.sent + (b.sent ?? 0),
});
const corrected = (by: number): Partial<DayTotals> => (by > 0 ? { gained: by } : { lost: -by });

/** What a piece of stock news says went in and out, each SKU at a place once. Announcements and transit are no stock yet. */
export const flowsIn = (news: FlowNews): Flow[] => {
  const flows = new Map<string, Flow>();
  const add = (sku: Sku, locationId: string, by: Partial<DayTotals>): void => {
    const name = `${locationId}#${sku}`;
    const flow = { sku, locationId: locationId as LocationId };
    flows.set(name, { ...flow, ...plus(flows.get(name) ?? none, by) });
  };
  if ("document" in news)
    for (const { sku, locationId, onHand } of news.stock) add(sku, locationId, ofReason(news.reason, onHand));
  else if ("complete" in news) {
    const places = new Map(news.stock.map(({ sku, locationId }) => [sku, locationId]));
    for (const { sku, received } of news.lines) if (received > 0) add(sku, places.get(sku)!, { received });
  } else if ("carrierId" in news)
    for (const { sku, quantity } of news.lines) add(sku, news.locationId, { out: quantity });
  else for (const { sku, quantity } of news.lines) add(sku, news.fromId, { sent: quantity });
  return [...flows.values()].filter((flow) => dayQuantities.some((q) => flow[q] > 0));
};
const ofReason = (reason: string, onHand: number): Partial<DayTotals> =>
  reason === "receipt" ? { received: onHand } : reason === "sold" ? { out: -onHand } : corrected(onHand);

/** The same totals from the movements of one SKU at one place: what the kept ones must be, and can be made of again. */
export const daysOf = (movements: readonly Movement[], timeZone: string): Days => {
  const days = new Map<LocalDate, DayTotals>();
  const documents = Map.groupBy(movements, ({ document, at }) => `${document}#${at}`);
  for (const rows of documents.values()) {
    const date = localDate(rows[0]!.at, timeZone);
    const causes = standing(rows.flatMap((row) => row.causes)).filter(({ onHand }) => onHand !== 0);
    let [day, correction] = [days.get(date) ?? none, 0];
    for (const { kind, onHand } of causes)
      if (kind === "receipt") day = plus(day, { received: onHand });
      else if (kind === "shipment" || kind === "sold") day = plus(day, { out: -onHand });
      else if (kind === "transfer") day = plus(day, { sent: -onHand });
      else correction += onHand;
    if (causes.length > 0) days.set(date, plus(day, corrected(correction)));
  }
  return days;
};

/** Causes without those that were undone: a posting that was given up has moved nothing. */
const standing = (causes: Movement["causes"]): Movement["causes"] => {
  const left = causes.filter(({ kind }) => kind !== "undone");
  for (const { line, onHand } of causes.filter(({ kind, onHand }) => kind === "undone" && onHand !== 0)) {
    const i = left.findIndex((cause) => cause.line === line && cause.onHand === -onHand);
    if (i >= 0) left.splice(i, 1);
  }
  return left;
};
