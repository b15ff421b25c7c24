import * as z from "zod";
import { contract, roles } from "./contract.ts";
import { Count, LocalDate, LocationId, pageOf, Paging, Sku } from "./primitives.ts";

/** Units on hand that came in so many days ago, both ends included; null: and longer. */
const AgeBand = z.object({ fromDays: z.int(), toDays: z.int().nullable(), quantity: Count });
export type AgeBand = z.infer<typeof AgeBand>;

/** How stock of a SKU at a place moves. Out is what was sold or shipped, not what was counted, damaged or corrected. Totals follow the stock within seconds. */
export const StockHealth = z.object({
  sku: Sku,
  locationId: LocationId,
  /** The period of turnover, today included. */
  from: LocalDate,
  to: LocalDate,
  onHand: Count,
  /** Over the last 28 days, those without a sale included. */
  averageDailyOut: z.number().min(0),
  /** onHand ÷ averageDailyOut; null where nothing goes out. */
  daysOfSupply: z.number().min(0).nullable(),
  /** In the period. */
  quantityOut: Count,
  averageStock: z.number().min(0),
  /** quantityOut ÷ averageStock, a year; null where there was no stock. */
  turnover: z.number().min(0).nullable(),
  /** Of what is on hand, first in first out. */
  ageing: z.array(AgeBand),
  /** Some of it has lain for `deadAfterDays`, and nothing has gone out since. */
  deadStock: z.boolean(),
});
export type StockHealth = z.infer<typeof StockHealth>;

const span = {
  days: z.coerce.number().int().min(1).max(365).default(90),
  deadAfterDays: z.coerce.number().int().min(1).max(365).default(90),
};
const example = {
  sku: "TEA-001",
  locationId: "loc_sh1",
  from: "2026-01-01",
  to: "2026-03-31",
  onHand: 120,
  averageDailyOut: 3,
  daysOfSupply: 40,
  quantityOut: 270,
  averageStock: 135,
  turnover: 8.11,
  ageing: [
    { fromDays: 0, toDays: 30, quantity: 100 },
    { fromDays: 31, toDays: 60, quantity: 20 },
    { fromDays: 61, toDays: 90, quantity: 0 },
    { fromDays: 91, toDays: 180, quantity: 0 },
    { fromDays: 181, toDays: null, quantity: 0 },
  ],
  deadStock: false,
};

export const getStockHealth = contract({
  name: "get-stock-health",
  summary: {
    en: "Turnover, days of supply and ageing of a SKU at a place",
    zh: "某商品在某仓库的周转、可供天数与库龄",
  },
  method: "GET",
  path: "/stock/locations/{locationId}/skus/{sku}/health",
  who: roles,
  params: z.strictObject({ locationId: LocationId, sku: Sku }),
  query: z.strictObject(span),
  ok: { status: 200, body: StockHealth },
  refusals: [],
  example: { params: { locationId: "loc_sh1", sku: "TEA-001" }, query: { days: "90" }, reply: example },
});
export const listStockHealth = contract({
  name: "list-stock-health",
  summary: { en: "Turnover, days of supply and ageing at a place, by SKU", zh: "某仓库各商品的周转、可供天数与库龄" },
  method: "GET",
  path: "/stock/locations/{locationId}/health",
  who: roles,
  params: z.strictObject({ locationId: LocationId }),
  query: Paging.extend({ ...span, limit: z.coerce.number().int().min(1).max(50).default(25) }),
  ok: { status: 200, body: pageOf(StockHealth) },
  refusals: [],
  example: { params: { locationId: "loc_sh1" }, reply: { items: [example] } },
});
