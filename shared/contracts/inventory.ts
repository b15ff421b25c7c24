import { z } from "zod";
import { contract, roles } from "./contract.ts";
import {
  Count, DistributorId, DocumentId, Instant, LocationId, Name, pageOf, Paging, Quantity, Reason, Region, Sku, Version,
} from "./primitives.ts"; // prettier-ignore

/** HQ's warehouse (仓库), an own store (直营店), a distributor's place. */
export const LocationKind = z.enum(["warehouse", "store", "distributor"]);
const Code = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{1,30}$/);
export const Location = z.object({
  id: LocationId,
  /** The company's own number for it; unique. */
  code: Code,
  name: Name,
  kind: LocationKind,
  /** Whose stock lies there. */
  tenant: z.union([z.literal("HQ"), DistributorId]),
  region: Region,
  version: Version,
});
export type Location = z.infer<typeof Location>;

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
    }),
  ),
});
export type Movement = z.infer<typeof Movement>;

const anyone = roles;
const keepers = ["warehouse", "admin"] as const;
const locationParams = z.strictObject({ locationId: LocationId });
const balanceParams = z.strictObject({ locationId: LocationId, sku: Sku });

const aLocation = {
  id: "loc_sh1",
  code: "SH-1",
  name: "上海一号仓",
  kind: "warehouse",
  tenant: "HQ",
  region: "华东",
  version: 1,
} as const;
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
const aLine = { view: "full", ...aBalance, threshold: { reorderPoint: 40, safetyStock: 20, version: 1 } } as const;

export const createLocation = contract({
  name: "create-location",
  summary: { en: "Open a warehouse, a store or a distributor's place", zh: "新建仓库、门店或经销商库位" },
  method: "POST",
  path: "/locations",
  who: ["admin"],
  body: z
    .strictObject({
      /** Chosen by the caller where a distributor's record already names it. */
      id: LocationId.optional(),
      code: Code,
      name: Name,
      kind: LocationKind,
      tenant: z.union([z.literal("HQ"), DistributorId]),
      region: Region,
    })
    .refine(
      (l) => (l.kind === "distributor") === (l.tenant !== "HQ"),
      "a distributor's place belongs to a distributor",
    ),
  ok: { status: 201, body: Location },
  refusals: ["location/code-taken"],
  example: {
    body: { code: "SH-1", name: "上海一号仓", kind: "warehouse", tenant: "HQ", region: "华东" },
    reply: aLocation,
  },
});
export const changeLocation = contract({
  name: "change-location",
  summary: { en: "Rename a location or move it to another region", zh: "修改仓库名称、编码或区域" },
  method: "PUT",
  path: "/locations/{locationId}",
  who: ["admin"],
  params: locationParams,
  body: z.strictObject({ code: Code, name: Name, region: Region, expectedVersion: Version }),
  ok: { status: 200, body: Location },
  refusals: ["location/code-taken"],
  example: {
    params: { locationId: "loc_sh1" },
    body: { code: "SH-1", name: "上海中心仓", region: "华东", expectedVersion: 1 },
    reply: { ...aLocation, name: "上海中心仓", version: 2 },
  },
});
export const listLocations = contract({
  name: "list-locations",
  summary: { en: "Locations by code; a distributor sees its own", zh: "仓库列表（经销商只看到自己的）" },
  method: "GET",
  path: "/locations",
  who: anyone,
  query: Paging.extend({ tenant: z.union([z.literal("HQ"), DistributorId]).optional() }),
  ok: { status: 200, body: pageOf(Location) },
  refusals: [],
  example: { query: { limit: "25" }, reply: { items: [aLocation] } },
});

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
export const stockMatrix = contract({
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
      .transform((text) => text.split(","))
      .pipe(z.array(LocationId).min(1).max(10))
      .optional(),
  }),
  ok: {
    status: 200,
    body: z.object({
      locations: z.array(Location),
      rows: z.array(z.object({ sku: Sku, cells: z.array(StockLine) })),
      cursor: z.string().optional(),
    }),
  },
  refusals: [],
  example: {
    query: { locations: "loc_sh1" },
    reply: { locations: [aLocation], rows: [{ sku: "TEA-001", cells: [aLine] }] },
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

const Posted = z.object({ documentId: DocumentId, changes: z.array(z.object({ sku: Sku, onHand: z.int() })) });
export const receiveGoods = contract({
  name: "receive-goods",
  summary: { en: "Goods came into an HQ warehouse or store", zh: "总部仓库或门店收货入库" },
  method: "POST",
  path: "/stock/receipts",
  who: keepers,
  body: z.strictObject({
    locationId: LocationId,
    reference: z.string().trim().max(80).optional(),
    lines: z
      .array(
        z.strictObject({
          sku: Sku,
          quantity: Quantity,
          /** How many of them had been announced as incoming. */
          announced: Count.default(0),
        }),
      )
      .min(1)
      .max(500),
  }),
  ok: { status: 201, body: Posted },
  refusals: ["location/unknown", "location/not-yours", "product/unknown", "stock/mismatch"],
  example: {
    body: { locationId: "loc_sh1", reference: "PO-881", lines: [{ sku: "TEA-001", quantity: 120 }] },
    reply: { documentId: "doc_1", changes: [{ sku: "TEA-001", onHand: 120 }] },
  },
});
export const announceGoods = contract({
  name: "announce-goods",
  summary: {
    en: "Goods are on order for an HQ place; less than announced before is negative",
    zh: "登记在途采购（减少为负数）",
  },
  method: "POST",
  path: "/stock/announcements",
  who: keepers,
  body: z.strictObject({
    locationId: LocationId,
    lines: z
      .array(z.strictObject({ sku: Sku, change: z.int().min(-1_000_000).max(1_000_000) }))
      .min(1)
      .max(500),
  }),
  ok: { status: 201, body: z.object({ documentId: DocumentId }) },
  refusals: ["location/unknown", "location/not-yours", "product/unknown", "stock/mismatch"],
  example: {
    body: { locationId: "loc_sh1", lines: [{ sku: "TEA-001", change: 200 }] },
    reply: { documentId: "doc_2" },
  },
});
const quantityLines = z
  .array(z.strictObject({ sku: Sku, quantity: Quantity }))
  .min(1)
  .max(500);
export const adjustStock = contract({
  name: "adjust-stock",
  summary: { en: "Report sales, a count, damage or another correction", zh: "上报销售、盘点、损坏或其他调整" },
  method: "POST",
  path: "/stock/adjustments",
  who: [...keepers, "buyer", "manager"],
  body: z.discriminatedUnion("reason", [
    z.strictObject({ reason: z.literal("sold"), locationId: LocationId, lines: quantityLines }),
    z.strictObject({
      reason: z.literal("damage"),
      locationId: LocationId,
      note: Reason.optional(),
      lines: quantityLines,
    }),
    z.strictObject({
      reason: z.literal("count"),
      locationId: LocationId,
      /** What was found; each SKU once. */
      lines: z
        .array(z.strictObject({ sku: Sku, counted: Count }))
        .min(1)
        .max(500)
        .refine((lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length, "each SKU once"),
    }),
    z.strictObject({
      reason: z.literal("other"),
      locationId: LocationId,
      note: Reason,
      lines: z
        .array(z.strictObject({ sku: Sku, change: z.int().min(-1_000_000).max(1_000_000) }))
        .min(1)
        .max(500),
    }),
  ]),
  ok: { status: 201, body: Posted },
  refusals: ["location/unknown", "location/not-yours", "product/unknown", "stock/short"],
  example: {
    body: { reason: "sold", locationId: "loc_sh1", lines: [{ sku: "TEA-001", quantity: 3 }] },
    reply: { documentId: "doc_3", changes: [{ sku: "TEA-001", onHand: -3 }] },
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
