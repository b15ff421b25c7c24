import { commit } from "../../shared/commit.ts";
import { Refusal } from "../../shared/errors.ts";
import { findProducts } from "../catalog/index.ts";
import { findLocations, readLevels, type StockLevel, unchanged } from "../inventory/index.ts";
import type { KeptAlert } from "./alert.ts";
import { openAlerts } from "./alerts.table.ts";
import { raisingOver, resolvingOf } from "./raising.ts";
import { judged, stockFamily, stockKey } from "./stock-level.ts";

type Place = Pick<StockLevel, "sku" | "locationId">;
const maxRounds = 6;

/**
 * Makes the alerts of these balances agree with them. What is concluded commits together with a check that the balance is still the one it was
 * concluded from, so that a slow evaluation of old figures cannot win; where it moved, it is read and judged again.
 */
export const watchStock = async (places: readonly Place[], now: string): Promise<void> => {
  let left: readonly Place[] = [...new Map(places.map((place) => [stockKey(place), place])).values()];
  for (let round = 0; left.length > 0; round += 1) {
    if (round === maxRounds) throw new Error(`${left.length} stock levels keep moving; to be judged again later`);
    const [levels, open] = await Promise.all([readLevels(left), openAlerts(left.map(causeOf))]);
    const moved: Place[] = [];
    for (const [i, level] of levels.entries()) if (!(await settle(level, open[i], now))) moved.push(level);
    left = moved;
  }
};

const causeOf = (place: Place) => ({ rule: stockFamily, family: stockFamily, key: stockKey(place) });

/** False where the figures were not the latest any more. */
const settle = async (level: StockLevel, open: KeptAlert | undefined, now: string): Promise<boolean> => {
  const verdict = judged(level);
  if (verdict ? open?.rule === verdict.rule : !open) return true;
  const tenant = level.tenant as KeptAlert["tenant"];
  const { rule, severity } = verdict ?? {};
  const actions =
    verdict && rule && severity
      ? raisingOver(open, {
          ...causeOf(level),
          rule,
          severity,
          tenant,
          now,
          facts: await factsOf(level, verdict.shortfall),
        })
      : resolvingOf(open, now);
  try {
    await commit([unchanged(level), ...actions]);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === "record/stale") return false;
    throw error;
  }
};

const factsOf = async (
  { sku, locationId, available, onHand, inTransit, incoming, threshold }: StockLevel,
  shortfall: number,
) => {
  const [products, locations] = await Promise.all([findProducts([sku]), findLocations([locationId])]);
  const { version: _, ...levels } = threshold!;
  const product = products.get(sku);
  return {
    sku,
    ...(product && { product: product.name, unit: product.unit }),
    locationId,
    locationName: locations.get(locationId)?.name ?? locationId,
    available,
    onHand,
    inTransit,
    incoming,
    ...levels,
    shortfall,
  };
};
