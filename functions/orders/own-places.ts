import type { LocationId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { findLocations } from "../inventory/index.ts";

/** HQ ships from places of its own: what lies at a distributor is the distributor's. */
export const requireOwnPlaces = async (ids: readonly LocationId[]): Promise<void> => {
  const found = await findLocations(ids);
  for (const locationId of ids) {
    const tenant = found.get(locationId)?.tenant;
    if (tenant === undefined) throw new Refusal("location/unknown", { locationId });
    if (tenant !== "HQ") throw new Refusal("location/not-yours", { locationId });
  }
};
