import { commit } from "../../shared/commit.ts";
import { recomputeForecast } from "../../shared/contracts/forecast-runs.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { findProducts } from "../catalog/index.ts";
import { policyNow } from "../company/index.ts";
import { demandReader } from "../demand/index.ts";
import { forecastSku } from "./forecast-sku.ts";
import { modelInForce } from "./models.ts";

/** Keeping the numbers again is harmless; only the answer is remembered. */
export const handler = http(recomputeForecast, async ({ params: { sku }, body: { freq }, now, once }) => {
  const [model, products, { timeZone }] = await Promise.all([modelInForce(freq), findProducts([sku]), policyNow()]);
  const demand = demandReader(localDate(now, timeZone));
  const { series } = await forecastSku(sku, freq, { demand, model, category: products.get(sku)?.category, now });
  const reply = { sku, freq, series: series.length };
  await commit([once.done(reply)]);
  return reply;
});
