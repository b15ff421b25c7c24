import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import type { Transfer } from "../../shared/contracts/transfers.ts";
import type { StockEntry } from "../inventory/index.ts";

/** What is announced of a SKU where goods go: somebody may have taken some of it off by hand. */
export type Announced = ReadonlyMap<Sku, number>;

const ofLines = (
  { id, lines }: Transfer,
  entry: (line: Transfer["lines"][number]) => (Omit<StockEntry, "sku" | "cause"> & { locationId: LocationId })[],
): StockEntry[] =>
  lines.flatMap((line) => {
    const cause = { kind: "transfer", id, line: line.lineNo };
    return entry(line).map((one) => ({ ...one, sku: line.sku, cause }));
  });

/** Set aside where it comes from, so that nobody else gets it; announced where it goes, so that nobody orders it a second time. */
export const settingAside = (transfer: Transfer): StockEntry[] =>
  ofLines(transfer, ({ quantity }) => [
    { locationId: transfer.fromId, reserved: quantity },
    { locationId: transfer.toId, incoming: quantity },
  ]);

const noMoreAnnounced = (announced: Announced, sku: Sku, quantity: number): number =>
  -Math.min(quantity, announced.get(sku) ?? 0);

/** All that was set aside is free again, or gone; what went is in transit. */
export const leaving = (transfer: Transfer, announced: Announced): StockEntry[] =>
  ofLines(transfer, ({ sku, quantity, shipped, lots }) => [
    {
      locationId: transfer.fromId,
      reserved: -quantity,
      onHand: -shipped,
      ...(lots && { lots: lots.map((lot) => ({ ...lot, quantity: -lot.quantity })) }),
    },
    { locationId: transfer.toId, incoming: noMoreAnnounced(announced, sku, quantity), inTransit: shipped },
  ]);

export const givingUp = (transfer: Transfer, announced: Announced): StockEntry[] =>
  ofLines(transfer, ({ sku, quantity }) => [
    { locationId: transfer.fromId, reserved: -quantity },
    { locationId: transfer.toId, incoming: noMoreAnnounced(announced, sku, quantity) },
  ]);
