import type { Override } from "../../shared/contracts/forecast-judgements.ts";
import type { ValueAdded } from "../../shared/contracts/forecast-accuracy.ts";
import { type DemandNode, nodeName } from "../../shared/contracts/demand.ts";
import { lastDayOf, nextPeriod, type Period, periodOf, periodsBetween } from "../../shared/contracts/periods.ts";
import type { LocalDate, Region } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { splitFen as split } from "../../shared/money.ts";
import { tenth } from "../../shared/rounded.ts";
import { below, isLeaf } from "./series.ts";

interface Series {
  node: DemandNode;
  region?: Region;
  from: Period;
  mean: readonly number[];
}
const inTenths = (units: number): number => Math.round(units * 10);
const rank = { sku: 0, region: 1, own: 2, distributor: 2 };

/** What the rest is the sum of: sellers; a region that nobody sells in any more; the SKU where nobody has sold it yet. */
const bottomOf = (series: readonly Series[]): Series[] => {
  const leaves = series.filter(({ node }) => isLeaf(node));
  const alone = series.flatMap((one) =>
    one.node.kind === "region" && below(one.node, leaves).length === 0 ? [{ ...one, region: one.node.region }] : [],
  );
  const all = [...leaves, ...alone];
  return all.length > 0 ? all : series.slice(0, 1);
};

/**
 * What is published of one SKU's nodes while the overrides hold. The nearer to the shelf, the stronger: a leaf's number is its own; a region's is met by its other
 * leaves in proportion (alike where all are 0), a SKU's by what no region and no leaf fixes. A node whose leaves are all fixed is their sum.
 */
export const published = (series: readonly Series[], overrides: readonly Override[], today: LocalDate): number[][] => {
  const leaves = bottomOf(series);
  const values = leaves.map(({ mean }) => [...mean]);
  const fixed = leaves.map(({ mean }) => mean.map(() => false));
  const valid = overrides
    .filter(({ expiresOn }) => expiresOn >= today)
    .toSorted((a, b) => rank[b.node.kind] - rank[a.node.kind]);
  const from = series[0]?.from;
  for (const { node, period, units } of valid) {
    if (!from || period < from) continue;
    const k = periodsBetween(from, period).length - 1;
    const members = below(node, leaves);
    const free = members.filter((b) => k < values[b]!.length && !fixed[b]![k]);
    if (free.length === 0) continue;
    const unitsOf = (of: readonly number[]): number => of.reduce((s, b) => s + values[b]![k]!, 0);
    const left = Math.max(0, units - unitsOf(members.filter((b) => fixed[b]![k])));
    const shares = split(inTenths(left), free.map((b) => inTenths(values[b]![k]!))); // prettier-ignore
    for (const [i, b] of free.entries()) {
      values[b]![k] = shares[i]! / 10;
      fixed[b]![k] = true;
    }
  }
  return series.map(({ node, mean }) => {
    const members = below(node, leaves);
    return mean.map((_, k) => tenth(members.reduce((s, b) => s + values[b]![k]!, 0)));
  });
};

type Wish = Pick<Override, "node" | "freq" | "period" | "units" | "reason"> & { expiresOn?: LocalDate | undefined };
/** An override as it may be set today: of a period that is not over and that the series reaches. `machine`: what it takes the place of. */
export const overrideOf = (
  { expiresOn, ...wish }: Wish,
  series: Pick<Series, "from" | "mean"> | undefined,
  today: LocalDate,
): Omit<Override, "owner" | "setAt" | "version"> => {
  const { period, freq } = wish;
  const running = periodOf(today, freq);
  if (period < running) throw new Refusal("forecast/period-over", { period, running });
  const until = expiresOn ?? lastDayOf(period);
  if (until < today) throw new Refusal("forecast/expires-too-early", { today });
  const at = series && period >= series.from ? periodsBetween(series.from, period).length - 1 : -1;
  const machine = series?.mean[at];
  const last = series ? nextPeriod(series.from, series.mean.length - 1) : running;
  if (machine === undefined) throw new Refusal("forecast/period-unknown", { period, last });
  return { ...wish, expiresOn: until, machine };
};

/** The overrides with what came, of periods that are over. */
export const settled = (
  overrides: readonly Override[],
  histories: readonly { node: DemandNode; start: Period; demand: readonly number[] }[],
  running: Period,
): Override[] =>
  overrides.map((override) => {
    if (override.period >= running) return override;
    const history = histories.find(({ node }) => nodeName(node) === nodeName(override.node));
    const at = history && override.period >= history.start ? periodsBetween(history.start, override.period).length - 1 : -1; // prettier-ignore
    return { ...override, actual: history?.demand[at] ?? 0 };
  });

export const valueAddedOf = (overrides: readonly Override[]): ValueAdded => {
  const over = overrides.filter(({ actual }) => actual !== undefined);
  const off = (of: (o: Override) => number): number => tenth(over.reduce((sum, o) => sum + Math.abs(of(o) - o.actual!), 0)); // prettier-ignore
  return { overrides: over.length, overrideError: off(({ units }) => units), machineError: off(({ machine }) => machine) };
}; // prettier-ignore
