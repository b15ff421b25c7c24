import type { z } from "zod";
import type { adjustStock } from "../../shared/contracts/stock-documents.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";

export type Adjustment = z.output<NonNullable<typeof adjustStock.body>>;

/**
 * The changes that a report means. A count is a difference to the books as they were when it came in: what moves between then and the
 * posting keeps its effect.
 */
export const changesOf = (
  adjustment: Adjustment,
  booked: ReadonlyMap<Sku, number>,
): { sku: Sku; onHand: number; line: number }[] => {
  switch (adjustment.reason) {
    case "sold":
    case "damage":
      return adjustment.lines.map(({ sku, quantity }, i) => ({ sku, onHand: -quantity, line: i + 1 }));
    case "count":
      return adjustment.lines.map(({ sku, counted }, i) => ({
        sku,
        onHand: counted - (booked.get(sku) ?? 0),
        line: i + 1,
      }));
    case "other":
      return adjustment.lines.map(({ sku, change }, i) => ({ sku, onHand: change, line: i + 1 }));
  }
};
