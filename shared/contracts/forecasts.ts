import * as z from "zod";
import { contract, hqRoles, roles } from "./contract.ts";
import { DemandNode } from "./demand.ts";
import { LookAlikes, Override } from "./forecast-judgements.ts";
import { Frequency, Period } from "./periods.ts";
import { DistributorId, Instant, LocalDate, Region, Sku } from "./primitives.ts";

/** Base units, one decimal. */
const Units = z.number().min(0);
const UnitsByPeriod = z.array(Units);
const Band = z.object({ lo: UnitsByPeriod, hi: UnitsByPeriod });

/** How far forecasts of one period ahead were off. WAPE = Σ|forecast − actual| ÷ Σ actual; bias = Σ(forecast − actual) ÷ Σ actual; null where nothing was wanted. */
export const Accuracy = z.object({
  /** `published`: of numbers that people saw; `backtest`: of numbers that would have been said, up to half a year back. */
  kind: z.enum(["published", "backtest"]),
  periods: z.int().min(1),
  wape: z.number().min(0).nullable(),
  bias: z.number().nullable(),
  /** WAPE of saying the same as a year ago; as in the period before, where there was none. */
  naiveWape: z.number().min(0).nullable(),
});
export type Accuracy = z.infer<typeof Accuracy>;

/** Why a number is what it is: mean = level × season × holiday × promotion, each by period. */
const Parts = z.object({
  level: UnitsByPeriod,
  season: z.array(z.number()),
  holiday: z.array(z.number()),
  promotion: z.array(z.number()),
});
/** Every array has a figure a period from `from` on: the period that ran when it was made. */
export const Forecast = z.object({
  from: Period,
  /** The machine's number. */
  mean: UnitsByPeriod,
  /** With people's overrides; a SKU is the sum of its regions, a region that of its distributors and own places. */
  published: UnitsByPeriod,
  band80: Band,
  band95: Band,
  parts: Parts,
  /** The sum over the horizon, and its quantiles at 0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 0.975, 0.99. */
  total: z.object({ mean: Units, q: z.array(Units) }),
  /** The members and their weights. */
  model: z.string(),
  /** What kind of history it is: regular, erratic, short, intermittent, obsolete, flat, new. */
  route: z.string(),
  /** What to know of the data: `season-of-group`, `naive`, … */
  flags: z.array(z.string()),
  /** Periods of the history without stock for so long that what was wanted in them is not known: not learnt from. Absent: none. */
  outOfStock: z.array(Period).optional(),
  accuracy: Accuracy.optional(),
  /** What was said before, the oldest first: of the period `from`, when it was ahead. */
  past: z.array(z.object({ from: Period, mean: UnitsByPeriod })),
  /** When these numbers came to be. */
  madeAt: Instant,
});
export type Forecast = z.infer<typeof Forecast>;

/** A festival that moves demand, on its first day. */
const FestivalMark = z.object({ festival: z.string(), date: LocalDate, period: Period });
const History = z.object({ start: Period, demand: z.array(z.int()) });
const seen = {
  freq: Frequency,
  history: History,
  /** The period that is not over. */
  running: z.object({ period: Period, demand: z.int() }),
  festivals: z.array(FestivalMark),
};
export const SkuForecast = z.object({
  sku: Sku,
  node: DemandNode,
  /** All that has a series of this SKU, as far as the caller may see it. */
  nodes: z.array(DemandNode),
  ...seen,
  /** Absent until one is made. */
  forecast: Forecast.optional(),
  overrides: z.array(Override),
  lookAlikes: LookAlikes.optional(),
});
export type SkuForecast = z.infer<typeof SkuForecast>;

/** The bands are those of the sum's own history, about the sum of the SKUs' forecasts. */
export const SumForecast = z.object({
  from: Period,
  mean: UnitsByPeriod,
  band80: Band,
  band95: Band,
  accuracy: Accuracy.optional(),
  madeAt: Instant,
});
export type SumForecast = z.infer<typeof SumForecast>;
/** Without `region`: all regions together. */
export const RegionForecast = z.object({
  region: Region.optional(),
  /** Those that have a forecast. */
  regions: z.array(Region),
  ...seen,
  forecast: SumForecast.optional(),
});
export type RegionForecast = z.infer<typeof RegionForecast>;

/** All SKUs of a distributor together. */
export const DistributorForecast = z.object({
  distributorId: DistributorId,
  ...seen,
  forecast: SumForecast.optional(),
});
export type DistributorForecast = z.infer<typeof DistributorForecast>;

const of = z.strictObject({ freq: Frequency.default("M") });
export const accuracyExample = { kind: "published", periods: 6, wape: 0.18, bias: -0.04, naiveWape: 0.27 } as const;
const band = { lo: [96, 90], hi: [150, 160] };
const forecast = {
  from: "2026-11",
  mean: [120.5, 126],
  published: [120.5, 150],
  band80: band,
  band95: { lo: [80, 72.5], hi: [171, 180] },
  parts: { level: [118, 119], season: [1.02, 1.06], holiday: [1, 1], promotion: [1, 1] },
  total: { mean: 246.5, q: [180, 194, 218, 246, 274, 282, 301, 318, 332, 350] },
  model: "dotm 0.41 + ets 0.33 + gar 0.26",
  route: "regular",
  flags: [],
  accuracy: accuracyExample,
  past: [{ from: "2026-10", mean: [118] }],
  madeAt: "2026-11-27T02:00:00.000Z",
};
const seenExample = {
  freq: "M",
  history: { start: "2026-08", demand: [120, 96, 144] },
  running: { period: "2026-11", demand: 60 },
  festivals: [{ festival: "double-11", date: "2026-11-11", period: "2026-11" }],
} as const;
export const skuForecastExample = {
  sku: "TEA-001",
  node: { kind: "sku" },
  nodes: [{ kind: "sku" }, { kind: "region", region: "华东" }],
  ...seenExample,
  forecast,
  overrides: [],
} as const;

const sumExample = {
  from: "2026-11",
  mean: [120.5, 126],
  band80: band,
  band95: band,
  accuracy: accuracyExample,
  madeAt: forecast.madeAt,
};

export const getSkuForecast = contract({
  name: "get-sku-forecast",
  summary: {
    en: "Forecast of a SKU with its history, bands, accuracy and reasons: in all, of a region or of a distributor",
    zh: "某商品的预测及历史、区间、准确率与依据：全部、某区域或某经销商",
  },
  method: "GET",
  path: "/forecasts/skus/{sku}",
  who: roles,
  params: z.strictObject({ sku: Sku }),
  /** A distributor's members get their own. */
  query: of
    .extend({ region: Region.optional(), distributorId: DistributorId.optional() })
    .refine((q) => !(q.region && q.distributorId), "either a region or a distributor"),
  ok: { status: 200, body: SkuForecast },
  refusals: [],
  example: { params: { sku: "TEA-001" }, query: { freq: "M" }, reply: skuForecastExample },
});
export const getRegionForecast = contract({
  name: "get-region-forecast",
  summary: {
    en: "Forecast of all SKUs of a region, or of all regions",
    zh: "某区域或全部区域的商品合计预测",
  },
  method: "GET",
  path: "/forecasts/regions",
  who: hqRoles,
  query: of.extend({ region: Region.optional() }),
  ok: { status: 200, body: RegionForecast },
  refusals: [],
  example: {
    query: { freq: "M", region: "华东" },
    reply: {
      region: "华东",
      regions: ["华东", "华南"],
      ...seenExample,
      forecast: sumExample,
    },
  },
});
export const getDistributorForecast = contract({
  name: "get-distributor-forecast",
  summary: { en: "Forecast of all SKUs of a distributor", zh: "某经销商的商品合计预测" },
  method: "GET",
  path: "/forecasts/distributors/{distributorId}",
  who: roles,
  /** A distributor's members get their own. */
  params: z.strictObject({ distributorId: DistributorId }),
  query: of,
  ok: { status: 200, body: DistributorForecast },
  refusals: [],
  example: {
    params: { distributorId: "dst_hz01" },
    query: { freq: "M" },
    reply: { distributorId: "dst_hz01", ...seenExample, forecast: sumExample },
  },
});
