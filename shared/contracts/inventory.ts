import * as z from "zod";
import { ProductFields } from "./catalog.ts";
import { contract, roles } from "./contract.ts";
import { aLocation, Location } from "./locations.ts";
import { LotQuantity } from "./lots.ts";
import { Count, Instant, LocationId, pageOf, Paging, Sku, Version } from "./primitives.ts";

/** Stock of one SKU at one place in base units. `available` = onHand − reserved; `inTransit` is on its way here. */
export const Balance = z.object({
  sku: Sku,
  locationId: LocationId,
  onHand: Count,
  reserved: Count,
  available: Count,
  incoming: Count,
  inTransit: Count,
  /** Counts its changes; 0 where there never was any. */
  version: z.int().min(0),
});
export type Balance = z.infer<typeof Balance>;

/** An alert is raised at `available` ≤ reorderPoint, a stronger one below safetyStock. */
export const Threshold = z.object({
  reorderPoint: Count,
  safetyStock: Count,
  maximum: Count.optional(),
  version: Version,
});
export type Threshold = z.infer<typeof Threshold>;

/** What one sees of stock: one's own in full; of a warehouse that supplies one, only what can be had. */
export const StockLine = z.discriminatedUnion("view", [
  Balance.extend({ view: z.literal("full"), threshold: Threshold.optional() }),
  z.object({ view: z.literal("availability"), sku: Sku, locationId: LocationId, available: Count }),
]);
export type StockLine = z.infer<typeof StockLine>;

/** What one needs of a product to read and report its stock; without prices, so that everybody who sees the stock may see it. */
export const StockedProduct = z.object(
  ProductFields.pick({ name: true, category: true, unit: true, tracking: true }).shape,
);
export type StockedProduct = z.infer<typeof StockedProduct>;

/** One physical change of stock. Movements are never changed; their sum is the balance. */
export const Movement = z.object({
  document: z.string(),
  at: Instant,
  actor: z.object({ id: z.string(), name: z.string(), tenant: z.string() }),
  onHand: z.int(),
  inTransit: z.int(),
  causes: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      line: z.union([z.number(), z.string()]).optional(),
      onHand: z.int(),
      inTransit: z.int(),
      /** Of a product kept by lot: what `onHand` is made of. */
      lots: z.array(LotQuantity.extend({ quantity: z.int() })).optional(),
    }),
  ),
});
export type Movement = z.infer<typeof Movement>;

const anyone = roles;
const keepers = ["warehouse", "admin"] as const;
const locationParams = z.strictObject({ locationId: LocationId });
const balanceParams = z.strictObject({ locationId: LocationId, sku: Sku });

const aBalance = {
  sku: "TEA-001",
  locationId: "loc_sh1",
  onHand: 120,
  reserved: 20,
  available: 100,
  incoming: 0,
  inTransit: 0,
  version: 7,
} as const;
const aStockedProduct = { name: { zh: "龙井茶 100 g" }, category: "茶", unit: "罐" } as const;
const aLine = { view: "full", ...aBalance, threshold: { reorderPoint: 40, safetyStock: 20, version: 1 } } as const;

export const listLocationStock = contract({
  name: "list-location-stock",
  summary: { en: "Stock of a place, by SKU", zh: "某仓库的库存" },
  method: "GET",
  path: "/stock/locations/{locationId}",
  who: anyone,
  params: locationParams,
  query: Paging,
  ok: { status: 200, body: pageOf(StockLine) },
  refusals: [],
  example: { params: { locationId: "loc_sh1" }, reply: { items: [aLine] } },
});
export const listSkuStock = contract({
  name: "list-sku-stock",
  summary: { en: "Stock of a SKU, by place", zh: "某商品在各处的库存" },
  method: "GET",
  path: "/stock/skus/{sku}",
  who: anyone,
  params: z.strictObject({ sku: Sku }),
  query: Paging,
  ok: { status: 200, body: pageOf(StockLine) },
  refusals: [],
  example: { params: { sku: "TEA-001" }, reply: { items: [aLine] } },
});
export const getStockMatrix = contract({
  name: "get-stock-matrix",
  summary: { en: "Stock as a table of SKUs and places, paged by SKU", zh: "库存矩阵（商品 × 仓库）" },
  method: "GET",
  path: "/stock/matrix",
  who: anyone,
  query: Paging.extend({
    limit: z.coerce.number().int().min(1).max(50).default(25),
    /** Up to ten, separated by commas. Absent: HQ's first ten, or a distributor's own. */
    locations: z
      .string()
      .regex(/^loc_[0-9A-Za-z-]{1,40}(,loc_[0-9A-Za-z-]{1,40}){0,9}$/)
      .transform((text) => text.split(","))
      .pipe(z.array(LocationId))
      .optional(),
  }),
  ok: {
    status: 200,
    body: z.object({
      locations: z.array(Location),
      rows: z.array(z.object({ sku: Sku, product: StockedProduct.optional(), cells: z.array(StockLine) })),
      cursor: z.string().optional(),
    }),
  },
  refusals: [],
  example: {
    query: { locations: "loc_sh1" },
    reply: { locations: [aLocation], rows: [{ sku: "TEA-001", product: aStockedProduct, cells: [aLine] }] },
  },
});
export const getBalance = contract({
  name: "get-balance",
  summary: { en: "Stock of a SKU at a place", zh: "某商品在某仓库的库存" },
  method: "GET",
  path: "/stock/locations/{locationId}/skus/{sku}",
  who: anyone,
  params: balanceParams,
  ok: { status: 200, body: z.object({ location: Location, product: StockedProduct, stock: StockLine }) },
  refusals: [],
  example: {
    params: { locationId: "loc_sh1", sku: "TEA-001" },
    reply: { location: aLocation, product: aStockedProduct, stock: aLine },
  },
});
export const listMovements = contract({
  name: "list-movements",
  summary: { en: "How a balance came to be, newest first", zh: "库存流水，最新在前" },
  method: "GET",
  path: "/stock/locations/{locationId}/skus/{sku}/movements",
  who: anyone,
  params: balanceParams,
  query: Paging,
  ok: { status: 200, body: pageOf(Movement) },
  refusals: [],
  example: {
    params: { locationId: "loc_sh1", sku: "TEA-001" },
    reply: {
      items: [
        {
          document: "doc_1",
          at: "2026-03-01T02:00:00.000Z",
          actor: { id: "usr_1", name: "王仓管", tenant: "HQ" },
          onHand: 120,
          inTransit: 0,
          causes: [{ kind: "receipt", id: "doc_1", line: 1, onHand: 120, inTransit: 0 }],
        },
      ],
    },
  },
});

export const setThreshold = contract({
  name: "set-threshold",
  summary: {
    en: "Set reorder point, safety stock and maximum of a SKU at a place",
    zh: "设置补货点、安全库存和最高库存",
  },
  method: "PUT",
  path: "/stock/locations/{locationId}/skus/{sku}/threshold",
  who: [...keepers, "sales", "buyer", "manager"],
  params: balanceParams,
  body: z
    .strictObject({
      reorderPoint: Count,
      safetyStock: Count,
      maximum: Count.optional(),
      /** 0 where none is set yet. */
      expectedVersion: z.int().min(0),
    })
    .refine((t) => t.safetyStock <= t.reorderPoint, "safety stock is at most the reorder point")
    .refine((t) => t.maximum === undefined || t.reorderPoint <= t.maximum, "the reorder point is at most the maximum"),
  ok: { status: 200, body: Threshold },
  refusals: ["location/not-yours", "product/unknown"],
  example: {
    params: { locationId: "loc_sh1", sku: "TEA-001" },
    body: { reorderPoint: 40, safetyStock: 20, expectedVersion: 0 },
    reply: { reorderPoint: 40, safetyStock: 20, version: 1 },
  },
});
