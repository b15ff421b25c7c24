import type { ProductFields } from "../../../shared/contracts/catalog.ts";
import type { Address } from "../../../shared/contracts/distributors.ts";

export type PickedProduct = Pick<ProductFields, "name" | "unit" | "pack" | "wholePacksOnly"> & { sku: string };
export type CartLine = { quantity: number } & Pick<PickedProduct, "sku" | "name" | "unit"> & Partial<PickedProduct>;

/** An order in the making: kept on this device until it is submitted or emptied. */
export interface Basket {
  /** For whom HQ orders. */
  buyer?: { id: string; name: string } | undefined;
  lines: CartLine[];
  requestedOn?: string | undefined;
  /** Absent: where the distributor's goods always go. */
  deliverTo?: Address | undefined;
  reference?: string | undefined;
  note?: string | undefined;
  /** The draft that the server has of it, and the content that it was saved with. */
  order?: { id: string; number: string; version: number; saved: string } | undefined;
}

/** Lines of the same product are one, at the place of the first. */
export const merged = (lines: readonly CartLine[], added: readonly CartLine[]): CartLine[] => {
  const all = new Map(lines.map((line) => [line.sku, line]));
  for (const line of added) {
    const before = all.get(line.sku);
    all.set(line.sku, { ...before, ...line, quantity: line.quantity + (before?.quantity ?? 0) });
  }
  return [...all.values()];
};

/** The line takes the place of the one with its product; with quantity 0 it is gone. */
export const putInto = (lines: readonly CartLine[], line: CartLine): CartLine[] => {
  const next = lines.some(({ sku }) => sku === line.sku) ? lines.map((one) => (one.sku === line.sku ? { ...one, ...line } : one)) : [...lines, line]; // prettier-ignore
  return next.filter(({ quantity }) => quantity > 0);
};
