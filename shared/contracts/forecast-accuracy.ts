import * as z from "zod";
import { contract, hqRoles } from "./contract.ts";
import { Accuracy, accuracyExample } from "./forecasts.ts";
import { Frequency, Period } from "./periods.ts";
import { pageOf, Paging, Region, Sku } from "./primitives.ts";
import { ProductName } from "./quick-orders.ts";

/** Base units, one decimal. */
const Units = z.number().min(0);
/** Forecast value added: what people's overrides of closed periods were off, and what the machine would have been. */
export const ValueAdded = z.object({ overrides: z.int(), overrideError: Units, machineError: Units });
export type ValueAdded = z.infer<typeof ValueAdded>;
const AccuracyReport = z.object({
  freq: Frequency,
  /** Of the last finished run; absent before the first. */
  origin: Period.optional(),
  total: Accuracy.optional(),
  regions: z.array(Accuracy.extend({ region: Region })),
  /** Of each cycle, the oldest first. */
  cycles: z.array(Accuracy.extend({ origin: Period })),
  valueAdded: ValueAdded,
});

const ListedForecast = z.object({
  sku: Sku,
  /** Absent where there is no such product any more. */
  name: ProductName.optional(),
  /** The first period, and what is expected in it. */
  from: Period,
  next: Units,
  /** Over the whole horizon. */
  total: Units,
  route: z.string(),
  accuracy: Accuracy.optional(),
});
export type ListedForecast = Omit<z.infer<typeof ListedForecast>, "name">;

export const listForecasts = contract({
  name: "list-forecasts",
  summary: { en: "Forecast SKUs, those most units off first", zh: "商品预测列表，误差件数最多的在前" },
  method: "GET",
  path: "/forecasts",
  who: hqRoles,
  query: Paging.extend({ freq: Frequency.default("M") }),
  ok: { status: 200, body: pageOf(ListedForecast) },
  refusals: [],
  example: {
    query: { freq: "M" },
    reply: {
      items: [
        {
          sku: "TEA-001",
          name: { zh: "龙井茶 250 克" },
          from: "2026-11",
          next: 120.5,
          total: 1_480,
          route: "regular",
          accuracy: accuracyExample,
        },
      ],
    },
  },
});
export const getForecastAccuracy = contract({
  name: "get-forecast-accuracy",
  summary: {
    en: "How good forecasts are: by region, by cycle, against naive, and what overrides added",
    zh: "预测准确率：按区域、按周期、与朴素预测对比，以及人工调整的增值",
  },
  method: "GET",
  path: "/forecasts/accuracy",
  who: hqRoles,
  query: z.strictObject({ freq: Frequency.default("M") }),
  ok: { status: 200, body: AccuracyReport },
  refusals: [],
  example: {
    query: { freq: "M" },
    reply: {
      freq: "M",
      origin: "2026-10",
      total: accuracyExample,
      regions: [{ region: "华东", ...accuracyExample }],
      cycles: [{ origin: "2026-10", ...accuracyExample }],
      valueAdded: { overrides: 3, overrideError: 60, machineError: 96 },
    },
  },
});
