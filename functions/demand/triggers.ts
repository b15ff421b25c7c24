import { salesImported } from "../../events/demand.ts";
import { stockMoved } from "../../events/inventory.ts";
import * as orders from "../../events/orders.ts";
import { getRegionDemand, getSkuDemand } from "../../shared/contracts/demand.ts";
import { triggers } from "../../shared/triggers.ts";

const reads = ["read"] as const;
const both = ["read", "write"] as const;

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
  {
    on: [orders.orderSubmitted, orders.orderChanged, orders.orderCancelled, orders.orderRejected],
    run: "demand/count-order.event",
    may: both,
    ifBroken: "new orders are missing in the demand that forecasts are made of",
    seconds: 60,
  },
  {
    on: [stockMoved, salesImported],
    run: "demand/count-sales.event",
    may: both,
    ifBroken: "what distributors and stores sell is missing in the demand that forecasts are made of",
    seconds: 120,
  },
  {
    on: orders.ordersTakenOver,
    run: "demand/count-past-orders.event",
    may: both,
    ifBroken: "orders of the past, as imported, are missing in the demand that forecasts are made of",
    seconds: 300,
  },
]);
