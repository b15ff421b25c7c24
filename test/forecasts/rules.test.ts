import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracyOf, errorsOf, verdictOf } from "../../functions/forecasts/accuracy.ts";
import { fromLookAlikes } from "../../functions/forecasts/look-alike.ts";
import { published, settled, valueAddedOf } from "../../functions/forecasts/override.ts";
import { agreed, type BaseForecast } from "../../functions/forecasts/series.ts";
import type { Override } from "../../shared/contracts/forecast-judgements.ts";
import { type DemandNode, nodeNamed } from "../../shared/contracts/demand.ts";
import { forecast, train } from "../../shared/forecasting/index.ts";
import { wave } from "./builders.ts";

const names = ["S", "R#华东", "R#华南", "D#dst_a", "D#dst_b", "O#华南"];
const regionOf: Record<string, string> = { "D#dst_a": "华东", "D#dst_b": "华东", "O#华南": "华南" };
const node = (name: string): { node: DemandNode; region?: string } => ({
  node: nodeNamed(name),
  ...(regionOf[name] && { region: regionOf[name] }),
});
const histories: Record<string, number[]> = {
  "D#dst_a": wave(40, 200),
  "D#dst_b": wave(40, 90, 0.5),
  "O#华南": wave(40, 30, 0),
};
const sum = (...all: number[][]): number[] => all[0]!.map((_, i) => all.reduce((s, one) => s + one[i]!, 0));
histories["R#华东"] = sum(histories["D#dst_a"]!, histories["D#dst_b"]!);
histories["R#华南"] = histories["O#华南"]!;
histories.S = sum(histories["R#华东"], histories["R#华南"]);

const bases = (): BaseForecast[] => {
  const inputs = names.map((id) => ({ id, freq: "M" as const, start: "2023-01-01", y: histories[id]! }));
  const model = train(inputs, { freq: "M", h: 13, tier: "fast" });
  return names.map((name, i) => ({ ...node(name), out: forecast(inputs[i]!, model, 13) }));
};
const series = agreed("TEA", "M", "2026-05", bases());
const of = (name: string, values: readonly number[][]) => values[names.indexOf(name)]!;
const tenths = (values: readonly number[]) => values.map((v) => Math.round(v * 10));

describe("the forecasts of a SKU's nodes", () => {
  it("agree to the last tenth: the SKU is the sum of its regions, a region that of its distributors and own places", () => {
    const mean = series.map((one) => one.mean);
    expect(tenths(of("S", mean))).toEqual(tenths(sum(of("R#华东", mean), of("R#华南", mean))));
    expect(tenths(of("R#华东", mean))).toEqual(tenths(sum(of("D#dst_a", mean), of("D#dst_b", mean))));
    expect(tenths(of("R#华南", mean))).toEqual(tenths(of("O#华南", mean)));
  });

  it("stay near what was said of each by itself, and inside their bands", () => {
    for (const [i, { out }] of bases().entries())
      for (const [k, v] of series[i]!.mean.entries()) {
        expect(Math.abs(v - out.mean[k]!)).toBeLessThan(0.1 * out.mean[k]! + 1);
        expect(series[i]!.band95.lo[k]).toBeLessThanOrEqual(series[i]!.band80.lo[k]!);
        expect(series[i]!.band80.lo[k]).toBeLessThanOrEqual(v);
        expect(series[i]!.band80.hi[k]).toBeGreaterThanOrEqual(v);
        expect(series[i]!.band95.hi[k]).toBeGreaterThanOrEqual(series[i]!.band80.hi[k]!);
      }
  });

  it("are the product of their parts", () => {
    for (const { mean, parts } of series)
      for (const [k, v] of mean.entries()) {
        const product = parts.level[k]! * parts.season[k]! * parts.holiday[k]! * parts.promotion[k]!;
        expect(Math.abs(product - v)).toBeLessThan(0.01 * v + 0.2);
      }
  });
});

const today = "2026-05-20";
const anOverride = (name: string, units: number, more: Partial<Override> = {}): Override => ({
  ...node(name),
  freq: "M",
  period: "2026-06",
  units,
  reason: "a new chain opens",
  owner: { id: "usr_1", name: "王" },
  expiresOn: "2026-06-30",
  machine: 100,
  setAt: "2026-05-20T02:00:00.000Z",
  version: 1,
  ...more,
});
const june = (overrides: Override[]): Record<string, number> =>
  Object.fromEntries(published(series, overrides, today).map((values, i) => [names[i], values[1]!]));

describe("an override", () => {
  it("of a leaf raises what is above it by as much", () => {
    const before = june([]);
    const after = june([anOverride("D#dst_a", 500)]);
    expect(after["D#dst_a"]).toBe(500);
    expect(after["R#华东"]! - before["R#华东"]!).toBeCloseTo(500 - before["D#dst_a"]!, 5);
    expect(after.S! - before.S!).toBeCloseTo(500 - before["D#dst_a"]!, 5);
    expect(after["R#华南"]).toBe(before["R#华南"]);
  });

  it("of a region is met by its leaves in proportion", () => {
    const before = june([]);
    const after = june([anOverride("R#华东", 1_000)]);
    expect(after["R#华东"]).toBeCloseTo(1_000, 5);
    expect(after["D#dst_a"]! / after["D#dst_b"]!).toBeCloseTo(before["D#dst_a"]! / before["D#dst_b"]!, 2);
  });

  it("of the SKU leaves alone what a region or a leaf fixes", () => {
    const after = june([anOverride("S", 2_000), anOverride("R#华南", 100), anOverride("D#dst_b", 50)]);
    expect(after).toMatchObject({ S: 2_000, "R#华南": 100, "D#dst_b": 50 });
    expect(after["D#dst_a"]).toBeCloseTo(1_850, 5);
  });

  it("holds until its last day, and for its period alone", () => {
    const values = published(series, [anOverride("D#dst_a", 500)], today);
    expect(of("D#dst_a", values)[0]).toBe(of("D#dst_a", series.map((one) => one.mean))[0]); // prettier-ignore
    expect(published(series, [anOverride("D#dst_a", 500)], "2026-07-01")).toEqual(series.map((one) => one.mean));
  });

  it("never makes the levels disagree, whichever and however many there are", () => {
    const one = fc.tuple(fc.constantFrom(...names), fc.integer({ min: 0, max: 3_000 }));
    fc.assert(
      fc.property(fc.uniqueArray(one, { maxLength: 6, selector: ([name]) => name }), (all) => {
        const after = june(all.map(([name, units]) => anOverride(name, units)));
        expect(after.S).toBeCloseTo(after["R#华东"]! + after["R#华南"]!, 5);
        expect(after["R#华东"]).toBeCloseTo(after["D#dst_a"]! + after["D#dst_b"]!, 5);
        expect(Object.values(after).every((v) => v >= 0)).toBe(true);
      }),
    );
  });

  it("is met to the last tenth by many sellers of next to nothing", () => {
    const at = (name: string, mean: number[]) => ({ ...node(name), from: "2026-05", mean, region: "华东" });
    const sellers = Array.from({ length: 20 }, (_, i) => at(`D#dst_${i}`, [0, 0]));
    const all = [at("S", [0, 0]), at("R#华东", [0, 0]), ...sellers];
    const [whole, region, ...shares] = published(all, [anOverride("R#华东", 1)], today).map((values) => values[1]!);
    expect([whole, region]).toEqual([1, 1]);
    expect(shares.every((share) => share >= 0)).toBe(true);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  });

  it("holds where nobody sells yet, and in a region that nobody sells in any more", () => {
    const alone = [{ ...node("S"), from: "2026-05", mean: [0, 0] }];
    expect(published(alone, [anOverride("S", 40)], today)).toEqual([[0, 40]]);
    const left = [...series, { ...node("R#西北"), from: "2026-05", mean: series[0]!.mean.map(() => 0) }];
    const [before, after] = [published(left, [], today), published(left, [anOverride("R#西北", 7)], today)];
    expect(after.at(-1)![1]).toBe(7);
    expect(after[0]![1]! - before[0]![1]!).toBeCloseTo(7, 5);
  });

  it("is compared with what came once its period is over", () => {
    const known = [{ node: nodeNamed("D#dst_a"), start: "2026-05", demand: [80, 130] }];
    const [late, running] = settled(
      [anOverride("D#dst_a", 120, { machine: 90 }), anOverride("D#dst_a", 1, { period: "2026-07" })],
      known,
      "2026-07",
    );
    expect(late!.actual).toBe(130);
    expect(running!.actual).toBeUndefined();
    expect(valueAddedOf([late!, running!])).toEqual({ overrides: 1, overrideError: 10, machineError: 40 });
  });
});

describe("accuracy", () => {
  const demand = [10, 20, 30, 40];
  const history = { start: "2026-01", demand, freq: "M" as const };
  const never = (): number[] => {
    throw new Error("no backtest");
  };

  it("is that of published numbers, one period ahead, where three are there", () => {
    const past = ["2026-02", "2026-03", "2026-04"].map((from, i) => ({ from, mean: [[25, 30, 30][i]!, 0, 0] }));
    const errors = errorsOf(history, past, "2026-05", never)!;
    expect(errors).toEqual({ published: true, periods: 3, absolute: 15, signed: -5, naive: 30, actual: 90 });
    expect(accuracyOf(errors)).toEqual({ kind: "published", periods: 3, wape: 0.167, bias: -0.056, naiveWape: 0.333 });
  });

  it("is that of a backtest before, which sees nothing of what it is judged by", () => {
    const errors = errorsOf(history, [], "2026-05", (n, h) => {
      expect([n, h]).toEqual([3, 1]);
      return [44];
    })!;
    expect(accuracyOf(errors)).toEqual({ kind: "backtest", periods: 1, wape: 0.1, bias: 0.1, naiveWape: 0.25 });
  });

  it("says nothing where nothing was wanted, and is not there where nothing is known", () => {
    const none = { start: "2026-01", demand: [0, 0, 0], freq: "M" as const };
    expect(accuracyOf(errorsOf(none, [], "2026-04", () => [1])!)).toMatchObject({ wape: null, bias: null });
    expect(errorsOf({ ...none, demand: [1] }, [], "2026-02", never)).toBeUndefined();
  });

  it("is an alarm where published numbers are off: by a bias over 25 %, or a WAPE over 50 % that is no better than naive", () => {
    const errors = { published: true, periods: 6, absolute: 60, signed: 0, naive: 50, actual: 100 };
    expect(verdictOf(errors)).toBe("wape");
    expect(verdictOf({ ...errors, naive: 90 })).toBeUndefined();
    expect(verdictOf({ ...errors, absolute: 26, signed: 26 })).toBe("bias");
    expect(verdictOf({ ...errors, absolute: 26, signed: -26 })).toBe("bias");
    expect(verdictOf({ ...errors, absolute: 25, signed: 25 })).toBeUndefined();
    expect(verdictOf({ ...errors, published: false })).toBeUndefined();
    expect(verdictOf({ ...errors, actual: 10 })).toBeUndefined();
  });
});

describe("a new product", () => {
  const like = (units: number[]) => [
    { ...node("S"), demand: units },
    { ...node("R#华东"), demand: units },
    { ...node("D#dst_a"), demand: units },
  ];

  it("is expected to sell what its look-alikes sold at that age, so many percent of it", () => {
    const [whole, region, leaf] = fromLookAlikes([], [like([10, 20, 30]), like([30, 40, 50])], { percent: 50 }, 4); // prettier-ignore
    expect(whole!.out.mean).toEqual([10, 15, 20, 20]);
    expect(region!.out.mean).toEqual(whole!.out.mean);
    expect(leaf!.out.mean).toEqual(whole!.out.mean);
    expect(whole!.out.lo[1]![0]).toBeLessThan(whole!.out.lo[0]![0]!);
  });

  it("moves towards what it sells itself, the more the longer it does", () => {
    const alike = [like(Array.from({ length: 24 }, () => 10))];
    const next = (own: number[]) => fromLookAlikes(own, alike, { percent: 100 }, 1)[0]!.out.mean[0]!;
    expect(next([])).toBe(10);
    expect(next([20, 20, 20])).toBe(15);
    expect(next([20, 20, 20, 20, 20, 20, 20, 20, 20])).toBe(17.5);
  });
});
