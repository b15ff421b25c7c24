import type { LocationId } from "../../shared/contracts/primitives.ts";
import type { SupplyLine } from "../../shared/contracts/supply-lines.ts";
import type { NamedLine } from "../../shared/contracts/supply-plans.ts";
import { findProducts } from "../catalog/index.ts";
import { findLocations } from "../inventory/index.ts";

const othersOf = ({ need }: SupplyLine): LocationId[] =>
  need.kind === "transfer" ? [need.fromId] : need.kind === "reduce" && need.moveTo ? [need.moveTo.locationId] : [];

/** Lines with the names of their products and places: two round trips at once. */
export const namedLines = async (lines: readonly SupplyLine[]): Promise<NamedLine[]> => {
  const [products, places] = await Promise.all([
    findProducts(lines.map(({ sku }) => sku)),
    findLocations(lines.flatMap((line) => [line.locationId, ...othersOf(line)])),
  ]);
  return lines.map((line) => {
    const [product, place] = [products.get(line.sku), places.get(line.locationId)];
    const [other] = othersOf(line).flatMap((id) => places.get(id) ?? []);
    return {
      ...line,
      ...(product && { product }),
      ...(place && { locationName: place.name }),
      ...(other && { otherName: other.name }),
    };
  });
};
