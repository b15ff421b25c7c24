import * as z from "zod";
import { contract, distributorRoles, hqRoles } from "./contract.ts";
import {
  Count,
  Currency,
  DistributorId,
  LocalDate,
  Name,
  Paging,
  pageOf,
  PositiveFen,
  Quantity,
  Reason,
  Sku,
  Version,
} from "./primitives.ts";

export const ProductFields = z.strictObject({
  name: z
    .strictObject({ zh: Name.optional(), en: Name.optional() })
    .refine((n) => Boolean(n.zh ?? n.en), "a name in one language at least"),
  category: Name,
  brand: z.string().max(60).optional(),
  /** 规格: "500 ml × 12". */
  specification: z.string().max(120).optional(),
  /** The base unit that quantities count: 瓶, bag. */
  unit: z.string().min(1).max(20),
  pack: z.strictObject({ name: z.string().min(1).max(20), size: Quantity }).optional(),
  /** Orders take whole packs only. */
  wholePacksOnly: z.boolean().default(false),
  barcode: z.string().max(40).optional(),
  /** Basis points; absent: the company's rate. */
  taxRate: z.int().min(0).max(10_000).optional(),
  /** No sale below it, whatever the list says. */
  floorFen: PositiveFen.optional(),
  /** Stock is kept by lot (批次), with an expiry date or without; absent: by SKU alone. Fixed when the product is created. */
  tracking: z.enum(["lots", "lots-and-expiry"]).optional(),
  status: z.enum(["active", "discontinued"]),
  orderableFrom: LocalDate.optional(),
});
export type ProductFields = z.infer<typeof ProductFields>;
export const Product = ProductFields.extend({ sku: Sku, version: Version });
export type Product = z.infer<typeof Product>;

const mayChange = ["sales", "admin"] as const;
const exampleFields = {
  name: { zh: "龙井茶 100 g", en: "Longjing tea 100 g" },
  category: "茶",
  specification: "100 g × 24",
  unit: "罐",
  pack: { name: "箱", size: 24 },
  status: "active",
} as const;
const exampleProduct = { ...exampleFields, wholePacksOnly: false, sku: "TEA-100", version: 1 };
const ProductParams = z.strictObject({ sku: Sku });

/** `q`: the beginning of a SKU or any part of a name, a brand or a barcode. */
const ProductQuery = Paging.extend({ category: Name.optional(), q: z.string().trim().min(1).max(80).optional() });

export const createProduct = contract({
  name: "create-product",
  summary: { en: "Add a product", zh: "新增商品" },
  method: "POST",
  path: "/products",
  who: mayChange,
  body: ProductFields.extend({ sku: Sku }),
  ok: { status: 201, body: Product },
  refusals: ["product/exists"],
  example: { body: { ...exampleFields, sku: "TEA-100" }, reply: exampleProduct },
});

export const changeProduct = contract({
  name: "change-product",
  summary: { en: "Change a product", zh: "修改商品" },
  method: "PUT",
  path: "/products/{sku}",
  who: mayChange,
  params: ProductParams,
  body: ProductFields.extend({ expectedVersion: Version, reason: Reason }),
  ok: { status: 200, body: Product },
  refusals: ["product/tracking-fixed"],
  example: {
    params: { sku: "TEA-100" },
    body: { ...exampleFields, expectedVersion: 1, reason: "更换包装" },
    reply: { ...exampleProduct, version: 2 },
  },
});

export const discontinueProduct = contract({
  name: "discontinue-product",
  summary: { en: "Take a product out of sale", zh: "停售商品" },
  method: "POST",
  path: "/products/{sku}/discontinue",
  who: mayChange,
  params: ProductParams,
  body: z.strictObject({ expectedVersion: Version, reason: Reason }),
  ok: { status: 200, body: Product },
  refusals: ["product/discontinued"],
  example: {
    params: { sku: "TEA-100" },
    body: { expectedVersion: 2, reason: "停产" },
    reply: { ...exampleProduct, status: "discontinued", version: 3 },
  },
});

export const getProduct = contract({
  name: "get-product",
  summary: { en: "A product", zh: "查看商品" },
  method: "GET",
  path: "/products/{sku}",
  who: hqRoles,
  params: ProductParams,
  ok: { status: 200, body: Product },
  refusals: [],
  example: { params: { sku: "TEA-100" }, reply: exampleProduct },
});

export const listProducts = contract({
  name: "list-products",
  summary: {
    en: "Products by SKU; a page may hold fewer than asked for and still have a next",
    zh: "商品列表（一页可能不足所要条数，仍可有下一页）",
  },
  method: "GET",
  path: "/products",
  who: hqRoles,
  query: ProductQuery,
  ok: { status: 200, body: pageOf(Product) },
  refusals: [],
  example: { query: { category: "茶", q: "龙井" }, reply: { items: [exampleProduct] } },
});

/** What a buyer sees of a product: no floor price, but its own price and what it could get. */
export const CatalogueItem = z.object({
  ...ProductFields.omit({ floorFen: true }).shape,
  sku: Sku,
  /** The buyer's price of one base unit from each quantity on; empty where nothing prices it. */
  prices: z.array(z.object({ fromQuantity: Quantity, unitFen: PositiveFen, taxIncluded: z.boolean() })),
  currency: Currency,
  /** Why it cannot be ordered now; absent where it can. */
  notOrderable: z.enum(["discontinued", "not-yet", "no-price"]).optional(),
  /** Over all warehouses that supply the buyer; "low": less than ten packs, or ten units where it has none. */
  stock: z.object({ word: z.enum(["in-stock", "low", "none"]), available: Count }),
});
export type CatalogueItem = z.infer<typeof CatalogueItem>;

export const listCatalogue = contract({
  name: "list-catalogue",
  summary: { en: "What I can order, with my prices and availability", zh: "可订商品、我的价格与库存" },
  method: "GET",
  path: "/catalogue",
  who: [...distributorRoles, ...hqRoles],
  query: ProductQuery.extend({
    /** HQ names the buyer; distributors may leave it out. */
    distributorId: DistributorId.optional(),
  }),
  ok: { status: 200, body: pageOf(CatalogueItem) },
  refusals: [],
  example: {
    query: { category: "茶" },
    reply: {
      items: [
        {
          ...exampleFields,
          wholePacksOnly: false,
          sku: "TEA-100",
          prices: [
            { fromQuantity: 1, unitFen: 1280, taxIncluded: true },
            { fromQuantity: 50, unitFen: 1180, taxIncluded: true },
          ],
          currency: "CNY",
          stock: { word: "in-stock", available: 960 },
        },
      ],
    },
  },
});
