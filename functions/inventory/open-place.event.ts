import { distributorRegistered } from "../../events/distributors.ts";
import { commit } from "../../shared/commit.ts";
import { Refusal } from "../../shared/errors.ts";
import { on } from "../../shared/on.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { openLocation, readLocation } from "./locations.table.ts";

/** A new distributor's stock needs a place. It bears the distributor's code; where a location has that code already, the id's. */
export const handler = on("inventory/open-place.event", distributorRegistered, async ({ data }, { heard }) => {
  if (await readLocation(data.locationId)) return commit([heard]);
  const place = {
    id: data.locationId,
    name: data.name,
    kind: data.channel === "store" ? ("store" as const) : ("distributor" as const),
    tenant: data.distributorId as DistributorId,
    region: data.region,
  };
  try {
    await commit([heard, ...openLocation({ ...place, code: data.code })]);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === "location/code-taken")) throw error;
    await commit([heard, ...openLocation({ ...place, code: data.locationId.slice(4, 34) })]);
  }
});
