import type { Product } from "../../shared/contracts/catalog.ts";
import { Quantity } from "../../shared/contracts/primitives.ts";
import type { RowProblem } from "../../shared/contracts/quick-orders.ts";

const packWords = ["箱", "box", "boxes", "case", "cases", "carton", "cartons", "ctn", "ctns", "pack", "packs", "pk"];
const unitWords = ["个", "pc", "pcs", "piece", "pieces", "ea", "each", "unit", "units"];

/** "24", "1,200", "24.0", "x24", "2 箱", "2boxes": a count, and the word behind it. Undefined for any other cell. */
export const quantityIn = (cell: string): { amount: number; unit?: string } | undefined => {
  const found = /^[x×*]?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.0{1,4})?\s*([^\d\s.,+-][^\d]{0,19})?$/i.exec(cell);
  if (!found) return undefined;
  const unit = found[2]?.trim();
  return { amount: Number(found[1]!.replaceAll(",", "")), ...(unit && { unit }) };
};

/** A cell of its own that names what is counted, rather than a remark. */
export const isUnitWord = (cell: string): boolean =>
  /^\p{Script=Han}$/u.test(cell) || [...packWords, ...unitWords].includes(cell.toLowerCase());

/** The count in base units; the product's own words come before everybody's. */
export const inUnits = (
  { amount, unit }: { amount: number; unit?: string | undefined },
  product: Pick<Product, "unit" | "pack">,
): { quantity: number } | { problem: RowProblem } => {
  const word = unit?.toLowerCase();
  const { pack } = product;
  const counts = (size: number) => {
    const quantity = amount * size;
    return Quantity.safeParse(quantity).success ? { quantity } : { problem: "quantity/invalid" as const };
  };
  if (word === undefined || word === product.unit.toLowerCase()) return counts(1);
  if (word === pack?.name.toLowerCase()) return counts(pack.size);
  if (packWords.includes(word)) return pack ? counts(pack.size) : { problem: "pack/none" };
  return unitWords.includes(word) ? counts(1) : { problem: "unit/unknown" };
};
