import type { LocationId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { findLocations } from "../inventory/index.ts";

/** Distributors are supplied from places of HQ's own. */
export const checkSuppliers = async (suppliedFrom: readonly LocationId[]): Promise<void> => {
  const found = await findLocations(suppliedFrom);
  const unknown = suppliedFrom.filter((id) => found.get(id)?.tenant !== "HQ");
  if (unknown.length > 0) throw new Refusal("distributor/unknown-location", { locations: unknown });
};
