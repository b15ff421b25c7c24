import type { Product } from "../../shared/contracts/catalog.ts";
import { Quantity, type Sku } from "../../shared/contracts/primitives.ts";
import { inUnits } from "./quick-quantity.ts";
import type { QuickError, QuickRow } from "./quick-rows.ts";

export interface QuickLine {
  sku: Sku;
  quantity: number;
  /** Where the product was first named. */
  first: QuickRow;
}

/** Rows as lines, one a product in the order of the text: the same product again, by SKU or barcode, is added to it. */
export const sumRows = (
  rows: readonly QuickRow[],
  productsOf: (code: string) => readonly Product[],
): { lines: QuickLine[]; errors: QuickError[] } => {
  const lines = new Map<Sku, QuickLine>();
  const errors: QuickError[] = [];
  for (const row of rows) {
    const fail = (problem: QuickError["problem"], facts: Record<string, unknown>): void =>
      void errors.push({ row: row.row, text: row.text, problem, facts: { code: row.code, ...facts } });
    const [product, another] = productsOf(row.code);
    if (!product) fail("product/unknown", {});
    else if (another) fail("barcode/ambiguous", { skus: productsOf(row.code).map(({ sku }) => sku) });
    else {
      const { sku, unit, pack } = product;
      const counted = inUnits(row, product);
      const before = lines.get(sku);
      const facts = { value: `${row.amount}${row.unit ? ` ${row.unit}` : ""}`, unit: row.unit, units: [unit, pack?.name].filter(Boolean) }; // prettier-ignore
      if ("problem" in counted) fail(counted.problem, facts);
      else {
        const quantity = (before?.quantity ?? 0) + counted.quantity;
        if (Quantity.safeParse(quantity).success) lines.set(sku, { sku, quantity, first: before?.first ?? row });
        else fail("quantity/invalid", facts);
      }
    }
  }
  return { lines: [...lines.values()], errors };
};
