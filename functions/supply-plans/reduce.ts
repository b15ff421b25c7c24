import type { LocationId } from "../../shared/contracts/primitives.ts";
import type { SupplyNeed } from "../../shared/contracts/supply-lines.ts";
import { tenth } from "../../shared/rounded.ts";
import type { Proposal } from "./plan.ts";
import { coverDays, dailyOver, dueWithin, type Outlook } from "./outlook.ts";

/** A place and what is wanted there. */
export interface PlaceStock {
  locationId: LocationId;
  /** Available, announced and in transit. */
  stock: number;
  /** Absent: nothing is known to be wanted there. */
  outlook?: Outlook | undefined;
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
  { maximumCoverDays }: { maximumCoverDays: number },
  transfers: readonly Proposal[],
): TooMuch[] =>
  places
    .flatMap(({ locationId, stock, outlook = [] }): TooMuch[] => {
      const cover = coverDays(outlook, stock);
      const quantity = Math.floor(stock - dueWithin(outlook, maximumCoverDays));
      if (quantity < 1 || (cover !== undefined && cover <= maximumCoverDays)) return [];
      const daily = dailyOver(outlook, rateDays).mean;
      const atOnce = daily > 0 ? stock / daily : undefined;
      const why = cover === undefined ? "no-demand" : atOnce !== undefined && atOnce <= maximumCoverDays ? "falling" : "cover"; // prettier-ignore
      const to = transfers.find(({ need }) => need.kind === "transfer" && need.fromId === locationId);
      const moveTo = to && { locationId: to.locationId, quantity: to.quantity };
      const figures = { stock, dailyDemand: tenth(daily), coverDays: cover ?? null, maximumCoverDays };
      return [{ locationId, quantity, need: { kind: "reduce", why, ...figures, ...(moveTo && { moveTo }) } }];
    })
    .sort((a, b) => b.quantity - a.quantity)
    .slice(0, most);
