import { type DemandHistory, type DemandNode, nodeName } from "../../shared/contracts/demand.ts";
import {
  type Frequency,
  frequencyOf,
  nextPeriod,
  type Period,
  periodOf,
  periodsBetween,
} from "../../shared/contracts/periods.ts";
import type { Channel, DistributorId, LocalDate, Region, Sku } from "../../shared/contracts/primitives.ts";

/** Who sold or ordered: a distributor, or HQ's own places. */
export type Seller = DistributorId | "HQ";
export type Measure = "ordered" | "sold";
/** Units of a SKU that a seller ordered or sold on a day, counted where it was then; negative: taken back. */
export interface Fact {
  sku: Sku;
  seller: Seller;
  region: Region;
  date: LocalDate;
  measure: Measure;
  units: number;
}
/** Facts of a seller in a region, in base units, by month and by week. */
export interface Leaf {
  seller: Seller;
  region: Region;
  ordered: ReadonlyMap<Period, number>;
  sold: ReadonlyMap<Period, number>;
}
/** What is known of a distributor: the months and weeks in which it reported a sale of anything, and what it is now. */
export interface Reporting {
  channel: Channel;
  region: Region;
  reported: ReadonlySet<Period>;
}
export interface Question {
  freq: Frequency;
  /** The day of asking: its period runs, those before are closed. */
  until: LocalDate;
}

/** So many of the last closed months a distributor must have reported in, to count as one that reports. Months for weeks too: then both say the same. */
const monthsLookedAt = 6;
const monthsReported = 3;

/**
 * The first period of which a seller's demand is what it sold on; undefined: its demand is what it ordered. HQ's own sales are final from the start; a
 * direct customer's order is itself the final sale; a store counts from its first report; a distributor too, as long as it reports.
 */
export const soldFrom = (of: Reporting | undefined, { freq, until }: Question): Period | undefined => {
  if (!of) return "";
  if (of.channel === "direct") return undefined;
  const thisMonth = periodOf(until, "M");
  const reports = Array.from({ length: monthsLookedAt }, (_, i) => nextPeriod(thisMonth, -1 - i));
  const enough = reports.filter((month) => of.reported.has(month)).length >= monthsReported;
  if (of.channel !== "store" && !enough) return undefined;
  return [...of.reported].filter((period) => frequencyOf(period) === freq).sort()[0];
};

type Sums = Map<Period, { demand: number; ordered: number; sold: number }>;
const nothing = { demand: 0, ordered: 0, sold: 0 };

const addTo = (sums: Sums, leaf: Leaf, from: Period | undefined, freq: Frequency): void => {
  for (const measure of ["ordered", "sold"] as const)
    for (const [period, units] of leaf[measure]) {
      if (frequencyOf(period) !== freq) continue;
      const is = sums.get(period) ?? { ...nothing };
      const counts = from !== undefined && period >= from ? "sold" : "ordered";
      is[measure] += units;
      if (measure === counts) is.demand += units;
      sums.set(period, is);
    }
};

const historyOf = (sums: Sums, { freq, until }: Question): DemandHistory => {
  const running = periodOf(until, freq);
  const first = [...sums]
    .filter(([period, is]) => period < running && is.ordered + is.sold > 0)
    .map(([period]) => period);
  const start = first.sort()[0] ?? running;
  const closed = periodsBetween(start, nextPeriod(running, -1)).map((period) => sums.get(period) ?? nothing);
  return {
    start,
    demand: closed.map(({ demand }) => demand),
    ordered: closed.map(({ ordered }) => ordered),
    sold: closed.map(({ sold }) => sold),
    running: { period: running, ...(sums.get(running) ?? nothing) },
  };
};

/** The series of what nothing is known of. */
export const noDemand = (question: Question): DemandHistory => historyOf(new Map(), question);

export type NodeHistory = DemandHistory & {
  node: DemandNode;
  /** Of a distributor: the region it is in now; of own places: theirs. */
  region?: Region;
  /** Of those: which of the two their demand is of late. */
  basis?: Measure;
};
const nodesOf = ({ seller, region }: Leaf): DemandNode[] => [
  { kind: "sku" },
  { kind: "region", region },
  seller === "HQ" ? { kind: "own", region } : { kind: "distributor", distributorId: seller },
];

/** The series of every node that the leaves bear on, the whole first. Every level is a sum of the same choices, so they agree with each other in each period. */
export const historiesOf = (
  leaves: readonly Leaf[],
  reporting: ReadonlyMap<Seller, Reporting>,
  question: Question,
): NodeHistory[] => {
  const nodes = new Map<string, Pick<NodeHistory, "node" | "region" | "basis"> & { sums: Sums }>();
  nodes.set("S", { node: { kind: "sku" }, sums: new Map() });
  for (const leaf of leaves) {
    const from = soldFrom(leaf.seller === "HQ" ? undefined : reporting.get(leaf.seller), question);
    for (const node of nodesOf(leaf)) {
      const name = nodeName(node);
      const place = node.kind === "distributor" || node.kind === "own";
      const region = reporting.get(leaf.seller)?.region ?? leaf.region;
      const basis = from === undefined ? "ordered" : "sold";
      const known = nodes.get(name) ?? { node, ...(place && { region, basis }), sums: new Map() as Sums };
      addTo(known.sums, leaf, from, question.freq);
      nodes.set(name, known);
    }
  }
  return [...nodes.values()].map(({ sums, ...about }) => ({ ...about, ...historyOf(sums, question) }));
};
