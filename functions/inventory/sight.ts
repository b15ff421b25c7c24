import type { StockLine } from "../../shared/contracts/inventory.ts";
import type { Location } from "../../shared/contracts/locations.ts";
import type { DistributorId, LocationId } from "../../shared/contracts/primitives.ts";
import { notFound, Refusal } from "../../shared/errors.ts";
import { type Caller, maySee } from "../../shared/membership.ts";
import { findDistributor } from "../distributors/index.ts";
import { listLocations, readLocation } from "./locations.table.ts";
import { type StockLevel, toBalance } from "./stock.table.ts";

export type View = StockLine["view"];
/** How much a member may see of a place: its own in full, of the warehouses that supply it what can be had, of others nothing. */
export type Sight = (place: { id: LocationId; tenant: string }) => View | undefined;

export const sightOf = async (caller: Caller): Promise<Sight> => {
  if (caller.tenant === "HQ") return () => "full";
  const supplied = new Set((await findDistributor(caller.tenant))?.suppliedFrom);
  return ({ id, tenant }) => (maySee(caller, tenant) ? "full" : supplied.has(id) ? "availability" : undefined);
};

export const lineOf = (level: StockLevel, view: View): StockLine =>
  view === "full"
    ? { view, ...toBalance(level), ...(level.threshold && { threshold: level.threshold }) }
    : { view, sku: level.sku, locationId: level.locationId, available: level.available };

/** The places a distributor knows: its own, then those that supply it. */
export const placesOf = async (distributorId: DistributorId): Promise<LocationId[]> => {
  const [own, distributor] = await Promise.all([
    listLocations(distributorId, { limit: 50 }),
    findDistributor(distributorId),
  ]);
  return [...new Set([...own.items.map(({ id }) => id), ...(distributor?.suppliedFrom ?? [])])];
};

/** A location whose stock the caller may change. What it may not even see is answered like what is not there. */
export const placeToKeep = async (caller: Caller, id: LocationId): Promise<Location> => {
  const location = await readLocation(id);
  if (!location) throw caller.tenant === "HQ" ? new Refusal("location/unknown", { locationId: id }) : notFound();
  if (location.tenant === caller.tenant) return location;
  throw maySee(caller, location.tenant) ? new Refusal("location/not-yours") : notFound();
};
