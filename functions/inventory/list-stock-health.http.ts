import { listStockHealth } from "../../shared/contracts/stock-health.ts";
import { http } from "../../shared/http.ts";
import { assessStock, refuseStranger } from "./assess-stock.ts";
import { listPlaces } from "./stock.table.ts";

export const handler = http(
  listStockHealth,
  async ({ params, query: { days, deadAfterDays, ...page }, caller, now }) => {
    await refuseStranger(caller, params.locationId);
    const { items, cursor } = await listPlaces(params, page);
    return { items: await assessStock(items, { days, deadAfterDays }, now), cursor };
  },
);
