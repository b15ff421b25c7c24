import * as z from "zod";
import { contract, hqRoles } from "./contract.ts";
import { StockedProduct } from "./inventory.ts";
import { Period } from "./periods.ts";
import { Count, Instant, LocationId, Name, pageOf, Paging, Quantity, Reason, Sku, SupplyLineId, Version } from "./primitives.ts"; // prettier-ignore
import { aLine, PlannedQuantity, SupplyKind, SupplyLine } from "./supply-lines.ts";
import { planners, SupplySettings } from "./supply-settings.ts";

const Units = z.number();
/** One month of a plan, base units. The first is what is left of the running one. */
export const PlanPeriod = z.object({
  period: Period,
  demand: Units,
  /** Of it, what festivals add. */
  festival: Units,
  /** Announced and in transit: it bears no date, and counts in the first. */
  incoming: Units,
  /** Below safety stock at its end, before proposals. */
  netRequirement: Units,
  /** Proposals that arrive in it: those that are due for a decision, and those that will be. */
  proposed: Units,
  /** Projected stock at its end. */
  closing: Units,
});
export type PlanPeriod = z.infer<typeof PlanPeriod>;
/** Levels of an HQ warehouse, computed from the forecasts of the regions that it supplies. */
export const PlannedLevel = z.object({ locationId: LocationId, reorderPoint: Count, safetyStock: Count });
export type PlannedLevel = z.infer<typeof PlannedLevel>;

export const SupplyPlan = z.object({
  madeAt: Instant,
  /** Of HQ's warehouses together. */
  stock: z.object({ onHand: z.int(), reserved: z.int(), available: z.int(), incoming: z.int(), inTransit: z.int() }),
  settings: SupplySettings.extend({ lotSize: Quantity }),
  safetyStock: Units,
  reorderPoint: Units,
  periods: z.array(PlanPeriod),
  levels: z.array(PlannedLevel),
});
export type SupplyPlan = z.infer<typeof SupplyPlan>;

/** With the names that people know. */
export const NamedLine = SupplyLine.extend({
  product: StockedProduct.optional(),
  locationName: Name.optional(),
  /** Of `transfer`: where it comes from; of `reduce`: where a transfer is proposed to. */
  otherName: Name.optional(),
});
export type NamedLine = z.infer<typeof NamedLine>;
export const SkuSupplyPlan = z.object({
  sku: Sku,
  product: StockedProduct.optional(),
  /** Absent until one is made. */
  plan: SupplyPlan.optional(),
  open: z.array(NamedLine),
  /** The last 50, the newest first. */
  decided: z.array(NamedLine),
});
export type SkuSupplyPlan = z.infer<typeof SkuSupplyPlan>;

const skuParams = z.strictObject({ sku: Sku });
const lineParams = z.strictObject({ lineId: SupplyLineId });
const aProduct = { name: { zh: "龙井茶 100 g" }, category: "茶", unit: "罐" };
const aNamedLine = { ...aLine, product: aProduct, locationName: "上海一号仓" };
const settings = {
  leadTimeDays: 21,
  leadTimeDeviationDays: 3,
  lotSize: 24,
  servicePercent: 95,
  reviewDays: 14,
  buildUpDays: 14,
  maximumCoverDays: 120,
};
const aPlan = {
  sku: "TEA-001",
  product: aProduct,
  plan: {
    madeAt: aLine.madeAt,
    stock: { onHand: 160, reserved: 20, available: 140, incoming: 100, inTransit: 0 },
    settings,
    safetyStock: 88,
    reorderPoint: 460,
    periods: [
      { period: "2026-11", demand: 60, festival: 0, incoming: 100, netRequirement: 0, proposed: 0, closing: 180 },
      { period: "2026-12", demand: 545, festival: 0, incoming: 0, netRequirement: 453, proposed: 480, closing: 115 },
    ],
    levels: [{ locationId: "loc_sh1", reorderPoint: 460, safetyStock: 88 }],
  },
  open: [aNamedLine],
  decided: [],
};

export const listSupplyLines = contract({
  name: "list-supply-lines",
  summary: {
    en: "What to produce, to build up before festivals, to move between warehouses, to reduce, the most money at stake or the most urgent first; what was decided, the newest first",
    zh: "补货计划：需生产、节前备货、需调拨、需减少（按金额或紧急程度）及已处理记录",
  },
  method: "GET",
  path: "/supply-plans",
  who: hqRoles,
  query: Paging.extend({
    show: z.enum([...SupplyKind.options, "decided"]).default("produce"),
    /** How open lines are ordered; what was decided is always the newest first. */
    orderBy: z.enum(["money", "urgency"]).default("money"),
  }),
  ok: { status: 200, body: pageOf(NamedLine) },
  refusals: [],
  example: { query: { show: "produce" }, reply: { items: [aNamedLine] } },
});
export const getSupplyPlan = contract({
  name: "get-supply-plan",
  summary: { en: "The supply plan of a SKU, month by month", zh: "某商品的逐月补货计划" },
  method: "GET",
  path: "/supply-plans/skus/{sku}",
  who: hqRoles,
  params: skuParams,
  ok: { status: 200, body: SkuSupplyPlan },
  refusals: [],
  example: { params: { sku: "TEA-001" }, reply: aPlan },
});
export const recomputeSupplyPlan = contract({
  name: "recompute-supply-plan",
  summary: { en: "Make the plan of a SKU anew, now", zh: "立即重新生成该商品的计划" },
  method: "POST",
  path: "/supply-plans/skus/{sku}/recompute",
  who: planners,
  params: skuParams,
  ok: { status: 200, body: z.object({ sku: Sku, lines: Count }) },
  refusals: [],
  example: { params: { sku: "TEA-001" }, reply: { sku: "TEA-001", lines: 3 } },
});
export const acceptSupplyLine = contract({
  name: "accept-supply-line",
  summary: {
    en: "Act on a line: its goods count as on order for the warehouse, or become a planned transfer. Of one to reduce, the decision alone is kept",
    zh: "采纳计划行：登记为该仓库的在途采购，或生成调拨单；“需减少”仅记录决定",
  },
  method: "POST",
  path: "/supply-plans/lines/{lineId}/accept",
  who: planners,
  params: lineParams,
  /** Another quantity than proposed needs a reason. */
  body: z.strictObject({ quantity: PlannedQuantity, reason: Reason.optional(), expectedVersion: Version }),
  ok: { status: 200, body: SupplyLine },
  refusals: ["supply-line/decided", "supply-line/reason-missing", "supply-line/donor-short", "stock/short"],
  example: {
    params: { lineId: aLine.id },
    body: { quantity: 600, reason: "春节前多备一批", expectedVersion: 1 },
    reply: {
      ...aLine,
      version: 2,
      decision: {
        outcome: "accepted",
        quantity: 600,
        reason: "春节前多备一批",
        by: { id: "usr_1", name: "王销售" },
        at: "2026-11-27T03:00:00.000Z",
        documentId: "doc_1",
      },
    },
  },
});
export const rejectSupplyLine = contract({
  name: "reject-supply-line",
  summary: { en: "Decline a line, with the reason", zh: "驳回计划行，并说明原因" },
  method: "POST",
  path: "/supply-plans/lines/{lineId}/reject",
  who: planners,
  params: lineParams,
  body: z.strictObject({ reason: Reason, expectedVersion: Version }),
  ok: { status: 200, body: SupplyLine },
  refusals: ["supply-line/decided"],
  example: {
    params: { lineId: aLine.id },
    body: { reason: "即将换包装", expectedVersion: 1 },
    reply: {
      ...aLine,
      version: 2,
      decision: {
        outcome: "rejected",
        quantity: 0,
        reason: "即将换包装",
        by: { id: "usr_1", name: "王销售" },
        at: "2026-11-27T03:00:00.000Z",
      },
    },
  },
});
export const applySupplyLevels = contract({
  name: "apply-supply-levels",
  summary: {
    en: "Make the plan's reorder points and safety stocks those of HQ's warehouses",
    zh: "将计划计算的补货点与安全库存应用到总部仓库",
  },
  method: "POST",
  path: "/supply-plans/skus/{sku}/levels",
  who: planners,
  params: skuParams,
  ok: { status: 200, body: z.object({ levels: z.array(PlannedLevel) }) },
  refusals: ["supply-plan/nothing-to-apply"],
  example: { params: { sku: "TEA-001" }, reply: { levels: aPlan.plan.levels } },
});
export const exportSupplyLines = contract({
  name: "export-supply-lines",
  summary: { en: "Open lines as an XLSX file, one sheet a kind: the first 5,000 of each", zh: "导出未处理的计划行（XLSX，每类一个工作表，各前 5000 行）" }, // prettier-ignore
  method: "GET",
  path: "/supply-plans/export",
  who: hqRoles,
  ok: { status: 200, body: z.object({ fileName: z.string(), base64: z.string() }) },
  refusals: [],
  example: { reply: { fileName: "supply-plan-2026-11-27.xlsx", base64: "UEsDBBQ=" } },
});
