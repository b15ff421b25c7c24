import { listSkuStock } from "../../shared/contracts/inventory.ts";
import { http } from "../../shared/http.ts";
import { findLocations } from "./locations.table.ts";
import { lineOf, placesOf, sightOf } from "./sight.ts";
import { listPlaces, readLevels } from "./stock.table.ts";

export const handler = http(listSkuStock, async ({ params: { sku }, query, caller }) => {
  if (caller.tenant === "HQ") {
    const { items, cursor } = await listPlaces({ sku }, query);
    return { items: (await readLevels(items)).map((level) => lineOf(level, "full")), cursor };
  }
  const [sight, places] = await Promise.all([sightOf(caller), placesOf(caller.tenant)]);
  const [levels, locations] = await Promise.all([
    readLevels(places.map((locationId) => ({ sku, locationId }))),
    findLocations(places),
  ]);
  const items = levels.flatMap((level) => {
    const location = locations.get(level.locationId);
    const view = location && sight(location);
    return view ? [lineOf(level, view)] : [];
  });
  return { items };
});
