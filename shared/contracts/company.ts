import { z } from "zod";
import { Currency, Locale, Name, PositiveFen, Version } from "./primitives.ts";

/** A review step: `off` passes by itself; `on` waits for a person unless the order's total is at most `passUpToFen`. */
const ReviewStep = z.strictObject({ on: z.boolean(), passUpToFen: PositiveFen.default(0) });

/** How the company works. One record; every change is audited. */
export const Policy = z.strictObject({
  companyName: Name,
  timeZone: z.string().max(60),
  currency: Currency,
  defaultLocale: Locale,
  /** Basis points: 1300 = 13 %. */
  defaultTaxRate: z.int().min(0).max(10_000),
  review: z.strictObject({ business: ReviewStep, finance: ReviewStep, outbound: ReviewStep }),
  /** When stock is set aside for an order. */
  reserveStockAt: z.enum(["submit", "approval"]),
  /** What happens to an order that is short of stock: refused, or accepted with the rest on backorder (STOCK hold). */
  whenStockShort: z.enum(["refuse", "backorder"]),
  /** What happens to an order past the credit limit: refused, or accepted with a CREDIT hold that finance may release. */
  whenCreditShort: z.enum(["refuse", "hold"]),
  /** New orders are held when more than `toleranceFen` is overdue by more than `graceDays`. */
  overdue: z.strictObject({ toleranceFen: PositiveFen, graceDays: z.int().min(0).max(365) }),
  /** Orders wanted later than this many days ahead do not use credit yet; null: all do. */
  creditHorizonDays: z.int().min(1).max(730).nullable(),
  /** A submitted order that nobody reviews is cancelled after this many days, and its stock and credit set free. */
  reviewWithinDays: z.int().min(1).max(365),
  /** Below this order total nothing is accepted. */
  minimumOrderFen: PositiveFen,
});
export type Policy = z.infer<typeof Policy>;
export const PolicyRecord = Policy.extend({ version: Version });
