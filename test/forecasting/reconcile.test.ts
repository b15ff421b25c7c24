import { describe, expect, it } from "vitest";
import { backtest, reconcile, type Node } from "../../shared/forecasting/index.ts";
import { items } from "./make.ts";

const node = (bottom: number[], base: number[], variance: number): Node => ({ bottom, base, variance });

describe("reconciled forecasts", () => {
  it("are left alone when they agree already", () => {
    const nodes = [node([0], [3], 1), node([1], [5], 1), node([0, 1], [8], 2)];
    const [a, b] = reconcile(nodes, 2, 1);
    expect(a![0]).toBeCloseTo(3, 8);
    expect(b![0]).toBeCloseTo(5, 8);
  });

  it("share a difference by the variances, as generalised least squares says", () => {
    // Two bottoms of 3 and 5, a total of 11: the gap of 3 is split 1 : 1 : 2 by the variances 1, 1 and 2.
    const [a, b] = reconcile([node([0], [3], 1), node([1], [5], 1), node([0, 1], [11], 2)], 2, 1);
    expect(a![0]).toBeCloseTo(3.75, 8);
    expect(b![0]).toBeCloseTo(5.75, 8);
  });

  it("follow a total that is certain", () => {
    const rows = reconcile([node([0], [1], 1), node([1], [1], 3), node([0, 1], [6], 1e-9)], 2, 1);
    expect(rows[0]![0]! + rows[1]![0]!).toBeCloseTo(6, 5);
    expect(rows[1]![0]! - 1).toBeCloseTo(3 * (rows[0]![0]! - 1), 5);
  });

  it("agree across dimensions that cross, and never fall below zero", () => {
    const bottom = Array.from({ length: 12 }, (_, i) => node([i], [i % 5, 2], 1 + (i % 3)));
    const rows = Array.from({ length: 3 }, (_, r) =>
      node(
        bottom.flatMap((__, i) => (i % 3 === r ? [i] : [])),
        [4, 9],
        2,
      ),
    );
    const columns = Array.from({ length: 4 }, (_, c) =>
      node(
        bottom.flatMap((__, i) => (i % 4 === c ? [i] : [])),
        [1, 5],
        2,
      ),
    );
    const result = reconcile([...bottom, ...rows, ...columns], 12, 2);
    expect(result).toHaveLength(12);
    expect(Math.min(...result.flatMap((r) => [...r]))).toBeGreaterThanOrEqual(0);
  });
});

describe("a backtest", () => {
  it("tells how good forecasts were, of all, of each route and of each series", () => {
    const report = backtest(items(20), { freq: "M", h: 6, tier: "fast" });
    expect(report.series).toHaveLength(20);
    expect(report.all.periods).toBe(20 * 6 * 2);
    expect(report.routes.regular!.wape).toBeCloseTo(report.all.wape, 12);
    expect(report.all.wape).toBeLessThan(0.15);
    expect(report.all.vsNaive).toBeLessThan(1);
    expect(Math.abs(report.all.bias)).toBeLessThan(0.1);
  });

  it("of nothing is nothing", () => {
    expect(backtest([], { freq: "M", h: 6, tier: "fast" }).all.periods).toBe(0);
  });
});
