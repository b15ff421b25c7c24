import * as z from "zod";
import { contract, hqRoles } from "./contract.ts";
import { Quantity, Sku, Version } from "./primitives.ts";

/** How a SKU is replenished. */
export const SupplySettings = z.strictObject({
  /** From ordering, or starting to produce, until it can be shipped. */
  leadTimeDays: z.int().min(0).max(365),
  /** Its standard deviation. */
  leadTimeDeviationDays: z.int().min(0).max(180),
  /** Production comes in whole lots; absent: in packs, by the unit where there is none. */
  lotSize: Quantity.optional(),
  /** The share of lead times without a stock-out, in percent. */
  servicePercent: z.int().min(50).max(99),
  /** How often plans are acted on. */
  reviewDays: z.int().min(1).max(92),
  /** Goods for a festival lie in the region so many days before it. */
  buildUpDays: z.int().min(0).max(90),
  /** Stock that lasts longer is too much. */
  maximumCoverDays: z.int().min(7).max(730),
});
export type SupplySettings = z.infer<typeof SupplySettings>;
/** What is set for one SKU alone; the company's settings fill in the rest. */
export const SkuSupplySettings = SupplySettings.partial();
export type SkuSupplySettings = z.infer<typeof SkuSupplySettings>;

/** What holds until somebody sets something else. */
export const supplySettingsDefaults: SupplySettings = {
  leadTimeDays: 21,
  leadTimeDeviationDays: 3,
  servicePercent: 95,
  reviewDays: 14,
  buildUpDays: 14,
  maximumCoverDays: 120,
};

export const planners = ["sales", "warehouse", "admin"] as const;
/** 0 where nobody has set any. */
const SettingsVersion = z.int().min(0);
const example = supplySettingsDefaults;
const OfSku = z.object({ own: SkuSupplySettings, effective: SupplySettings, version: SettingsVersion });
const params = z.strictObject({ sku: Sku });

export const getSupplySettings = contract({
  name: "get-supply-settings",
  summary: { en: "How products are replenished, where nothing else is set for one", zh: "补货参数（公司默认）" },
  method: "GET",
  path: "/supply-plans/settings",
  who: hqRoles,
  ok: { status: 200, body: z.object({ settings: SupplySettings, version: SettingsVersion }) },
  refusals: [],
  example: { reply: { settings: example, version: 0 } },
});
export const changeSupplySettings = contract({
  name: "change-supply-settings",
  summary: { en: "Change how products are replenished", zh: "修改公司默认补货参数" },
  method: "PUT",
  path: "/supply-plans/settings",
  who: planners,
  body: z.strictObject({ settings: SupplySettings, expectedVersion: SettingsVersion }),
  ok: { status: 200, body: z.object({ settings: SupplySettings, version: Version }) },
  refusals: [],
  example: { body: { settings: example, expectedVersion: 0 }, reply: { settings: example, version: 1 } },
});
export const getSkuSupplySettings = contract({
  name: "get-sku-supply-settings",
  summary: { en: "How a product is replenished", zh: "某商品的补货参数" },
  method: "GET",
  path: "/supply-plans/settings/skus/{sku}",
  who: hqRoles,
  params,
  ok: { status: 200, body: OfSku },
  refusals: [],
  example: {
    params: { sku: "TEA-001" },
    reply: { own: { leadTimeDays: 30 }, effective: { ...example, leadTimeDays: 30 }, version: 2 },
  },
});
export const changeSkuSupplySettings = contract({
  name: "change-sku-supply-settings",
  summary: {
    en: "Change how a product is replenished; what is left out is the company's",
    zh: "修改某商品的补货参数（未填写的沿用公司默认）",
  },
  method: "PUT",
  path: "/supply-plans/settings/skus/{sku}",
  who: planners,
  params,
  body: z.strictObject({ own: SkuSupplySettings, expectedVersion: SettingsVersion }),
  ok: { status: 200, body: OfSku },
  refusals: ["product/unknown"],
  example: {
    params: { sku: "TEA-001" },
    body: { own: { leadTimeDays: 30 }, expectedVersion: 1 },
    reply: { own: { leadTimeDays: 30 }, effective: { ...example, leadTimeDays: 30 }, version: 2 },
  },
});
