import * as z from "zod";
import { event } from "./define.ts";

const at = () => ({ sku: z.string(), locationId: z.string() });

/** Stock changed by a document of the inventory itself: a receipt, an adjustment, an announcement. */
export const stockMoved = event({
  source: "huotong.inventory",
  type: "StockMoved",
  version: 1,
  detail: () =>
    z.object({
      document: z.string(),
      reason: z.enum(["receipt", "announcement", "sold", "count", "damage", "other"]),
      reference: z.string().optional(),
      note: z.string().optional(),
      /** Of sales: the region that they count in for good. */
      region: z.string().optional(),
      stock: z.array(z.object({ ...at(), onHand: z.int(), reserved: z.int(), incoming: z.int(), inTransit: z.int() })),
    }),
  example: {
    document: "doc_1",
    reason: "receipt",
    stock: [{ sku: "TEA-001", locationId: "loc_sh1", onHand: 120, reserved: 0, incoming: 0, inTransit: 0 }],
  },
});

/** A posting that took several transactions has given the last of it, or taken back all: only now is all of its stock there. */
export const postingCompleted = event({
  source: "huotong.inventory",
  type: "PostingCompleted",
  version: 1,
  detail: () => z.object({ document: z.string(), stock: z.array(z.object(at())) }),
  example: { document: "ord_1", stock: [{ sku: "TEA-001", locationId: "loc_sh1" }] },
});

export const thresholdChanged = event({
  source: "huotong.inventory",
  type: "ThresholdChanged",
  version: 1,
  detail: () =>
    z.object({
      reorderPoint: z.int(),
      safetyStock: z.int(),
      maximum: z.int().optional(),
      stock: z.array(z.object(at())),
    }),
  example: { reorderPoint: 40, safetyStock: 20, stock: [{ sku: "TEA-001", locationId: "loc_sh1" }] },
});
