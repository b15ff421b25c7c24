import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../functions/pricing/price.ts";
import { promotionSpans } from "../../functions/pricing/promotion.ts";
import { addDays, covers, daysBetween } from "../../shared/dates.ts";
import { aCandidate, levelNames, type Sketch } from "./candidates.ts";

const spans = (...sketches: Sketch[]) => promotionSpans(sketches.map(aCandidate));
const base: Sketch = { unitFen: 1_000 };
const june: Sketch = { level: "region", unitFen: 800, from: "2026-06-01", to: "2026-06-18" };

describe("a promotion", () => {
  it("is a price with a first and a last day that undercuts what holds without it, past or future", () => {
    expect(spans(base, june)).toEqual([{ from: "2026-06-01", to: "2026-06-18" }]);
    expect(spans(base, { ...june, offBase: 1_500 })).toEqual([{ from: "2026-06-01", to: "2026-06-18" }]); // prettier-ignore
  });
  it("lasts while both its own dates and its list's hold", () => {
    const list = { listFrom: "2026-06-10", listTo: "2026-06-30" };
    expect(spans(base, { ...june, ...list })).toEqual([{ from: "2026-06-10", to: "2026-06-18" }]);
    expect(spans(base, { ...june, from: undefined, to: undefined, ...list })).toEqual([{ from: "2026-06-10", to: "2026-06-30" }]); // prettier-ignore
  });
  it("counts from whatever quantity it is for", () => {
    expect(spans(base, { ...june, fromQuantity: 500 })).toHaveLength(1);
  });
  it("is not a price for good, nor the price list of a year, nor one without anything to undercut", () => {
    expect(spans(base, { ...june, to: undefined })).toEqual([]);
    expect(spans(base, { ...june, from: "2026-01-01", to: "2026-12-31" })).toEqual([]);
    expect(spans(june)).toEqual([]);
  });
  it("is not a price that is no lower, or that a stronger list does not let through", () => {
    expect(spans(base, { ...june, unitFen: 1_000 })).toEqual([]);
    expect(spans(base, june, { level: "contract", unitFen: 900 })).toEqual([]);
    expect(promotionSpans([base, june].map(aCandidate), 1_000)).toEqual([]); // the floor
  });
  it("that follows another is one with it", () => {
    const july: Sketch = { ...june, id: "july", unitFen: 700, from: "2026-06-19", to: "2026-07-10" };
    expect(spans(july, base, june)).toEqual([{ from: "2026-06-01", to: "2026-07-10" }]);
  });

  it("holds on just the days on which asking for the price with and without it says so", () => {
    const dated = fc.option(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 130 })), { nil: undefined }); // prettier-ignore
    const sketch = fc.record({
      level: fc.constantFrom(...levelNames),
      fromQuantity: fc.constantFrom(1, 10),
      unitFen: fc.integer({ min: 5, max: 9 }),
      days: dated,
    });
    fc.assert(
      fc.property(fc.array(sketch, { maxLength: 6 }), (sketches) => {
        const candidates = sketches.map(({ days, ...one }, i) =>
          aCandidate({ ...one, id: `${i}`, ...(days && { from: addDays("2026-01-01", days[0]), to: addDays("2026-01-01", days[0] + days[1]) }) }),
        ); // prettier-ignore
        const usual = candidates.filter(({ entry: { from, to } }) => !from || !to || daysBetween(from, to) >= 92);
        const found = promotionSpans(candidates);
        for (let n = -1; n < 215; n += 1) {
          const onDate = addDays("2026-01-01", n);
          const cheaper = [1, 10].some((quantity) => {
            const [a, b] = [candidates, usual].map((some) => decide(some, { quantity, onDate }).price?.unitFen);
            return a !== undefined && b !== undefined && a < b;
          });
          expect([onDate, found.some((span) => covers(span, onDate))]).toEqual([onDate, cheaper]);
        }
        expect(promotionSpans(candidates.toReversed())).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });
});
