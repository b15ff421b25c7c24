import { z } from "zod";
import { LocalDate, Name, PositiveFen, Quantity, Sku, Version } from "./primitives.ts";

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
  status: z.enum(["active", "discontinued"]),
  orderableFrom: LocalDate.optional(),
});
export type ProductFields = z.infer<typeof ProductFields>;
export const Product = ProductFields.extend({ sku: Sku, version: Version });
export type Product = z.infer<typeof Product>;
