import type { LotQuantity } from "../../shared/contracts/lots.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { Refusal } from "../../shared/errors.ts";
import { findProducts } from "../catalog/index.ts";
import { policyNow } from "../company/index.ts";
import { chosenLots, isExpired, negated, summedLots, unitsOf } from "./lot.ts";
import { lotsAt } from "./lots.table.ts";

interface Wanted {
  sku: Sku;
  quantity: number;
  lots?: readonly LotQuantity[] | undefined;
}
/**
 * Which lots go out for each of `wanted`, in its order: those named, else the first to expire of what the ones before left; undefined where the product
 * is not kept by lot. Reads, and keeps nothing. Throws `stock/expired`, `stock/lot-short`, `stock/lot-needed`, `stock/not-by-lot`, `stock/too-many-lots`.
 */
export const lotsToShip = async (
  locationId: LocationId,
  wanted: readonly Wanted[],
  now: string,
): Promise<(LotQuantity[] | undefined)[]> => {
  const products = await findProducts(wanted.map(({ sku }) => sku));
  const isTracked = ({ sku }: Wanted): boolean => products.get(sku)?.tracking !== undefined;
  const loose = wanted.find((one) => one.lots && !isTracked(one));
  if (loose) throw new Refusal("stock/not-by-lot", { sku: loose.sku });
  const tracked = wanted.filter(isTracked);
  if (tracked.length === 0) return wanted.map(() => undefined);
  const today = localDate(now, (await policyNow()).timeZone);
  const held = await lotsAt(locationId, new Set(tracked.map(({ sku }) => sku)));
  return wanted.map((one) => {
    if (!isTracked(one)) return undefined;
    const { sku, quantity } = one;
    const there = held.get(sku)!;
    const good = there.filter((lot) => !isExpired(lot, today));
    const chosen = one.lots ? chosenLots(there, { ...one, locationId }) : undefined;
    if (chosen ? chosen.some((lot) => isExpired(lot, today)) : unitsOf(good) < quantity)
      throw new Refusal("stock/expired", { sku, locationId, wanted: quantity, available: unitsOf(good) });
    const lots = chosen ?? chosenLots(good, { ...one, locationId });
    held.set(sku, summedLots([...there, ...negated(lots)]));
    return lots;
  });
};
