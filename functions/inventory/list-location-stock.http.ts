import { listLocationStock } from "../../shared/contracts/inventory.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { readLocation } from "./locations.table.ts";
import { lineOf, sightOf } from "./sight.ts";
import { listPlaces, readLevels } from "./stock.table.ts";

export const handler = http(listLocationStock, async ({ params, query, caller }) => {
  const location = await readLocation(params.locationId);
  const view = location && (await sightOf(caller))(location);
  if (!view) throw notFound();
  const { items, cursor } = await listPlaces(params, query);
  return { items: (await readLevels(items)).map((level) => lineOf(level, view)), cursor };
});
