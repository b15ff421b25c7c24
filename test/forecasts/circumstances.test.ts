import { describe, expect, it } from "vitest";
import {
  type Circumstances,
  circumstancesOf,
  maskOf,
  type SellerDays,
} from "../../functions/forecasts/circumstances.ts";
import type { DemandSeries } from "../../functions/demand/index.ts";
import { errorsOf } from "../../functions/forecasts/accuracy.ts";
import { nodeNamed } from "../../shared/contracts/demand.ts";
import { type Frequency, nextPeriod } from "../../shared/contracts/periods.ts";

const aSeries = (name: string, demand: number[], region?: string): DemandSeries => ({
  sku: "TEA",
  node: nodeNamed(name),
  ...(region && { region }),
  start: "2026-01",
  demand,
  ordered: demand,
  sold: demand,
  running: { period: nextPeriod("2026-01", demand.length), demand: 0, ordered: 0, sold: 0 },
});
const nodes = [
  aSeries("S", [40, 40, 40, 40]),
  aSeries("R#华东", [30, 30, 30, 30]),
  aSeries("R#华南", [10, 10, 10, 10]),
  aSeries("D#dst_a", [30, 30, 30, 30], "华东"),
  aSeries("D#dst_b", [10, 10, 10, 10], "华南"),
];
const told = (days: Record<string, Partial<SellerDays>>, freq: Frequency = "M"): Record<string, Circumstances> => {
  const full = Object.entries(days).map(([name, one]) => [name, { soldOut: [], promoted: [], ...one }] as const);
  return Object.fromEntries(circumstancesOf(nodes, new Map(full), freq));
};
const february = { from: "2026-02-01", to: "2026-02-28" };

describe("a period without stock", () => {
  it("is masked where a quarter of its days or more were", () => {
    expect(maskOf([0, 0.249, 0.25, 1, 0, 0], "M")).toEqual([0, 0, 1, 1, 0, 0]);
  });
  it("is not where it belongs to an absence of over half a year: that was no outage", () => {
    const months = (n: number) => [0, 0, 0, ...Array<number>(n).fill(1), 0];
    expect(maskOf(months(6), "M")).toEqual(months(6));
    expect(maskOf(months(7), "M")).toEqual(months(7).map(() => 0));
    expect(maskOf([0, 0, 0, ...Array<number>(26).fill(1)], "W").at(-1)).toBe(1);
    expect(maskOf([0, 0, 0, ...Array<number>(27).fill(1)], "W").at(-1)).toBe(0);
    expect(maskOf([...months(7), 1, 0], "M").filter(Boolean)).toHaveLength(1);
  });
  it("is not where next to nothing would be left to learn from", () => {
    expect(maskOf([1, 0, 0], "M")).toEqual([0, 0, 0]);
    expect(maskOf([1, 0, 0, 0], "M")).toEqual([1, 0, 0, 0]);
  });
  it("counts in sums as much as whoever had none sells", () => {
    const big = told({ "D#dst_a": { soldOut: [february] } });
    expect(Object.entries(big).flatMap(([name, { mask }]) => (mask[1] ? [name] : [])).sort()).toEqual(["D#dst_a", "R#华东", "S"]); // prettier-ignore
    expect(big.S!.mask).toEqual([0, 1, 0, 0]);
    // Ten of forty units, for half of the month: an eighth.
    const small = told({ "D#dst_b": { soldOut: [{ from: "2026-02-15", to: "2026-02-28" }] } });
    expect(small["R#华南"]!.mask).toEqual([0, 1, 0, 0]);
    expect(small.S!.mask).toEqual([0, 0, 0, 0]);
  });
  it("is left out of what the forecast is judged by", () => {
    const history = { start: "2026-01", demand: [10, 10, 0, 10, 10, 10, 10, 10, 10], freq: "M" as const };
    const past = ["2026-02", "2026-03", "2026-04", "2026-05"].map((from) => ({ from, mean: [10] }));
    const never = () => [];
    expect(errorsOf(history, past, "2026-10", never)).toMatchObject({ periods: 4, absolute: 10 });
    expect(errorsOf({ ...history, mask: [0, 0, 1] }, past, "2026-10", never)).toMatchObject({ periods: 3, absolute: 0 }); // prettier-ignore
    const all = history.demand.map(() => 1);
    expect(errorsOf({ ...history, mask: all }, [], "2026-10", () => [10, 10, 10])).toBeUndefined();
    const backtest = errorsOf({ ...history, mask: [0, 0, 0, 0, 0, 0, 0, 0, 1] }, [], "2026-10", () => [10, 12, 99]);
    expect(backtest).toMatchObject({ published: false, periods: 2, absolute: 2 });
  });
});

describe("promotions", () => {
  it("are shares of each period, those to come too, and counted in sums by what their buyers sell", () => {
    const spans = [{ from: "2026-01-01", to: "2026-01-31" }, { from: "2026-06-16", to: "2026-07-31" }]; // prettier-ignore
    const { "D#dst_a": own, S: whole, "D#dst_b": other } = told({ "D#dst_a": { promoted: spans } });
    expect(own!.promo).toHaveLength(4 + 13);
    expect(own!.promo.slice(0, 8)).toEqual([1, 0, 0, 0, 0, 0.5, 1, 0]);
    expect(whole!.promo.slice(0, 8)).toEqual([0.75, 0, 0, 0, 0, 0.375, 0.75, 0]);
    expect(other!.promo.every((share) => share === 0)).toBe(true);
  });
});
