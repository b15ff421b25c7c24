import { forecastChunkDue } from "../../events/forecasts.ts";
import { commit } from "../../shared/commit.ts";
import { lastDayOf, nextPeriod, periodOf } from "../../shared/contracts/periods.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { unlessDone } from "../../shared/errors.ts";
import { on } from "../../shared/on.ts";
import { findProducts } from "../catalog/index.ts";
import { policyNow } from "../company/index.ts";
import { demandReader } from "../demand/index.ts";
import { circumstancesReader } from "./circumstances-reader.ts";
import { finishRun } from "./finish-run.ts";
import { forecastSku } from "./forecast-sku.ts";
import { modelInForce } from "./models.ts";
import { resultOf } from "./result.ts";
import { portionDone } from "./runs.table.ts";
import { watchSku } from "./watch-accuracy.ts";

/** While one waits for the store another computes. */
const skusAtOnce = 5;

/** A portion of a run. Its series are kept one by one, which may be repeated; what it came to counts once. Whoever does the last portion ends the run. */
export const handler = on("forecasts/forecast-chunk.event", forecastChunkDue, async ({ data }, { now, heard }) => {
  const { runId, freq, origin, skus } = data;
  const [model, products, { timeZone }] = await Promise.all([modelInForce(freq), findProducts(skus), policyNow()]);
  const [today, running] = [localDate(now, timeZone), nextPeriod(origin)];
  const until = periodOf(today, freq) === running ? today : lastDayOf(running);
  const [demand, circumstances] = [demandReader(until), circumstancesReader(until)];
  const one = async (sku: Sku) => {
    const product = products.get(sku);
    const kept = await forecastSku(sku, freq, { demand, circumstances, model, product, now });
    if (freq === "M") await watchSku(kept.series[0]!, product, now);
    return kept;
  };
  const found = [];
  for (let i = 0; i < skus.length; i += skusAtOnce)
    found.push(...(await Promise.all(skus.slice(i, i + skusAtOnce).map(one))));
  await commit([heard, ...portionDone(runId, data, resultOf(found), now)]).catch(unlessDone);
  await finishRun(runId, now);
});
