import type { Order } from "../../shared/contracts/order-model.ts";
import type { LocalDate, Region, Sku } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import type { Fact, Seller } from "./demand.ts";

/** What (a part of) an order counts for: units of each SKU, on the day it was submitted, where its distributor was then. */
export interface Contribution {
  seller: Seller;
  region: Region;
  date: LocalDate;
  units: Readonly<Record<Sku, number>>;
}
export type Counts = Pick<Order, "approval" | "distributorId" | "region" | "submittedAt"> & {
  lines: readonly Pick<Order["lines"][number], "sku" | "quantity">[];
};

/** As many SKUs as change in one transaction, whatever else they touch. */
const skusInPart = 20;
const wanted: Record<Order["approval"], boolean> = {
  draft: false,
  submitted: true,
  approved: true, // and short-closed: it was wanted
  rejected: false,
  cancelled: false,
};

/**
 * All that an order counts for, in parts that follow from the order alone; at least one where it was ever submitted, if only to say that it counts for
 * nothing. A pure function of the order: what it counted for before does not matter.
 */
export const contributionsOf = (order: Counts, timeZone: string): Contribution[] => {
  if (!order.submittedAt) return [];
  const sums = new Map<Sku, number>();
  if (wanted[order.approval])
    for (const { sku, quantity } of order.lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  const units = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  const about = {
    seller: order.distributorId,
    region: order.region,
    date: localDate(order.submittedAt, timeZone),
  };
  const parts = Math.max(1, Math.ceil(units.length / skusInPart));
  return Array.from({ length: parts }, (_, i) => ({
    ...about,
    units: Object.fromEntries(units.slice(i * skusInPart, (i + 1) * skusInPart)),
  }));
};

export const factsOf = ({ units, ...about }: Contribution, sign: 1 | -1 = 1): Fact[] =>
  Object.entries(units).map(([sku, n]) => ({ sku, ...about, measure: "ordered", units: sign * n }));

/** What to add so that `after` is counted in the place of `before`. */
export const differenceOf = (before: Contribution | undefined, after: Contribution | undefined): Fact[] => [
  ...(before ? factsOf(before, -1) : []),
  ...(after ? factsOf(after) : []),
];
