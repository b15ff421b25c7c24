import type { Balance } from "../../shared/contracts/inventory.ts";
import type { Location } from "../../shared/contracts/locations.ts";
import type { LocalDate, LocationId, Sku } from "../../shared/contracts/primitives.ts";
import type { Span } from "../../shared/dates.ts";
import { everyPage } from "../../shared/table.ts";
import { listLocations } from "./locations.table.ts";
import { type PlacesTogether, stockOutsAt } from "./stock-outs.ts";
import { listPlaces, readLevels, type StockLevel, toBalance } from "./stock.table.ts";

export type { Balance } from "../../shared/contracts/inventory.ts";
export type { Location } from "../../shared/contracts/locations.ts";
export { arriving } from "./arrival.ts";
export { type StockEntry, touchedBy } from "./balance.ts";
export { goodsAnnounced } from "./goods-announced.ts";
export { findLocationByCode, findLocations, openLocation } from "./locations.table.ts";
export { unitsFrom } from "./lot.ts";
export { lotsToShip } from "./lots-to-ship.ts";
export { postStock } from "./post-stock.ts";
export { placeToKeep } from "./sight.ts";
export type { PlacesTogether } from "./stock-outs.ts";
export { sellerRegion } from "./seller-region.ts";
export { readLevels, type StockLevel, unchanged } from "./stock.table.ts";
export { thresholdChange } from "./threshold-change.ts";

/** Every SKU at every place, strongly consistent, place by place; zeros where there never was stock. */
export const stockAt = async (places: readonly LocationId[], skus: readonly Sku[]): Promise<Balance[]> => {
  const pairs = places.flatMap((locationId) => skus.map((sku) => ({ sku, locationId })));
  return (await readLevels(pairs)).map(toBalance);
};

/** All places of a tenant, by code. */
export const placesOf = (tenant: Location["tenant"]): Promise<Location[]> =>
  everyPage((cut) => listLocations(tenant, cut));
/** A SKU at every place that ever had any: one query a thousand places, the balances strongly consistent. */
export const stockOfSku = async (sku: Sku): Promise<StockLevel[]> =>
  readLevels(await everyPage((cut) => listPlaces({ sku }, cut)));

/**
 * Of each group of places: the days before `until` at whose end none of them had any of the SKU left, from the first day on which they had some. Once all news
 * is heard they follow from the movements alone.
 */
export const stockOutsOf = async (sku: Sku, groups: readonly PlacesTogether[], until: LocalDate): Promise<Span[][]> =>
  stockOutsAt(sku, await stockOfSku(sku), groups, until);
