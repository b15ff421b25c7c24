import * as z from "zod";
import { contract } from "./contract.ts";
import { DemandNode } from "./demand.ts";
import { Frequency, Period } from "./periods.ts";
import { Count, DistributorId, Instant, LocalDate, Reason, Region, Sku, Version } from "./primitives.ts";

/** A person's number for a period in the place of the machine's. */
export const Override = z.object({
  node: DemandNode,
  freq: Frequency,
  period: Period,
  units: Count,
  reason: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  /** The last day on which it holds; after it the machine's number does again. */
  expiresOn: LocalDate,
  /** The machine's number when it was set; 0 where there was none. */
  machine: z.number().min(0),
  setAt: Instant,
  version: Version,
  /** Demand of the period, once that is over. */
  actual: z.int().optional(),
});
export type Override = z.infer<typeof Override>;

/** With so many closed periods of its own, a year, a product needs no look-alikes. */
export const youngFor: Record<Frequency, number> = { M: 12, W: 52 };
/** Products whose first periods tell what to expect of this one, until it has a year of its own. */
export const LookAlikes = z.object({
  skus: z.array(Sku).min(1).max(10),
  /** So much of what they sold, in percent. */
  percent: z.int().min(1).max(1_000),
  reason: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  setAt: Instant,
  version: Version,
});
export type LookAlikes = z.infer<typeof LookAlikes>;

const who = ["sales", "admin"] as const;
const params = z.strictObject({ sku: Sku });
const place = {
  freq: Frequency.default("M"),
  region: Region.optional(),
  distributorId: DistributorId.optional(),
  period: Period,
};
const oneOf = (q: { region?: string | undefined; distributorId?: string | undefined }): boolean =>
  !(q.region && q.distributorId);
const oneOfSays = "either a region or a distributor";
const example = {
  node: { kind: "region", region: "华东" },
  freq: "M",
  period: "2026-12",
  units: 150,
  reason: "新超市渠道 12 月开业",
  owner: { id: "usr_1", name: "王销售" },
  expiresOn: "2026-12-31",
  machine: 126,
  setAt: "2026-11-27T02:00:00.000Z",
  version: 1,
} as const;

export const overrideForecast = contract({
  name: "override-forecast",
  summary: {
    en: "Put a number of your own in the place of a forecast, with a reason and a last day",
    zh: "人工调整预测，注明原因与有效期",
  },
  method: "PUT",
  path: "/forecasts/skus/{sku}/overrides",
  who,
  params,
  body: z
    .strictObject({
      ...place,
      units: Count,
      reason: Reason,
      /** The last day of the period where absent. */
      expiresOn: LocalDate.optional(),
      /** 0: there is none yet. */
      expectedVersion: z.int().min(0),
    })
    .refine(oneOf, oneOfSays),
  ok: { status: 200, body: Override },
  refusals: ["forecast/period-over", "forecast/period-unknown", "forecast/expires-too-early"],
  example: {
    params: { sku: "TEA-001" },
    body: { freq: "M", region: "华东", period: "2026-12", units: 150, reason: example.reason, expectedVersion: 0 },
    reply: example,
  },
});
export const withdrawOverride = contract({
  name: "withdraw-override",
  summary: { en: "Let the machine's number hold again", zh: "撤销人工调整，恢复系统预测" },
  method: "DELETE",
  path: "/forecasts/skus/{sku}/overrides",
  who,
  params,
  query: z.strictObject({ ...place, expectedVersion: z.coerce.number().int().min(1) }).refine(oneOf, oneOfSays),
  ok: { status: 200, body: Override },
  refusals: ["forecast/period-over"],
  example: {
    params: { sku: "TEA-001" },
    query: { freq: "M", region: "华东", period: "2026-12", expectedVersion: "1" },
    reply: example,
  },
});
export const setLookAlikes = contract({
  name: "set-look-alikes",
  summary: { en: "Forecast a new product from products like it", zh: "用相似商品预测新品" },
  method: "PUT",
  path: "/forecasts/skus/{sku}/look-alikes",
  who,
  params,
  body: z.strictObject({
    skus: z.array(Sku).min(1).max(10),
    percent: z.int().min(1).max(1_000).default(100),
    reason: Reason,
    expectedVersion: z.int().min(0),
  }),
  ok: { status: 200, body: LookAlikes },
  refusals: ["forecast/look-alike-itself", "forecast/look-alike-unsold"],
  example: {
    params: { sku: "TEA-009" },
    body: { skus: ["TEA-001"], percent: 80, reason: "同系列新口味", expectedVersion: 0 },
    reply: {
      skus: ["TEA-001"],
      percent: 80,
      reason: "同系列新口味",
      owner: { id: "usr_1", name: "王销售" },
      setAt: "2026-11-27T02:00:00.000Z",
      version: 1,
    },
  },
});
