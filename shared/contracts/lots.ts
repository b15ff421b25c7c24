import * as z from "zod";
import { mostLots } from "./bounds.ts";
import { contract, roles } from "./contract.ts";
import { Count, LocalDate, LocationId, pageOf, Paging, Quantity, Sku } from "./primitives.ts";

/** 批号, as it is printed on the goods. */
const LotCode = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/);
/** So many units of a lot. `expiresOn` is its last good day; one code with two dates is two lots. */
export const LotQuantity = z.strictObject({ lot: LotCode, expiresOn: LocalDate.optional(), quantity: Quantity });
export type LotQuantity = z.infer<typeof LotQuantity>;

export const LotQuantities = z
  .array(LotQuantity)
  .min(1)
  .max(mostLots)
  .refine((lots) => new Set(lots.map((l) => `${l.lot}#${l.expiresOn}`)).size === lots.length, "each lot once");

export const LotLine = z.object({
  sku: Sku,
  locationId: LocationId,
  lot: LotCode,
  expiresOn: LocalDate.optional(),
  onHand: Count,
});
export type LotLine = z.infer<typeof LotLine>;

export const listLots = contract({
  name: "list-lots",
  summary: {
    en: "The lots at a place, the first to expire first; a page may hold fewer than asked for and still have a next",
    zh: "某仓库的批次，先到期的在前（一页可能不足所要条数，仍可有下一页）",
  },
  method: "GET",
  path: "/stock/locations/{locationId}/lots",
  who: roles,
  params: z.strictObject({ locationId: LocationId }),
  query: Paging.extend({
    /** Those whose last good day is before it. */
    expiresBefore: LocalDate.optional(),
    sku: Sku.optional(),
  }),
  ok: { status: 200, body: pageOf(LotLine) },
  refusals: [],
  example: {
    params: { locationId: "loc_sh1" },
    query: { expiresBefore: "2026-04-01" },
    reply: {
      items: [{ sku: "MILK-250", locationId: "loc_sh1", lot: "B2601", expiresOn: "2026-03-20", onHand: 48 }],
    },
  },
});
