import { getStockMatrix } from "../../shared/contracts/inventory.ts";
import type { Location } from "../../shared/contracts/locations.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findLocations, listLocations } from "./locations.table.ts";
import { findProducts } from "../catalog/index.ts";
import { firstSkus } from "./matrix.ts";
import { lineOf, sightOf } from "./sight.ts";
import { listPlaces, readLevels } from "./stock.table.ts";

export const handler = http(getStockMatrix, async ({ query: { locations, cursor, limit }, caller }) => {
  const sight = await sightOf(caller);
  const columns = locations ? await named(locations) : (await listLocations(caller.tenant, { limit: 10 })).items;
  if (columns.some((column) => !sight(column))) throw notFound();
  // A space sorts before every character of a SKU: the range begins right behind the last one shown.
  const between = [cursor ? `${Buffer.from(cursor, "base64url").toString()} ` : " ", "~"] as const;
  const pages = await Promise.all(columns.map(({ id }) => listPlaces({ locationId: id }, { limit, between })));
  const lists = pages.map((page) => ({ skus: page.items.map(({ sku }) => sku), cut: page.cursor !== undefined }));
  const { skus, more } = firstSkus(lists, limit);
  const [levels, products] = await Promise.all([
    readLevels(skus.flatMap((sku) => columns.map(({ id }) => ({ sku, locationId: id })))),
    findProducts(skus),
  ]);
  const rows = skus.map((sku, i) => ({
    sku,
    product: products.get(sku),
    cells: columns.map((column, j) => lineOf(levels[i * columns.length + j]!, sight(column)!)),
  }));
  return { locations: columns, rows, ...(more && { cursor: Buffer.from(skus.at(-1)!).toString("base64url") }) };
});

const named = async (ids: readonly LocationId[]): Promise<Location[]> => {
  const found = await findLocations(ids);
  return [...new Set(ids)].map((id) => {
    const location = found.get(id);
    if (!location) throw notFound();
    return location;
  });
};
