import * as z from "zod";
import { contract, hqRoles, roles } from "./contract.ts";
import { Frequency, Period } from "./periods.ts";
import { DistributorId, Region, Sku } from "./primitives.ts";

/**
 * What a series is about: a SKU as a whole, in a region, at a distributor, or sold by HQ's own places of a region to whoever uses it. Regions sum to the
 * SKU; distributors and own places sum to it too.
 */
export const DemandNode = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sku") }),
  z.object({ kind: z.literal("region"), region: Region }),
  z.object({ kind: z.literal("distributor"), distributorId: DistributorId }),
  z.object({ kind: z.literal("own"), region: Region }),
]);
export type DemandNode = z.infer<typeof DemandNode>;

/** A node's name in keys: `S`, `R#华东`, `D#dst_1`, `O#华东`. */
export const nodeName = (node: DemandNode): string => {
  if (node.kind === "sku") return "S";
  return node.kind === "distributor"
    ? `D#${node.distributorId}`
    : `${node.kind === "region" ? "R" : "O"}#${node.region}`;
};
/** The node that a query names: a region, a distributor, else the SKU as a whole. */
export const nodeAsked = (q: {
  region?: Region | undefined;
  distributorId?: DistributorId | undefined;
}): DemandNode => {
  if (q.region) return { kind: "region", region: q.region };
  return q.distributorId ? { kind: "distributor", distributorId: q.distributorId } : { kind: "sku" };
};
export const nodeNamed = (name: string): DemandNode => {
  const rest = name.slice(2);
  if (name === "S") return { kind: "sku" };
  if (name.startsWith("D#")) return { kind: "distributor", distributorId: rest as DistributorId };
  return { kind: name.startsWith("R#") ? "region" : "own", region: rest };
};

const Units = z.int().min(0);
const figures = { demand: Units, ordered: Units, sold: Units };
/** Base units, one figure a period from `start` on, periods without any filled with 0; the last is the last closed one. */
export const DemandHistory = z.object({
  /** The first period with anything in it; the running one where there is none before it. */
  start: Period,
  /** What is wanted: what was sold on, where the distributor reports that; else what was ordered. */
  demand: z.array(Units),
  /** Of submitted orders, by the day of submission. */
  ordered: z.array(Units),
  /** Reported as sold on. */
  sold: z.array(Units),
  /** The period that is not over. */
  running: z.object({ period: Period, ...figures }),
});
export type DemandHistory = z.infer<typeof DemandHistory>;

export const SkuDemand = DemandHistory.extend({
  sku: Sku,
  freq: Frequency,
  node: DemandNode,
  /** All that has a series of this SKU, as far as the caller may see it. */
  nodes: z.array(DemandNode),
});
export type SkuDemand = z.infer<typeof SkuDemand>;
export const RegionDemand = DemandHistory.extend({ region: Region, freq: Frequency });
export type RegionDemand = z.infer<typeof RegionDemand>;

const history = {
  start: "2026-08",
  demand: [120, 96, 144],
  ordered: [144, 96, 192],
  sold: [120, 96, 144],
  running: { period: "2026-11", demand: 60, ordered: 48, sold: 60 },
};

export const getSkuDemand = contract({
  name: "get-sku-demand",
  summary: {
    en: "Demand of a SKU by month or week: in all, of a region or of a distributor",
    zh: "某商品按月或按周的需求历史：全部、某区域或某经销商",
  },
  method: "GET",
  path: "/demand/skus/{sku}",
  who: roles,
  params: z.strictObject({ sku: Sku }),
  /** A distributor's members get their own. */
  query: z
    .strictObject({
      freq: Frequency.default("M"),
      region: Region.optional(),
      distributorId: DistributorId.optional(),
    })
    .refine((q) => !(q.region && q.distributorId), "either a region or a distributor"),
  ok: { status: 200, body: SkuDemand },
  refusals: [],
  example: {
    params: { sku: "TEA-001" },
    query: { freq: "M" },
    reply: {
      sku: "TEA-001",
      freq: "M",
      node: { kind: "sku" },
      ...history,
      nodes: [{ kind: "sku" }, { kind: "region", region: "华东" }, { kind: "distributor", distributorId: "dst_hz01" }],
    },
  },
});
export const getRegionDemand = contract({
  name: "get-region-demand",
  summary: { en: "Demand of all SKUs of a region by month or week", zh: "某区域全部商品按月或按周的需求历史" },
  method: "GET",
  path: "/demand/regions/{region}",
  who: hqRoles,
  params: z.strictObject({ region: Region }),
  query: z.strictObject({ freq: Frequency.default("M") }),
  ok: { status: 200, body: RegionDemand },
  refusals: [],
  example: { params: { region: "华东" }, query: { freq: "M" }, reply: { region: "华东", freq: "M", ...history } },
});
