import { describe, expect, it } from "vitest";
import {
  type Leaf,
  historiesOf,
  noDemand,
  type Reporting,
  type Seller,
  soldFrom,
} from "../../functions/demand/demand.ts";
import { type DemandNode, nodeName, nodeNamed } from "../../shared/contracts/demand.ts";
import type { Frequency } from "../../shared/contracts/periods.ts";
import type { Channel, DistributorId } from "../../shared/contracts/primitives.ts";

const until = "2026-11-15";
const months = { freq: "M" as Frequency, until };
const [a, b] = ["dst_a", "dst_b"] as DistributorId[] as [DistributorId, DistributorId];
const reporting = (channel: Channel, reported: string[] = [], region = "华东"): Reporting => ({
  channel,
  region,
  reported: new Set(reported),
});
const leaf = (
  seller: Seller,
  region: string,
  ordered: Record<string, number>,
  sold: Record<string, number> = {},
): Leaf => ({
  seller,
  region,
  ordered: new Map(Object.entries(ordered)),
  sold: new Map(Object.entries(sold)),
});

describe("the demand of a distributor", () => {
  const three = ["2026-05", "2026-W19", "2026-07", "2026-W27", "2026-10", "2026-W41"];
  it.each<[string, Reporting | undefined, string | undefined]>([
    [
      "is what it sold from its first report on, if it reported in 3 of the last 6 closed months",
      reporting("distributor", three),
      "2026-05",
    ],
    ["is what it ordered, if it reported in 2 of them", reporting("distributor", three.slice(2)), undefined],
    ["takes no notice of the running month", reporting("distributor", ["2026-07", "2026-10", "2026-11"]), undefined],
    [
      "takes no notice of the month before the last six",
      reporting("distributor", ["2026-04", "2026-07", "2026-10"]),
      undefined,
    ],
    ["is what it sold from one report on, if it is a store", reporting("store", ["2025-01", "2025-W02"]), "2025-01"],
    ["is what it ordered, if it is a store that never reported", reporting("store"), undefined],
    ["is what it ordered, if it is a direct customer", reporting("direct", three), undefined],
    ["is what was sold from the start, if it is HQ itself", undefined, ""],
  ])("%s", (_, of, from) => expect(soldFrom(of, months)).toBe(from));

  it("is chosen by months for weeks too", () => {
    expect(soldFrom(reporting("distributor", three), { freq: "W", until })).toBe("2026-W19");
    expect(soldFrom(reporting("distributor", three.slice(2)), { freq: "W", until })).toBeUndefined();
  });
});

describe("the series of a SKU", () => {
  const leaves = [
    leaf(
      a,
      "华东",
      { "2026-07": 100, "2026-09": 50, "2026-11": 7, "2026-W30": 100 },
      { "2026-08": 30, "2026-09": 40, "2026-10": 20 },
    ),
    leaf(b, "华东", { "2026-08": 5 }),
    leaf(b, "华南", { "2026-10": 9, "2026-12": 99 }),
    leaf("HQ", "华东", {}, { "2026-10": 4 }),
  ];
  const known = new Map<Seller, Reporting>([
    [a, reporting("distributor", ["2026-08", "2026-09", "2026-10"])],
    [b, reporting("distributor", [], "华南")],
  ]);
  const series = historiesOf(leaves, known, months);
  const of = (node: DemandNode) => series.find((one) => nodeName(one.node) === nodeName(node));

  it("begin with the first period that has anything, end with the last closed one, and have no gaps", () => {
    expect(of({ kind: "distributor", distributorId: a })).toEqual({
      node: { kind: "distributor", distributorId: a },
      region: "华东",
      basis: "sold",
      start: "2026-07",
      demand: [100, 30, 40, 20],
      ordered: [100, 0, 50, 0],
      sold: [0, 30, 40, 20],
      running: { period: "2026-11", demand: 0, ordered: 7, sold: 0 },
    });
    expect(of({ kind: "own", region: "华东" })).toMatchObject({ start: "2026-10", demand: [4], region: "华东" });
  });

  it("of a distributor are one, with the region it is in now, though its facts stay where they were", () => {
    expect(of({ kind: "distributor", distributorId: b })).toMatchObject({
      region: "华南",
      start: "2026-08",
      demand: [5, 0, 9],
    });
    expect(of({ kind: "region", region: "华南" })).toMatchObject({ start: "2026-10", demand: [9] });
    expect(of({ kind: "region", region: "华东" })).toMatchObject({ start: "2026-07", demand: [100, 35, 40, 24] });
  });

  it("agree: the SKU is the sum of its regions, and of its distributors and own places", () => {
    expect(series[0]).toMatchObject({ node: { kind: "sku" }, start: "2026-07", demand: [100, 35, 40, 33] });
    expect(series).toHaveLength(6);
  });

  it("of weeks know nothing of months", () => {
    const weeks = historiesOf(leaves, known, { freq: "W", until: "2026-08-05" });
    expect(weeks[0]).toMatchObject({ start: "2026-W30", demand: [100, 0], running: { period: "2026-W32", demand: 0 } });
  });

  it("of nothing are empty, and one period runs", () => {
    expect(noDemand(months)).toEqual({
      start: "2026-11",
      demand: [],
      ordered: [],
      sold: [],
      running: { period: "2026-11", demand: 0, ordered: 0, sold: 0 },
    });
    expect(historiesOf([], new Map(), months)).toHaveLength(1);
  });
});

it.each(["S", "R#华东#1", "D#dst_a", "O#华东"])("the node %s has a name that says which it is", (name) => {
  expect(nodeName(nodeNamed(name))).toBe(name);
});
