import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { soldOutSpans } from "../../functions/inventory/sold-out.ts";
import { type Days, type DayTotals, none } from "../../functions/inventory/stock-days.ts";
import { addDays } from "../../shared/dates.ts";

const first = "2026-01-01";
const day = (n: number): string => addDays(first, n);
const until = day(60);
const history = (days: Record<number, Partial<DayTotals>>): Days =>
  new Map(Object.entries(days).map(([n, totals]) => [day(Number(n)), { ...none, ...totals }]));

describe("the days without stock", () => {
  it("go from the day that took the last to the one before goods came again", () => {
    const days = history({ 0: { received: 50 }, 10: { out: 50 }, 17: { received: 5 } });
    expect(soldOutSpans(5, [days], until)).toEqual([{ from: day(10), to: day(16) }]);
  });
  it("go on until today where nothing came", () => {
    expect(soldOutSpans(0, [history({ 0: { received: 9 }, 50: { lost: 9 } })], until)).toEqual([
      { from: day(50), to: day(59) },
    ]);
  });
  it("are not those before anything was ever there", () => {
    expect(soldOutSpans(7, [history({ 30: { received: 7 } })], until)).toEqual([]);
    expect(soldOutSpans(0, [], until)).toEqual([]);
  });
  it("are none of a day on which goods went out and came", () => {
    expect(soldOutSpans(3, [history({ 0: { received: 5 }, 9: { out: 5, gained: 3 } })], until)).toEqual([]);
  });
  it("of places together are those on which all of them had none", () => {
    const [a, b] = [history({ 0: { received: 5 }, 10: { out: 5 } }), history({ 3: { received: 5 }, 20: { out: 5 }, 25: { received: 1 } })]; // prettier-ignore
    expect(soldOutSpans(1, [a, b], until)).toEqual([{ from: day(20), to: day(24) }]);
  });
  it("are not invented where stock was there before totals were kept, nor while news is under way", () => {
    expect(soldOutSpans(40, [history({ 5: { out: 10 } })], until)).toEqual([]);
    // 10 more went out today, which is not heard of yet.
    expect(soldOutSpans(40, [history({ 0: { received: 60 }, 5: { out: 10 } })], until)).toEqual([]);
  });

  it("are those that counting day by day finds, whatever moved, in the order of the calendar", () => {
    const move = fc.record({ at: fc.integer({ min: 0, max: 59 }), units: fc.integer({ min: -9, max: 9 }) });
    fc.assert(
      fc.property(fc.array(fc.array(move, { maxLength: 12 }), { maxLength: 3 }), (places) => {
        // A place never goes below 0: what cannot go out does not.
        const days = places.map((moves) => {
          let level = 0;
          const totals = new Map<string, DayTotals>();
          for (const { at, units } of moves.toSorted((a, b) => a.at - b.at)) {
            const by = Math.max(-level, units);
            level += by;
            const known = totals.get(day(at)) ?? none;
            totals.set(
              day(at),
              by > 0 ? { ...known, received: known.received + by } : { ...known, out: known.out - by },
            );
          }
          return { level, totals };
        });
        const net = (date: string) =>
          days.reduce((sum, { totals }) => sum + (totals.get(date)?.received ?? 0) - (totals.get(date)?.out ?? 0), 0);
        const [empty, spanned]: [string[], string[]] = [[], []];
        let [level, known] = [0, false];
        for (let n = 0; n < 60; n += 1) {
          level += net(day(n));
          known ||= days.some(({ totals }) => totals.has(day(n)));
          if (known && level === 0) empty.push(day(n));
        }
        const onHand = days.reduce((sum, one) => sum + one.level, 0);
        const spans = soldOutSpans(onHand, days.map(({ totals }) => totals), until); // prettier-ignore
        for (const { from, to } of spans) for (let d = from; d <= to; d = addDays(d, 1)) spanned.push(d);
        expect(spanned).toEqual(empty);
        for (const [i, { from }] of spans.entries()) if (i > 0) expect(from > addDays(spans[i - 1]!.to, 1)).toBe(true);
      }),
    );
  });
});
