import { nodeName } from "../../shared/contracts/demand.ts";
import { firstDayOf, type Frequency, lastDayOf, nextPeriod, type Period } from "../../shared/contracts/periods.ts";
import { shareOfDays, type Span } from "../../shared/dates.ts";
import type { DemandSeries } from "../demand/index.ts";
import { below, horizonOf, isLeaf } from "./series.ts";

/** When a seller had nothing to sell, or could not buy it, and when it bought cheaper than usual. */
export interface SellerDays {
  soldOut: readonly Span[];
  promoted: readonly Span[];
}
/** What the engine is told of a series beside its demand. */
export interface Circumstances {
  /** 1 for each period of the history whose demand says nothing of what was wanted. */
  mask: number[];
  /** Share of each period on promotion, from the first of the history to the last that is forecast. */
  promo: number[];
}

/** From so large a share of a period's days on it is masked: below, what is there says more than what can be put in its place (measured: docs/adr/0026). */
const leastShare = 0.25;
/** Who was without goods for longer than half a year did not sell them. */
const longestOutage: Record<Frequency, number> = { M: 6, W: 26 };
/** With fewer periods left there would be nothing to learn from. */
const fewestLeft = 3;

/** Which periods are masked, by the share of their days without stock. */
export const maskOf = (shares: readonly number[], freq: Frequency): number[] => {
  const mask = shares.map((share) => (share >= leastShare ? 1 : 0));
  for (let from = 0; from < mask.length; from += 1) {
    if (mask[from] === 0) continue;
    const end = mask.indexOf(0, from);
    const to = end === -1 ? mask.length : end;
    if (to - from > longestOutage[freq]) mask.fill(0, from, to);
    from = to;
  }
  const left = mask.filter((masked) => masked === 0).length;
  return left < fewestLeft ? mask.map(() => 0) : mask;
};

const unitsOf = ({ demand }: DemandSeries): number => demand.reduce((sum, units) => sum + units, 0);

/** Of each of a SKU's nodes: a period's shares are the mean of its sellers', each counted by what it sold in all. */
export const circumstancesOf = (
  nodes: readonly DemandSeries[],
  days: ReadonlyMap<string, SellerDays>,
  freq: Frequency,
): Map<string, Circumstances> => {
  const leaves = nodes.filter(({ node }) => isLeaf(node));
  const told = leaves.map(({ node }) => days.get(nodeName(node)));
  const shareIn = (period: Period, members: readonly number[], of: keyof SellerDays): number => {
    const within = { from: firstDayOf(period), to: lastDayOf(period) };
    let [sum, units] = [0, 0];
    for (const i of members) {
      const weight = unitsOf(leaves[i]!);
      sum += weight * shareOfDays(told[i]?.[of] ?? [], within);
      units += weight;
    }
    return units > 0 ? sum / units : 0;
  };
  return new Map(
    nodes.map(({ node, start, demand }) => {
      const members = below(node, leaves);
      const known = (of: keyof SellerDays): boolean => members.some((i) => (told[i]?.[of].length ?? 0) > 0);
      const periods = Array.from({ length: demand.length + horizonOf[freq] }, (_, i) => nextPeriod(start, i));
      const shares = (all: readonly Period[], of: keyof SellerDays): number[] =>
        known(of) ? all.map((period) => shareIn(period, members, of)) : all.map(() => 0);
      const mask = maskOf(shares(periods.slice(0, demand.length), "soldOut"), freq);
      return [nodeName(node), { mask, promo: shares(periods, "promoted") }];
    }),
  );
};
