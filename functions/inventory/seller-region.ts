import type { Location } from "../../shared/contracts/locations.ts";
import type { Region } from "../../shared/contracts/primitives.ts";
import { findDistributor } from "../distributors/index.ts";

/** Where a sale at a place counts: in its distributor's region as it is now, which a place need not share; HQ's own places count where they are. */
export const sellerRegion = async ({ tenant, region }: Location): Promise<Region> =>
  tenant === "HQ" ? region : ((await findDistributor(tenant))?.region ?? region);
