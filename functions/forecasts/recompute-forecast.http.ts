import { commit } from "../../shared/commit.ts";
import { recomputeForecast } from "../../shared/contracts/forecast-runs.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { findProducts } from "../catalog/index.ts";
import { policyNow } from "../company/index.ts";
import { demandReader } from "../demand/index.ts";
import { circumstancesReader } from "./circumstances-reader.ts";
import { forecastSku } from "./forecast-sku.ts";
import { modelInForce } from "./models.ts";

/** Keeping the numbers again is harmless; only the answer is remembered. */
export const handler = http(recomputeForecast, async ({ params: { sku }, body: { freq }, now, once }) => {
  const [model, products, { timeZone }] = await Promise.all([modelInForce(freq), findProducts([sku]), policyNow()]);
  const until = localDate(now, timeZone);
  const [demand, circumstances] = [demandReader(until), circumstancesReader(until)];
  const { series } = await forecastSku(sku, freq, { demand, circumstances, model, product: products.get(sku), now });
  const reply = { sku, freq, series: series.length };
  await commit([once.done(reply)]);
  return reply;
});
