import type { LocationId } from "../../shared/contracts/primitives.ts";
import type { SupplyNeed } from "../../shared/contracts/supply-lines.ts";
import { tenth } from "../../shared/rounded.ts";
import { coverDays, dailyOver, dueWithin, type Outlook } from "./outlook.ts";

/** A place and what is wanted there. */
export interface PlaceStock {
  locationId: LocationId;
  /** Available, announced and in transit. */
  stock: number;
  /** Absent: nothing is known to be wanted there. */
  outlook?: Outlook | undefined;
  /** HQ's own: goods can be moved from one to another. */
  ofHq: boolean;
}
export interface TooMuch {
  locationId: LocationId;
  quantity: number;
  need: Extract<SupplyNeed, { kind: "reduce" }>;
}
/** A list that people can work off. */
const most = 20;
const rateDays = 28;

/** Places whose stock lasts longer than `maximumCoverDays`, those with most units too many first. */
export const tooMuchAt = (
  places: readonly PlaceStock[],
  { maximumCoverDays, leadTimeDays }: { maximumCoverDays: number; leadTimeDays: number },
): TooMuch[] => {
  const short = places
    .filter(({ ofHq, outlook }) => ofHq && outlook)
    .map((p) => ({ locationId: p.locationId, units: Math.floor(dueWithin(p.outlook!, leadTimeDays) - p.stock) }))
    .filter(({ units }) => units > 0)
    .sort((a, b) => b.units - a.units);
  return places
    .flatMap(({ locationId, stock, outlook = [], ofHq }): TooMuch[] => {
      const cover = coverDays(outlook, stock);
      const quantity = Math.floor(stock - dueWithin(outlook, maximumCoverDays));
      if (quantity < 1 || (cover !== undefined && cover <= maximumCoverDays)) return [];
      const daily = dailyOver(outlook, rateDays).mean;
      const atOnce = daily > 0 ? stock / daily : undefined;
      const why = cover === undefined ? "no-demand" : atOnce !== undefined && atOnce <= maximumCoverDays ? "falling" : "cover"; // prettier-ignore
      const to = ofHq ? short.find((s) => s.locationId !== locationId) : undefined;
      const moveTo = to && { locationId: to.locationId, quantity: Math.min(quantity, to.units) };
      const figures = { stock, dailyDemand: tenth(daily), coverDays: cover ?? null, maximumCoverDays };
      return [{ locationId, quantity, need: { kind: "reduce", why, ...figures, ...(moveTo && { moveTo }) } }];
    })
    .sort((a, b) => b.quantity - a.quantity)
    .slice(0, most);
};
