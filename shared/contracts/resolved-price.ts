import * as z from "zod";
import { Currency, PositiveFen, PriceListId } from "./primitives.ts";

/** One candidate that the resolver looked at, and why it won or lost. */
export const PriceConsidered = z.object({
  listId: PriceListId,
  listName: z.string(),
  level: z.string(),
  scope: z.string(),
  fromQuantity: z.int(),
  unitFen: PositiveFen.optional(),
  verdict: z.enum([
    "won",
    "lower-level",
    "less-specific",
    "lower-tier",
    "earlier-start",
    "later-id",
    "not-valid-on-date",
    "quantity-not-reached",
    "no-base-price",
  ]),
});
export type PriceConsidered = z.infer<typeof PriceConsidered>;
/** The price of one line, frozen on it at submit. */
export const ResolvedPrice = z.object({
  unitFen: PositiveFen,
  currency: Currency,
  taxIncluded: z.boolean(),
  rule: z.object({
    listId: PriceListId,
    listName: z.string(),
    level: z.string(),
    scope: z.string(),
    fromQuantity: z.int(),
  }),
  /** At most ten; the winner first. */
  trace: z.array(PriceConsidered).max(10),
  /** True where the floor price lifted it. */
  floored: z.boolean(),
});
export type ResolvedPrice = z.infer<typeof ResolvedPrice>;
