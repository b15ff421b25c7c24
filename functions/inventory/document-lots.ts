import type { Product } from "../../shared/contracts/catalog.ts";
import type { LotQuantity } from "../../shared/contracts/lots.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { chosenLots, type LotChange, negated, summedLots, unitsOf } from "./lot.ts";

/** A line of a stock document as it was reported: `lots` without a sign, or not named. */
export interface DocumentLine {
  sku: Sku;
  line: number;
  onHand?: number | undefined;
  incoming?: number | undefined;
  /** What a count found, in all. */
  counted?: number | undefined;
  lots?: readonly LotQuantity[] | undefined;
}
type Tracked = Pick<Product, "sku" | "tracking">;

const refuseUnnamed = ({ sku, lots = [] }: DocumentLine, { tracking }: Tracked, quantity: number): void => {
  const undated = tracking === "lots-and-expiry" && lots.some(({ expiresOn }) => !expiresOn);
  if (unitsOf(lots) !== quantity || undated) throw new Refusal("stock/lot-needed", { sku });
};

/** The lots that a line of a product kept by lot changes, with their signs. */
const changesOf = (line: DocumentLine, product: Tracked, locationId: LocationId, held: LotChange[]): LotChange[] => {
  const { sku, onHand = 0, counted, lots } = line;
  if (counted !== undefined) {
    refuseUnnamed(line, product, counted);
    return summedLots([...(lots ?? []), ...negated(held)]);
  }
  if (onHand < 0) return negated(chosenLots(held, { sku, locationId, quantity: -onHand, lots }));
  refuseUnnamed(line, product, onHand);
  return [...(lots ?? [])];
};

/**
 * The lines with the lots they mean: those named, else the first to expire of what earlier lines left. A count says of every lot what was found, so
 * what it changes is the sum over its lots. `held`: what lies there, in order. Throws `stock/lot-needed`, `stock/not-by-lot`, and as `chosenLots`.
 */
export const withLots = (
  lines: readonly DocumentLine[],
  at: { locationId: LocationId; products: ReadonlyMap<Sku, Tracked>; held: ReadonlyMap<Sku, LotChange[]> },
): DocumentLine[] => {
  const held = new Map(at.held);
  return lines.map(({ counted, lots, ...line }) => {
    const { sku } = line;
    const product = at.products.get(sku)!;
    if (!product.tracking && lots) throw new Refusal("stock/not-by-lot", { sku });
    if (!product.tracking || line.onHand === undefined) return line;
    const there = held.get(sku) ?? [];
    const changes = changesOf({ ...line, counted, lots }, product, at.locationId, there);
    held.set(sku, summedLots([...there, ...changes]));
    return { ...line, onHand: unitsOf(changes), lots: changes };
  });
};
