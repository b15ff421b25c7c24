import type { Balance } from "../../shared/contracts/inventory.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { readLevels, toBalance } from "./stock.table.ts";

export type { Balance } from "../../shared/contracts/inventory.ts";
export type { Location } from "../../shared/contracts/locations.ts";
export type { StockEntry } from "./balance.ts";
export { findLocationByCode, findLocations, openLocation } from "./locations.table.ts";
export { unitsFrom } from "./lot.ts";
export { lotsToShip } from "./lots-to-ship.ts";
export { postStock } from "./post-stock.ts";
export { sellerRegion } from "./seller-region.ts";
export { readLevels, type StockLevel, unchanged } from "./stock.table.ts";
export { thresholdChange } from "./threshold-change.ts";

/** Every SKU at every place, strongly consistent, place by place; zeros where there never was stock. */
export const stockAt = async (places: readonly LocationId[], skus: readonly Sku[]): Promise<Balance[]> => {
  const pairs = places.flatMap((locationId) => skus.map((sku) => ({ sku, locationId })));
  return (await readLevels(pairs)).map(toBalance);
};
