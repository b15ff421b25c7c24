import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecast, train, type Artefact, type Freq, type Tier } from "../../shared/forecasting/index.ts";
import { anItem, items } from "./make.ts";

const learnt = (tier: Tier = "full", freq: Freq = "M", h = 12): Artefact => train(items(40), { freq, h, tier, m: 12 });
const artefact = learnt();
const numbersOf = (out: ReturnType<typeof forecast>) => [
  ...out.mean,
  ...out.lo.flat(),
  ...out.hi.flat(),
  out.total.mean,
  ...out.total.q,
  ...Object.values(out.parts).flat(),
];

const anything = fc.array(
  fc.oneof(
    fc.double({ noNaN: false }),
    fc.integer({ min: 0, max: 3 }),
    fc.constantFrom(0, null, NaN, Infinity, -Infinity, 1e300, -1e300, 1e-300, Number.MAX_VALUE),
    fc.double({ min: 0, max: 1000, noNaN: true }),
  ),
  { maxLength: 90 },
);

describe("a forecast", () => {
  it("is finite for whatever the history holds, on every tier and frequency", () => {
    const all = (["fast", "standard", "full"] as const).flatMap((tier) =>
      (["H", "D", "W", "M", "Q", "Y"] as const).map((freq) => train([], { freq, h: 7, tier })),
    );
    fc.assert(
      fc.property(anything, fc.nat(all.length - 1), (y, which) => {
        const out = forecast({ id: "x", freq: all[which]!.freq, start: "2024-01-01", y }, all[which]!);
        expect(out.mean).toHaveLength(7);
        expect(numbersOf(out).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 400, interruptAfterTimeLimit: 4000, endOnFailure: true },
    );
  });

  it("is never below zero when the history never was", () => {
    const nonNegative = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e6, noNaN: true })), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(nonNegative, (y) => {
        const out = forecast({ id: "x", freq: "M", y }, artefact);
        expect(Math.min(...out.mean, ...out.lo.flat(), ...out.total.q)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150, interruptAfterTimeLimit: 4000, endOnFailure: true },
    );
  });

  it("grows as the history does: exactly by a power of two, a thousandfold to the rounding", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 30, maxLength: 60 }), (y) => {
        const one = forecast({ id: "x", freq: "M", y }, artefact);
        const more = forecast({ id: "x", freq: "M", y: y.map((v) => 1024 * v) }, artefact);
        expect(more.mean).toEqual(one.mean.map((v) => 1024 * v));
      }),
      { numRuns: 40, interruptAfterTimeLimit: 4000, endOnFailure: true },
    );
    for (const { y } of items(10)) {
      const one = forecast({ id: "x", freq: "M", y }, artefact);
      const thousand = forecast({ id: "x", freq: "M", y: Array.from(y, (v) => 1000 * v!) }, artefact);
      one.mean.forEach((v, k) => expect(thousand.mean[k]! / (1000 * v)).toBeCloseTo(1, 3));
    }
  });

  it("has its 80 % band within its 95 % band, and its mean within both", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 70 }), (y) => {
        const { mean, lo, hi } = forecast({ id: "x", freq: "M", y }, artefact);
        mean.forEach((v, k) => {
          const path = [lo[1]![k]!, lo[0]![k]!, v, hi[0]![k]!, hi[1]![k]!];
          expect(path).toEqual(path.toSorted((a, b) => a - b));
        });
      }),
      { numRuns: 100, interruptAfterTimeLimit: 4000, endOnFailure: true },
    );
  });

  it("has quantiles of the total that rise with the level", () => {
    for (const y of [anItem().y, [0, 0, 3, 0, 0, 0, 1, 0, 0, 4, 0, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 5]]) {
      const { q } = forecast({ id: "x", freq: "M", y }, artefact).total;
      expect(q).toEqual(q.toSorted((a, b) => a - b));
    }
  });

  it("does not know at which month its history starts, as long as no date is given", () => {
    const { y } = anItem({ months: 61 });
    const later = forecast({ id: "x", freq: "M", y: Array.from(y).slice(1) }, artefact);
    const whole = forecast({ id: "x", freq: "M", y }, artefact);
    later.mean.forEach((v, k) => expect(v / whole.mean[k]!).toBeCloseTo(1, 1));
  });
});

describe("training", () => {
  it("gives the same bytes for the same series", () => {
    expect(JSON.stringify(learnt())).toBe(JSON.stringify(artefact));
  });

  it("is plain JSON: forecasts are the same after it was stored", () => {
    const stored = JSON.parse(JSON.stringify(artefact)) as Artefact;
    for (const item of items(5)) expect(forecast(item, stored)).toEqual(forecast(item, artefact));
  });

  it("makes forecasts that do not depend on their company: chunks add up to one run", () => {
    const all = items(12).map((item) => forecast(item, artefact));
    const reversed = items(12)
      .toReversed()
      .map((item) => forecast(item, artefact));
    expect(reversed.toReversed()).toEqual(all);
  });

  it("takes any mixture of histories, also none at all", () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 8 }), (histories) => {
        const series = histories.map((y, i) => ({ id: String(i), freq: "M" as const, y, start: "2023-05-01" }));
        const shared = train(series, { freq: "M", h: 6, tier: "full" });
        for (const one of series) expect(numbersOf(forecast(one, shared)).every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 40, interruptAfterTimeLimit: 4000, endOnFailure: true },
    );
  });
});
