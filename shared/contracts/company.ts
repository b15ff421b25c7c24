import * as z from "zod";
import { contract, hqRoles, roles } from "./contract.ts";
import { Currency, Locale, Name, PositiveFen, Reason, Version } from "./primitives.ts";

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

/** What every member needs to know of the company to read its figures and dates. */
export const Company = z.object(
  Policy.pick({
    companyName: true,
    timeZone: true,
    currency: true,
    defaultLocale: true,
    defaultTaxRate: true,
    minimumOrderFen: true,
    whenStockShort: true,
  }).shape,
);

const examplePolicy = {
  companyName: "华东食品有限公司",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  defaultLocale: "zh-CN",
  defaultTaxRate: 1_300,
  review: {
    business: { on: true, passUpToFen: 0 },
    finance: { on: true, passUpToFen: 500_000 },
    outbound: { on: true, passUpToFen: 0 },
  },
  reserveStockAt: "submit",
  whenStockShort: "refuse",
  whenCreditShort: "refuse",
  overdue: { toleranceFen: 10_000, graceDays: 7 },
  creditHorizonDays: null,
  reviewWithinDays: 14,
  minimumOrderFen: 0,
} as const;

export const getCompany = contract({
  name: "get-company",
  summary: { en: "The company's name, time zone, currency and tax rate", zh: "公司名称、时区、币种与税率" },
  method: "GET",
  path: "/company",
  who: roles,
  ok: { status: 200, body: Company },
  refusals: [],
  example: { reply: examplePolicy },
});

export const getPolicy = contract({
  name: "get-policy",
  summary: { en: "How the company works: review steps, stock, credit", zh: "公司政策：审核步骤、库存与信用规则" },
  method: "GET",
  path: "/company/policy",
  who: hqRoles,
  ok: { status: 200, body: PolicyRecord },
  refusals: [],
  example: { reply: { ...examplePolicy, version: 3 } },
});

export const changePolicy = contract({
  name: "change-policy",
  summary: { en: "Change how the company works, with the reason", zh: "修改公司政策，并说明原因" },
  method: "PUT",
  path: "/company/policy",
  who: ["admin"],
  body: z.strictObject({ policy: Policy, reason: Reason, expectedVersion: Version }),
  ok: { status: 200, body: PolicyRecord },
  refusals: ["company/unknown-time-zone"],
  example: {
    body: { policy: examplePolicy, reason: "财务要求小额订单免审", expectedVersion: 3 },
    reply: { ...examplePolicy, version: 4 },
  },
});
