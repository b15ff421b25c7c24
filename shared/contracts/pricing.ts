import { z } from "zod";
import {
  Channel,
  Currency,
  DistributorId,
  Grade,
  LocalDate,
  Name,
  PositiveFen,
  PriceListId,
  Quantity,
  Region,
  Sku,
  Version,
} from "./primitives.ts";

/** Whose price list it is. The order of the levels is the order in which they win. */
export const PriceLevel = z.discriminatedUnion("level", [
  z.strictObject({ level: z.literal("contract"), distributorId: DistributorId }),
  z.strictObject({ level: z.literal("distributor"), distributorId: DistributorId }),
  z.strictObject({ level: z.literal("grade"), grade: Grade }),
  z.strictObject({ level: z.literal("region"), region: Region }),
  z.strictObject({ level: z.literal("channel"), channel: Channel }),
  z.strictObject({ level: z.literal("base") }),
]);
export type PriceLevel = z.infer<typeof PriceLevel>;

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
  version: Version,
});
export type PriceList = z.infer<typeof PriceList>;

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
