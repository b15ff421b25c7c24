import type { SupplyLine } from "../../shared/contracts/supply-lines.ts";
import type { NamedLine } from "../../shared/contracts/supply-plans.ts";
import { findProducts } from "../catalog/index.ts";
import { findLocations } from "../inventory/index.ts";

/** Lines with the names of their products and places: two round trips at once. */
export const namedLines = async (lines: readonly SupplyLine[]): Promise<NamedLine[]> => {
  const [products, places] = await Promise.all([
    findProducts(lines.map(({ sku }) => sku)),
    findLocations(lines.map(({ locationId }) => locationId)),
  ]);
  return lines.map((line) => {
    const [product, place] = [products.get(line.sku), places.get(line.locationId)];
    return { ...line, ...(product && { product }), ...(place && { locationName: place.name }) };
  });
};
