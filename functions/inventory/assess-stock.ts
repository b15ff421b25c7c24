import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import type { StockHealth } from "../../shared/contracts/stock-health.ts";
import { localDate } from "../../shared/dates.ts";
import { notFound } from "../../shared/errors.ts";
import { type Caller, maySee } from "../../shared/membership.ts";
import { policyNow } from "../company/index.ts";
import { readLocation } from "./locations.table.ts";
import { readDays } from "./stock-days.table.ts";
import { healthOf, horizonOf, type Span } from "./stock-health.ts";
import { readLevels } from "./stock.table.ts";

/** Whoever may see all of a place's stock; a warehouse that only supplies the caller is answered like one that is not there. */
export const refuseStranger = async (caller: Caller, locationId: LocationId): Promise<void> => {
  const location = await readLocation(locationId);
  if (!location || !maySee(caller, location.tenant)) throw notFound();
};

/** The figures of each place in the order asked, from its balance and its days: one round trip together. */
export const assessStock = async (
  places: readonly { sku: Sku; locationId: LocationId }[],
  span: Span,
  now: string,
): Promise<StockHealth[]> => {
  const today = localDate(now, (await policyNow()).timeZone);
  const [levels, days] = await Promise.all([readLevels(places), readDays(places, horizonOf(span, today), today)]);
  return levels.map(({ sku, locationId, onHand }, i) => ({
    sku,
    locationId,
    ...healthOf(onHand, days[i]!, { ...span, today }),
  }));
};
