import * as z from "zod";
import { contract, hqRoles } from "./contract.ts";
import { skuForecastExample } from "./forecasts.ts";
import { Frequency, Period } from "./periods.ts";
import { Count, ForecastRunId, pageOf, Paging, Sku } from "./primitives.ts";
import { Run } from "./runs.ts";

/** All SKUs forecast anew. */
export const ForecastRun = Run.extend({
  id: ForecastRunId,
  freq: Frequency,
  /** The last closed period: what is known. */
  origin: Period,
  /** Series that were forecast. */
  series: Count,
});
export type ForecastRun = z.infer<typeof ForecastRun>;

const example = {
  id: "fcr_1",
  freq: "M",
  origin: "2026-10",
  state: "running",
  total: 240,
  done: 100,
  planned: true,
  series: 740,
  startedBy: { id: "usr_1", name: "王销售" },
  startedAt: "2026-11-27T02:00:00.000Z",
} as const;

export const startForecastRun = contract({
  name: "start-forecast-run",
  summary: { en: "Forecast all SKUs anew, now", zh: "立即重新预测全部商品" },
  method: "POST",
  path: "/forecast-runs",
  who: ["sales", "admin"],
  body: z.strictObject({ freq: Frequency }),
  ok: { status: 202, body: ForecastRun },
  refusals: ["forecast/run-running"],
  example: { body: { freq: "M" }, reply: { ...example, total: 0, done: 0, planned: false, series: 0 } },
});
export const getForecastRun = contract({
  name: "get-forecast-run",
  summary: { en: "How far a run of forecasts is", zh: "查看预测任务进度" },
  method: "GET",
  path: "/forecast-runs/{runId}",
  who: hqRoles,
  params: z.strictObject({ runId: ForecastRunId }),
  ok: { status: 200, body: ForecastRun },
  refusals: [],
  example: { params: { runId: "fcr_1" }, reply: example },
});
export const listForecastRuns = contract({
  name: "list-forecast-runs",
  summary: { en: "Runs of forecasts, the newest first", zh: "预测任务列表" },
  method: "GET",
  path: "/forecast-runs",
  who: hqRoles,
  query: Paging.extend({ freq: Frequency.default("M") }),
  ok: { status: 200, body: pageOf(ForecastRun) },
  refusals: [],
  example: { query: { freq: "M" }, reply: { items: [example] } },
});
export const recomputeForecast = contract({
  name: "recompute-forecast",
  summary: { en: "Forecast one SKU anew, now", zh: "立即重新预测该商品" },
  method: "POST",
  path: "/forecasts/skus/{sku}/recompute",
  who: ["sales", "admin"],
  params: z.strictObject({ sku: Sku }),
  body: z.strictObject({ freq: Frequency.default("M") }),
  ok: { status: 200, body: z.object({ sku: Sku, freq: Frequency, series: Count }) },
  refusals: [],
  example: {
    params: { sku: skuForecastExample.sku },
    body: { freq: "M" },
    reply: { sku: skuForecastExample.sku, freq: "M", series: 14 },
  },
});
