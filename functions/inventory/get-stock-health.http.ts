import { getStockHealth } from "../../shared/contracts/stock-health.ts";
import { http } from "../../shared/http.ts";
import { assessStock, refuseStranger } from "./assess-stock.ts";

export const handler = http(getStockHealth, async ({ params, query, caller, now }) => {
  await refuseStranger(caller, params.locationId);
  return (await assessStock([params], query, now))[0]!;
});
