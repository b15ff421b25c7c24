import { getRegionDemand, getSkuDemand } from "../../shared/contracts/demand.ts";
import { triggers } from "../../shared/triggers.ts";

const reads = ["read"] as const;

export const demand = triggers([
  {
    route: getSkuDemand,
    run: "demand/get-sku-demand.http",
    may: reads,
    ifBroken: "nobody sees what of a product was wanted",
  },
  {
    route: getRegionDemand,
    run: "demand/get-region-demand.http",
    may: reads,
    ifBroken: "nobody sees what was wanted in a region",
  },
]);
