import { getBalance } from "../../shared/contracts/inventory.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findProducts } from "../catalog/index.ts";
import { readLocation } from "./locations.table.ts";
import { lineOf, sightOf } from "./sight.ts";
import { readLevels } from "./stock.table.ts";

export const handler = http(getBalance, async ({ params: { locationId, sku }, caller }) => {
  const [location, products, [level]] = await Promise.all([
    readLocation(locationId),
    findProducts([sku]),
    readLevels([{ locationId, sku }]),
  ]);
  const view = location && (await sightOf(caller))(location);
  const product = products.get(sku);
  if (!view || !product) throw notFound();
  return { location, product, stock: lineOf(level!, view) };
});
