import { listForecasts } from "../../shared/contracts/forecast-accuracy.ts";
import { http } from "../../shared/http.ts";
import { findProducts } from "../catalog/index.ts";
import { pageOfForecasts } from "./forecasts.table.ts";

export const handler = http(listForecasts, async ({ query: { freq, ...page } }) => {
  const { items, cursor } = await pageOfForecasts(freq, page);
  const products = await findProducts(items.map(({ sku }) => sku));
  return { items: items.map((one) => ({ ...one, name: products.get(one.sku)?.name })), cursor };
});
