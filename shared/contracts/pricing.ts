import * as z from "zod";
import { contract, distributorRoles, hqRoles } from "./contract.ts";
import {
  Currency,
  DistributorId,
  Done,
  LocalDate,
  Name,
  Paging,
  pageOf,
  PositiveFen,
  PriceListId,
  Quantity,
  Reason,
  Sku,
  Version,
} from "./primitives.ts";
import { PriceConsidered, ResolvedPrice } from "./resolved-price.ts";
import { PriceLevel } from "./price-level.ts";

export { PriceLevel };

/** A price from a quantity on, within inclusive local dates; a category or the whole range takes basis points off the base price. */
export const PriceEntry = z.strictObject({
  scope: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("sku"), sku: Sku }),
    z.strictObject({ kind: z.literal("category"), category: Name }),
    z.strictObject({ kind: z.literal("all") }),
  ]),
  fromQuantity: Quantity.default(1),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  price: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("unit"), unitFen: PositiveFen }),
    z.strictObject({ kind: z.literal("offBase"), basisPoints: z.int().min(0).max(10_000) }),
  ]),
});
export type PriceEntry = z.infer<typeof PriceEntry>;

export const PriceList = z.strictObject({
  id: PriceListId,
  name: Name,
  for: PriceLevel,
  currency: Currency,
  taxIncluded: z.boolean(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  /** Only published lists price. */
  status: z.enum(["draft", "published"]),
  version: Version,
});
export type PriceList = z.infer<typeof PriceList>;

/** What tells one entry of a list from the others. */
export const PriceEntryKey = PriceEntry.pick({ scope: true, fromQuantity: true, from: true });
export type PriceEntryKey = z.infer<typeof PriceEntryKey>;

const mayChange = ["sales", "admin"] as const;
const exampleList = {
  id: "pl_grade-a",
  name: "A 级价格表",
  for: { level: "grade", grade: "A" },
  currency: "CNY",
  taxIncluded: true,
  from: "2026-01-01",
  status: "published",
  version: 4,
} as const;
const exampleEntry = {
  scope: { kind: "sku", sku: "TEA-100" },
  fromQuantity: 50,
  price: { kind: "unit", unitFen: 1180 },
} as const;

export const createPriceList = contract({
  name: "create-price-list",
  summary: { en: "Start a price list, as a draft", zh: "新建价格表（草稿）" },
  method: "POST",
  path: "/price-lists",
  who: mayChange,
  body: PriceList.omit({ id: true, status: true, version: true }),
  ok: { status: 201, body: PriceList },
  refusals: ["price-list/wrong-currency", "price-list/ends-before-start"],
  example: {
    body: { name: "A 级价格表", for: { level: "grade", grade: "A" }, currency: "CNY", taxIncluded: true },
    reply: { ...exampleList, status: "draft", version: 1 },
  },
});

export const changePriceList = contract({
  name: "change-price-list",
  summary: { en: "Rename, date, publish or withdraw a price list", zh: "修改、发布或撤回价格表" },
  method: "PUT",
  path: "/price-lists/{listId}",
  who: mayChange,
  params: z.strictObject({ listId: PriceListId }),
  body: PriceList.pick({ name: true, taxIncluded: true, from: true, to: true, status: true }).extend({
    expectedVersion: Version,
    reason: Reason,
  }),
  ok: { status: 200, body: PriceList },
  refusals: ["price-list/conflict", "price-list/ends-before-start", "price-list/too-many-published"],
  example: {
    params: { listId: "pl_grade-a" },
    body: {
      name: "A 级价格表",
      taxIncluded: true,
      from: "2026-01-01",
      status: "published",
      expectedVersion: 3,
      reason: "2026 年度价格",
    },
    reply: exampleList,
  },
});

export const changePriceEntries = contract({
  name: "change-price-entries",
  summary: {
    en: "Set and remove up to 500 entries: all or none",
    zh: "批量设置或删除价格（最多 500 行，全部成功或全部不保存）",
  },
  method: "PUT",
  path: "/price-lists/{listId}/entries",
  who: mayChange,
  params: z.strictObject({ listId: PriceListId }),
  body: z
    .strictObject({
      set: z.array(PriceEntry).max(500).default([]),
      remove: z.array(PriceEntryKey).max(500).default([]),
      expectedVersion: Version,
      reason: Reason,
    })
    .refine(({ set, remove }) => set.length + remove.length >= 1 && set.length + remove.length <= 500, "1 to 500 rows"),
  ok: { status: 200, body: Done },
  refusals: ["price-list/entries-invalid", "price-list/conflict"],
  example: {
    params: { listId: "pl_grade-a" },
    body: { set: [exampleEntry], remove: [], expectedVersion: 4, reason: "应对竞品促销" },
    reply: { version: 5 },
  },
});

export const listPriceLists = contract({
  name: "list-price-lists",
  summary: { en: "Price lists, by level", zh: "价格表列表" },
  method: "GET",
  path: "/price-lists",
  who: hqRoles,
  query: Paging.extend({
    level: z.enum(["contract", "distributor", "grade", "region", "channel", "base"]).optional(),
  }),
  ok: { status: 200, body: pageOf(PriceList) },
  refusals: [],
  example: { query: { level: "grade" }, reply: { items: [exampleList] } },
});

export const getPriceList = contract({
  name: "get-price-list",
  summary: { en: "A price list's header", zh: "查看价格表" },
  method: "GET",
  path: "/price-lists/{listId}",
  who: hqRoles,
  params: z.strictObject({ listId: PriceListId }),
  ok: { status: 200, body: PriceList },
  refusals: [],
  example: { params: { listId: "pl_grade-a" }, reply: exampleList },
});

export const listPriceEntries = contract({
  name: "list-price-entries",
  summary: { en: "A price list's entries; a page counts SKUs and categories", zh: "查看价格表明细" },
  method: "GET",
  path: "/price-lists/{listId}/entries",
  who: hqRoles,
  params: z.strictObject({ listId: PriceListId }),
  query: Paging,
  ok: { status: 200, body: pageOf(PriceEntry) },
  refusals: [],
  example: { params: { listId: "pl_grade-a" }, query: { limit: "25" }, reply: { items: [exampleEntry] } },
});

export const explainPrice = contract({
  name: "explain-price",
  summary: { en: "Why a buyer pays this price", zh: "解释价格来源" },
  method: "GET",
  path: "/prices/explain",
  who: [...distributorRoles, ...hqRoles],
  query: z.strictObject({
    sku: Sku,
    /** Distributors may leave it out: they ask for themselves. */
    distributorId: DistributorId.optional(),
    quantity: z.coerce.number().int().min(1).max(1_000_000).default(1),
    /** Today, if absent. */
    date: LocalDate.optional(),
  }),
  ok: {
    status: 200,
    body: z.object({
      sku: Sku,
      distributorId: DistributorId,
      quantity: Quantity,
      date: LocalDate,
      /** Absent: nothing prices it. */
      price: ResolvedPrice.optional(),
      /** Every candidate once, the winner first, each with why it lost. */
      considered: z.array(PriceConsidered),
    }),
  },
  refusals: ["product/unknown"],
  example: {
    query: { sku: "TEA-100", distributorId: "dst_hz", quantity: "60", date: "2026-02-01" },
    reply: { sku: "TEA-100", distributorId: "dst_hz", quantity: 60, date: "2026-02-01", considered: [] },
  },
});
