import type { LocationId, Region } from "../../shared/contracts/primitives.ts";

/** HQ's warehouse that supplies a region: the first choice of those who buy most of it there; else one in the region; else the first. */
export const supplierOf = (
  region: Region,
  buyers: readonly { from: LocationId; units: number }[],
  warehouses: readonly { id: LocationId; region: Region }[],
): LocationId => {
  const known = new Set(warehouses.map(({ id }) => id));
  const units = new Map<LocationId, number>();
  for (const buyer of buyers)
    if (known.has(buyer.from)) units.set(buyer.from, (units.get(buyer.from) ?? 0) + buyer.units);
  const [most] = [...units].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? (warehouses.find((w) => w.region === region) ?? warehouses[0]!).id;
};
