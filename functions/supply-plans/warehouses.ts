import type { LocationId } from "../../shared/contracts/primitives.ts";
import type { PlannedLevel, SupplyPlan } from "../../shared/contracts/supply-plans.ts";
import type { RegionOutlook } from "./build-up.ts";
import { dueWithin, type Outlook, together } from "./outlook.ts";
import type { PlaceStock } from "./reduce.ts";
import { type LeadTime, levelsOf } from "./safety-stock.ts";

export interface Warehouse {
  locationId: LocationId;
  stock: SupplyPlan["stock"];
}
/** HQ's warehouses, one at least, and the regions that they supply. */
export interface Supply {
  warehouses: readonly Warehouse[];
  regions: readonly RegionOutlook[];
}

const none = { onHand: 0, reserved: 0, available: 0, incoming: 0, inTransit: 0 };
export const stockOf = (warehouses: readonly Warehouse[]): SupplyPlan["stock"] =>
  warehouses.reduce(
    (sum, { stock }) => ({
      onHand: sum.onHand + stock.onHand,
      reserved: sum.reserved + stock.reserved,
      available: sum.available + stock.available,
      incoming: sum.incoming + stock.incoming,
      inTransit: sum.inTransit + stock.inTransit,
    }),
    none,
  );
/** What is there and what is on its way. */
export const positionOf = ({ available, incoming, inTransit }: SupplyPlan["stock"]): number =>
  available + incoming + inTransit;

/** HQ's warehouses that supply a region, with what is wanted of them. */
export const suppliers = ({ warehouses, regions }: Supply): (PlaceStock & { outlook: Outlook })[] =>
  warehouses.flatMap(({ locationId, stock }) => {
    const supplied = regions.filter((r) => r.suppliedBy === locationId).map(({ outlook }) => outlook);
    if (supplied.length === 0) return [];
    return [{ locationId, stock: positionOf(stock), outlook: together(supplied) }];
  });

export const levels = (supply: Supply, lead: LeadTime): PlannedLevel[] =>
  suppliers(supply).map(({ locationId, outlook }) => ({ locationId, ...levelsOf(outlook, lead) }));

/** Where goods are missing most: what is produced goes there. */
export const neediest = (supply: Supply, days: number): LocationId => {
  const missing = suppliers(supply).map(({ locationId, outlook, stock }) => ({
    locationId,
    units: dueWithin(outlook, days) - stock,
  }));
  return (missing.sort((a, b) => b.units - a.units)[0] ?? supply.warehouses[0]!).locationId;
};
