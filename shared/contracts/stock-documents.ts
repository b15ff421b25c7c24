import * as z from "zod";
import { contract } from "./contract.ts";
import { LotQuantities } from "./lots.ts";
import { Count, DocumentId, LocationId, Quantity, Reason, Sku } from "./primitives.ts";

const keepers = ["warehouse", "admin"] as const;
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
          /** Of a product kept by lot, adding up to the quantity. */
          lots: LotQuantities.optional(),
        }),
      )
      .min(1)
      .max(500),
  }),
  ok: { status: 201, body: Posted },
  refusals: [
    "location/unknown",
    "location/not-yours",
    "product/unknown",
    "stock/mismatch",
    "stock/lot-needed",
    "stock/not-by-lot",
    "stock/too-many-lots",
  ],
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
/** Of a product kept by lot, those that are first to expire where no lots are named. */
const quantityLines = z
  .array(z.strictObject({ sku: Sku, quantity: Quantity, lots: LotQuantities.optional() }))
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
      /** What was found; each SKU once. Of a product kept by lot, every lot that was found: of the others, nothing was. */
      lines: z
        .array(z.strictObject({ sku: Sku, counted: Count, lots: LotQuantities.optional() }))
        .min(1)
        .max(500)
        .refine((lines) => new Set(lines.map(({ sku }) => sku)).size === lines.length, "each SKU once"),
    }),
    z.strictObject({
      reason: z.literal("other"),
      locationId: LocationId,
      note: Reason,
      lines: z
        .array(
          z.strictObject({
            sku: Sku,
            change: z.int().min(-1_000_000).max(1_000_000),
            /** Without a sign, adding up to the change without its own. */
            lots: LotQuantities.optional(),
          }),
        )
        .min(1)
        .max(500),
    }),
  ]),
  ok: { status: 201, body: Posted },
  refusals: [
    "location/unknown",
    "location/not-yours",
    "product/unknown",
    "stock/short",
    "stock/lot-needed",
    "stock/lot-short",
    "stock/not-by-lot",
    "stock/too-many-lots",
  ],
  example: {
    body: { reason: "sold", locationId: "loc_sh1", lines: [{ sku: "TEA-001", quantity: 3 }] },
    reply: { documentId: "doc_3", changes: [{ sku: "TEA-001", onHand: -3 }] },
  },
});
