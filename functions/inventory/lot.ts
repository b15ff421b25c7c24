import { mostLots } from "../../shared/contracts/bounds.ts";
import type { LotQuantity } from "../../shared/contracts/lots.ts";
import type { LocalDate, LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";

/** Units of a lot: held, or (with a sign) coming and going. */
export type LotChange = LotQuantity;

const never: LocalDate = "9999-12-31";
/** Sorts the first to expire first, then by code; what does not expire last. */
export const lotOrder = ({ lot, expiresOn = never }: Pick<LotChange, "lot" | "expiresOn">): string =>
  `${expiresOn}#${lot}`;
export const isExpired = ({ expiresOn = never }: Pick<LotChange, "expiresOn">, today: LocalDate): boolean =>
  expiresOn < today;
export const unitsOf = (lots: readonly LotChange[]): number => lots.reduce((n, { quantity }) => n + quantity, 0);
export const negated = (lots: readonly LotChange[]): LotChange[] =>
  lots.map((lot) => ({ ...lot, quantity: -lot.quantity }));

/** Each lot once, first to expire first; those that add up to nothing are gone. */
export const summedLots = (lots: readonly LotChange[]): LotChange[] =>
  [...Map.groupBy(lots, lotOrder)]
    .map(([order, same]) => ({ order, lot: { ...same[0]!, quantity: unitsOf(same) } }))
    .filter(({ lot }) => lot.quantity !== 0)
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ lot }) => lot);

/** `count` of the units that follow the first `from`, in the lots' order; fewer where there are not so many. */
export const unitsFrom = (lots: readonly LotQuantity[], from: number, count: number): LotQuantity[] => {
  const end = from + count;
  let at = 0;
  return lots.flatMap((lot) => {
    const [first, last] = [Math.max(at, from), Math.min(at + lot.quantity, end)];
    at += lot.quantity;
    return last > first ? [{ ...lot, quantity: last - first }] : [];
  });
};

interface Wanted {
  sku: Sku;
  locationId: LocationId;
  quantity: number;
  lots?: readonly LotQuantity[] | undefined;
}
/** The lots that were named, or those first to expire. `held` is in order. Throws `stock/lot-short`, `stock/short`. */
export const chosenLots = (held: readonly LotQuantity[], wanted: Wanted): LotQuantity[] => {
  const { sku, locationId, quantity, lots: named } = wanted;
  if (!named) {
    const chosen = unitsFrom(held, 0, quantity);
    if (chosen.length > mostLots) throw new Refusal("stock/too-many-lots", { sku, most: mostLots });
    if (unitsOf(chosen) < quantity)
      throw new Refusal("stock/short", { sku, locationId, wanted: quantity, available: unitsOf(held) });
    return chosen;
  }
  if (unitsOf(named) !== quantity) throw new Refusal("stock/lot-needed", { sku });
  return named.flatMap((ask) => {
    const meant = held.filter((l) => l.lot === ask.lot && (!ask.expiresOn || l.expiresOn === ask.expiresOn));
    if (unitsOf(meant) < ask.quantity)
      throw new Refusal("stock/lot-short", { sku, lot: ask.lot, wanted: ask.quantity, available: unitsOf(meant) });
    return unitsFrom(meant, 0, ask.quantity);
  });
};
