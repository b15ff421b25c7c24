import type { DistributorId, LocalDate, LocationId, Sku } from "../../shared/contracts/primitives.ts";
import type { Span } from "../../shared/dates.ts";
import { soldOutSpans } from "./sold-out.ts";
import type { Days } from "./stock-days.ts";
import { readAllDays } from "./stock-days.table.ts";
import type { StockLevel } from "./stock.table.ts";

/** Places that can stand in for each other: those named, or all of a distributor's. */
export type PlacesTogether = readonly LocationId[] | DistributorId;

/** Of each of `groups`: when none of its places had any of the SKU left. One query a place that is asked for and ever had any. */
export const stockOutsAt = async (
  sku: Sku,
  levels: readonly StockLevel[],
  groups: readonly PlacesTogether[],
  until: LocalDate,
): Promise<Span[][]> => {
  const known = new Map<LocationId, Promise<Days>>();
  const daysAt = (locationId: LocationId): Promise<Days> => {
    const days = known.get(locationId) ?? readAllDays({ sku, locationId });
    known.set(locationId, days);
    return days;
  };
  return Promise.all(
    groups.map(async (group) => {
      const own = levels.filter(({ tenant, locationId }) =>
        typeof group === "string" ? tenant === group : group.includes(locationId),
      );
      const days = await Promise.all(own.map(({ locationId }) => daysAt(locationId)));
      return soldOutSpans(own.reduce((sum, { onHand }) => sum + onHand, 0), days, until); // prettier-ignore
    }),
  );
};
