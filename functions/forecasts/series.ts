import type { Forecast } from "../../shared/contracts/forecasts.ts";
import { type DemandNode, nodeName } from "../../shared/contracts/demand.ts";
import type { Frequency, Period } from "../../shared/contracts/periods.ts";
import type { Region, Sku } from "../../shared/contracts/primitives.ts";
import type { ForecastOut } from "../../shared/forecasting/index.ts";
import { type Node, reconcile } from "../../shared/forecasting/index.ts";
import { rounded, tenth } from "../../shared/rounded.ts";

/** So many periods are forecast, the running one first: a year, half a year of weeks. */
export const horizonOf: Record<Frequency, number> = { M: 13, W: 27 };

/** A forecast without what people changed in it. */
export interface SeriesNumbers extends Omit<Forecast, "published" | "past" | "madeAt"> {
  sku: Sku;
  node: DemandNode;
  /** Of a distributor or own places: where it counts. */
  region?: Region;
  freq: Frequency;
}
/** What the engine said of a node's history by itself. */
export interface BaseForecast {
  node: DemandNode;
  region?: Region;
  out: ForecastOut;
}

const thousandth = (factor: number): number => rounded(factor, 3);
export const isLeaf = ({ kind }: DemandNode): boolean => kind === "distributor" || kind === "own";

/** The leaves below a node, by their place in `leaves`. */
export const below = (node: DemandNode, leaves: readonly { node: DemandNode; region?: Region }[]): number[] =>
  leaves.flatMap((leaf, i) => {
    if (node.kind === "sku") return [i];
    if (node.kind === "region") return leaf.region === node.region ? [i] : [];
    return nodeName(leaf.node) === nodeName(node) ? [i] : [];
  });

/** The 95 % band reaches 1.96 standard deviations to either side. */
const varianceOf = ({ lo, hi }: ForecastOut): number => Math.max(1e-6, ((hi[1]![0]! - lo[1]![0]!) / 3.92) ** 2);

/**
 * The forecasts of one SKU's nodes made to agree: every leaf as near to what was said of all nodes as can be (each counts by how sure it is), rounded to a
 * tenth; a node above is the sum of its leaves, to the last tenth. Bands keep their widths.
 */
export const agreed = (sku: Sku, freq: Frequency, from: Period, bases: readonly BaseForecast[]): SeriesNumbers[] => {
  const leaves = bases.filter(({ node }) => isLeaf(node));
  const h = bases[0]?.out.mean.length ?? 0;
  const nodes: Node[] = bases.map(({ node, out }) => ({
    bottom: below(node, leaves),
    base: out.mean,
    variance: varianceOf(out),
  }));
  const bottom = reconcile(nodes.filter(({ bottom }) => bottom.length > 0), leaves.length, h); // prettier-ignore
  const whole = bottom.map((values) => Array.from(values, tenth));
  return bases.map((base, i) => {
    const mean = Array.from({ length: h }, (_, k) => tenth(nodes[i]!.bottom.reduce((sum, b) => sum + whole[b]![k]!, 0)));
    const { node, region, out } = base;
    return { sku, node, ...(region && { region }), freq, from, ...numbersAbout(mean, out) };
  }); // prettier-ignore
};

/** The engine's bands, quantiles and parts about another mean. */
export const numbersAbout = (mean: readonly number[], out: ForecastOut) => {
  const moved = (values: readonly number[]): number[] =>
    values.map((v, k) => tenth(Math.max(0, mean[k]! + v - out.mean[k]!)));
  const band = (level: number) => ({ lo: moved(out.lo[level]!), hi: moved(out.hi[level]!) });
  const total = mean.reduce((sum, v) => sum + v, 0);
  return {
    mean: [...mean],
    band80: band(0),
    band95: band(1),
    total: { mean: tenth(total), q: out.total.q.map((v) => tenth(Math.max(0, total + v - out.total.mean))) },
    parts: partsOf(mean, factorsOf(mean, out)),
    model: out.model,
    route: out.route as string,
    flags: [...out.diag.flags],
  };
};

/** As factors, whatever the season was. */
const factorsOf = (mean: readonly number[], { parts, mean: base }: ForecastOut): Factors => {
  const { holiday, promotion } = parts;
  const asFactor = (k: number): number => {
    const [level, season, others] = [parts.level[k]!, parts.season[k]!, holiday[k]! * promotion[k]!];
    if (level <= 0) return 1;
    const additive = Math.abs((level + season) * others - base[k]!) < Math.abs(level * season * others - base[k]!);
    return Math.max(0, additive ? (level + season) / level : season);
  };
  return {
    season: mean.map((_, k) => thousandth(asFactor(k))),
    holiday: holiday.map(thousandth),
    promotion: promotion.map(thousandth),
  };
};
type Factors = Omit<Forecast["parts"], "level">;
/** level × season × holiday × promotion = mean, wherever the level is not 0. */
export const partsOf = (mean: readonly number[], factors: Factors): Forecast["parts"] => {
  const { season, holiday, promotion } = factors;
  const level = mean.map((v, k) => {
    const factor = season[k]! * holiday[k]! * promotion[k]!;
    return tenth(factor > 0 ? v / factor : 0);
  });
  return { level, ...factors };
};
