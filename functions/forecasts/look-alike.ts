import type { LookAlikes } from "../../shared/contracts/forecast-judgements.ts";
import { type DemandNode, nodeName } from "../../shared/contracts/demand.ts";
import type { Region } from "../../shared/contracts/primitives.ts";
import { type ForecastOut, normalQuantile, totalLevels } from "../../shared/forecasting/index.ts";
import { isLeaf } from "./series.ts";

interface History {
  node: DemandNode;
  region?: Region;
  demand: readonly number[];
}
const sumOf = (x: readonly number[]): number => x.reduce((sum, v) => sum + v, 0);
/** The age's demand of one product; its latest where it is not that old. */
const at = (curve: readonly number[], age: number): number => curve[Math.min(age, curve.length - 1)] ?? 0;
/** A launch is uncertain at least so far, whatever the look-alikes had in common (standard deviation ÷ mean). */
const leastSpread = 0.3;
/** As many own periods count as much as the look-alikes do. */
const priorPeriods = 3;
const z = { band80: 1.2816, band95: 1.96 };

/**
 * What to expect of a new product: the mean demand of its look-alikes at the age that it will have, so many percent of it, moved towards what it has sold so far
 * (n own periods weigh n / (n + 3)). Where it will be sold follows the look-alikes. Bands come from how much they differed from each other.
 */
export const fromLookAlikes = (
  own: readonly number[],
  alikes: readonly (readonly History[])[],
  { percent }: Pick<LookAlikes, "percent">,
  h: number,
): { node: DemandNode; region?: Region; out: ForecastOut }[] => {
  const wholes = alikes.map((nodes) => nodes.find(({ node }) => node.kind === "sku")!.demand);
  const n = own.length;
  const curve = (age: number): number =>
    ((percent / 100) * sumOf(wholes.map((whole) => at(whole, age)))) / wholes.length;
  const expected = sumOf(own.map((_, age) => curve(age)));
  const ratio = expected > 0 ? sumOf(own) / expected : 1;
  const level = 1 + (n / (n + priorPeriods)) * (ratio - 1);
  const mean = Array.from({ length: h }, (_, k) => level * curve(n + k));
  const totals = wholes.map((whole) => sumOf(mean.map((_, k) => at(whole, n + k))));
  const average = sumOf(totals) / totals.length;
  const deviation = Math.sqrt(sumOf(totals.map((t) => (t - average) ** 2)) / Math.max(1, totals.length - 1));
  const spread = Math.max(leastSpread, average > 0 ? deviation / average : 0);
  const nodes = placesOf(alikes);
  return nodes.map(({ share, ...where }) => ({ ...where, out: outOf(mean.map((v) => v * share), spread) })); // prettier-ignore
};

/** Every node of the look-alikes, and its share of their demand. */
const placesOf = (alikes: readonly (readonly History[])[]): { node: DemandNode; region?: Region; share: number }[] => {
  const places = new Map<string, { node: DemandNode; region?: Region; units: number }>();
  for (const { node, region, demand } of alikes.flat()) {
    const name = nodeName(node);
    const known = places.get(name) ?? { node, ...(region && { region }), units: 0 };
    places.set(name, { ...known, units: known.units + sumOf(demand) });
  }
  const all = [...places.values()];
  const whole = sumOf(all.filter(({ node }) => isLeaf(node)).map(({ units }) => units));
  return all.map(({ units, ...where }) => ({ ...where, share: whole > 0 ? units / whole : 0 }));
};

const outOf = (mean: readonly number[], spread: number): ForecastOut => {
  const around = (sign: number) => Object.values(z).map((by) => mean.map((v) => Math.max(0, v * (1 + sign * by * spread)))); // prettier-ignore
  const total = sumOf(mean);
  return {
    id: "",
    route: "short",
    // not which: a distributor reads this too
    model: "look-alikes",
    mean: [...mean],
    lo: around(-1),
    hi: around(1),
    total: { mean: total, q: totalLevels.map((level) => Math.max(0, total * (1 + spread * normalQuantile(level)))) },
    parts: { level: [...mean], season: mean.map(() => 1), holiday: mean.map(() => 1), promotion: mean.map(() => 1) },
    diag: { n: 0, seasonalStrength: 0, adi: 0, cv2: 0, flags: ["look-alikes"] },
  };
};
