import * as z from "zod";
import { LocalDate, Name, Reason, Sku } from "../shared/contracts/primitives.ts";
import { event } from "./define.ts";

/** Said again here: who hears of products need not load all that callers may ask of the catalogue. */
const detail = () =>
  z.object({
    sku: Sku,
    name: z.object({ zh: Name.optional(), en: Name.optional() }),
    category: Name,
    status: z.enum(["active", "discontinued"]),
    orderableFrom: LocalDate.optional(),
  });
const example = {
  sku: "TEA-100",
  name: { zh: "龙井茶 100 g", en: "Longjing tea 100 g" },
  category: "茶",
  status: "active",
} as const;

export const productCreated = event({ source: "huotong.catalog", type: "ProductCreated", version: 1, detail, example });
export const productChanged = event({ source: "huotong.catalog", type: "ProductChanged", version: 1, detail, example });
export const productDiscontinued = event({
  source: "huotong.catalog",
  type: "ProductDiscontinued",
  version: 1,
  detail: () => z.object({ sku: Sku, reason: Reason }),
  example: { sku: "TEA-100", reason: "停产" },
});
