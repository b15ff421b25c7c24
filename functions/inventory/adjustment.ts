import type { z } from "zod";
import type { adjustStock } from "../../shared/contracts/stock-documents.ts";
import type { DocumentLine } from "./document-lots.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";

export type Adjustment = z.output<NonNullable<typeof adjustStock.body>>;

/**
 * The changes that a report means. A count is a difference to the books as they were when it came in: what moves between then and the
 * posting keeps its effect.
 */
export const changesOf = (adjustment: Adjustment, booked: ReadonlyMap<Sku, number>): DocumentLine[] => {
  switch (adjustment.reason) {
    case "sold":
    case "damage":
      return adjustment.lines.map(({ sku, quantity, lots }, i) => ({ sku, onHand: -quantity, lots, line: i + 1 }));
    case "count":
      return adjustment.lines.map(({ sku, counted, lots }, i) => ({
        sku,
        counted,
        lots,
        onHand: counted - (booked.get(sku) ?? 0),
        line: i + 1,
      }));
    case "other":
      return adjustment.lines.map(({ sku, change, lots }, i) => ({ sku, onHand: change, lots, line: i + 1 }));
  }
};
