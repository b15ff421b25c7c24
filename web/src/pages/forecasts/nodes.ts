import type { DemandNode } from "../../../../shared/contracts/demand.ts";
import type { DistributorId } from "../../../../shared/contracts/primitives.ts";

/** What a forecast is asked for of: a whole product has neither. */
export const whereOf = (node: DemandNode): { region?: string; distributorId?: DistributorId } => {
  if (node.kind === "region") return { region: node.region };
  return node.kind === "distributor" ? { distributorId: node.distributorId } : {};
};
