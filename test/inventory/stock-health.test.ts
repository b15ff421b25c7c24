import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../shared/dates.ts";
import { type Days, type DayTotals, flowsIn, netOf, none } from "../../functions/inventory/stock-days.ts";
import { agesOf, closingStocks, healthOf } from "../../functions/inventory/stock-health.ts";

const today = "2026-11-23";
const ago = (days: number): string => addDays(today, -days);
const span = { days: 90, deadAfterDays: 90, today };
const history = (days: Record<number, Partial<DayTotals>>): Days =>
  new Map(Object.entries(days).map(([n, totals]) => [ago(Number(n)), { ...none, ...totals }]));
const health = (onHand: number, days: Record<number, Partial<DayTotals>>, more = {}) =>
  healthOf(onHand, history(days), { ...span, ...more });
const ageing = (onHand: number, days: Record<number, Partial<DayTotals>>): number[] =>
  health(onHand, days).ageing.map(({ quantity }) => quantity);

describe("days of supply", () => {
  it("is what is on hand, divided by what goes out on a day of 28, days without a sale included", () => {
    expect(health(60, { 40: { received: 116 }, 20: { out: 50 }, 3: { out: 6 } })).toMatchObject({
      averageDailyOut: 2,
      daysOfSupply: 30,
    });
  });
  it("counts the 28th day, and not the one before", () => {
    expect(health(28, { 27: { out: 28 } })).toMatchObject({ averageDailyOut: 1, daysOfSupply: 28 });
    expect(health(28, { 28: { out: 28 } })).toMatchObject({ averageDailyOut: 0, daysOfSupply: null });
  });
  it("is nothing where nothing goes out, and 0 where nothing is left", () => {
    expect(health(10, { 5: { received: 10 } }).daysOfSupply).toBeNull();
    expect(health(0, { 5: { received: 10 }, 4: { out: 10 } }).daysOfSupply).toBe(0);
  });
  it("takes neither damage nor a count for demand", () => {
    expect(health(10, { 5: { received: 20 }, 4: { lost: 10 } })).toMatchObject({ averageDailyOut: 0, quantityOut: 0 });
  });
});

describe("turnover", () => {
  it("is the quantity out, divided by the mean of the days' closing stocks, a year", () => {
    // 10 days: 100 at the end of five of them, 50 at the end of the other five; 50 went out.
    expect(health(50, { 30: { received: 100 }, 4: { out: 50 } }, { days: 10 })).toMatchObject({
      from: ago(9),
      to: today,
      quantityOut: 50,
      averageStock: 75,
      turnover: 24.33,
    });
  });
  it("counts the days without stock", () => {
    expect(health(100, { 4: { received: 100 } }, { days: 10 })).toMatchObject({ averageStock: 50, turnover: 0 });
  });
  it("is nothing where there never was stock", () => {
    expect(health(0, {})).toMatchObject({ averageStock: 0, turnover: null, deadStock: false });
  });
});

describe("ageing", () => {
  it("says that what came first went first", () => {
    expect(ageing(70, { 100: { received: 50 }, 40: { received: 50 }, 10: { received: 40 }, 1: { out: 70 } })).toEqual([
      40, 30, 0, 0, 0,
    ]);
  });
  it("has bands with both ends", () => {
    const days = Object.fromEntries([0, 30, 31, 60, 61, 90, 91, 180].map((n) => [n, { received: 1 }]));
    expect(ageing(9, days)).toEqual([2, 2, 2, 2, 1]);
  });
  it("takes what a count found for as old as the count", () => {
    expect(ageing(5, { 45: { gained: 5 } })).toEqual([0, 5, 0, 0, 0]);
  });
});

describe("dead stock", () => {
  it("has lain, and nothing has gone out since", () => {
    expect(health(5, { 90: { received: 5 } }).deadStock).toBe(true);
    expect(health(5, { 90: { received: 5 } }, { deadAfterDays: 91 }).deadStock).toBe(false);
    expect(health(4, { 90: { received: 5 }, 89: { out: 1 } }).deadStock).toBe(false);
    expect(health(4, { 120: { received: 5 }, 90: { out: 1 } }).deadStock).toBe(true);
  });
  it("is not what has just come", () => {
    expect(health(5, { 2: { received: 5 } }).deadStock).toBe(false);
  });
  it("is not what is not there", () => {
    expect(health(0, { 200: { received: 5 }, 199: { out: 5 } }).deadStock).toBe(false);
  });
});

const someDay = fc.record({
  received: fc.nat(50),
  out: fc.nat(50),
  gained: fc.nat(5),
  lost: fc.nat(5),
  sent: fc.nat(5),
});
/** A possible past, the oldest day first: no day takes more than there was. */
const somePast = fc.array(someDay, { maxLength: 220 }).map((wished) => {
  let onHand = 0;
  const days = wished.map((day) => {
    const there = onHand + day.received + day.gained;
    const out = Math.min(day.out, there);
    const lost = Math.min(day.lost, there - out);
    const possible = { ...day, out, lost, sent: Math.min(day.sent, there - out - lost) };
    onHand += netOf(possible);
    return possible;
  });
  return { days, onHand };
});
const asDays = (days: readonly DayTotals[]): Days => new Map(days.map((day, i) => [ago(days.length - 1 - i), day]));

describe("whatever happened", () => {
  it("ages are those of a queue that is served first in, first out", () => {
    fc.assert(
      fc.property(somePast, ({ days, onHand }) => {
        const queue: { ageDays: number; quantity: number }[] = [];
        for (const [i, { received, gained, out, lost, sent }] of days.entries()) {
          if (received + gained > 0) queue.push({ ageDays: days.length - 1 - i, quantity: received + gained });
          for (let left = out + lost + sent; left > 0;) {
            const taken = Math.min(left, queue[0]!.quantity);
            left -= taken;
            queue[0]!.quantity -= taken;
            if (queue[0]!.quantity === 0) queue.shift();
          }
        }
        const dates = days.map((_, i) => ago(i));
        expect(agesOf(onHand, asDays(days), dates)).toEqual(queue.toReversed());
      }),
    );
  });
  it("ages sum to what is on hand, however much of the past is known", () => {
    fc.assert(
      fc.property(somePast, fc.integer({ min: 0, max: 220 }), ({ days, onHand }, known) => {
        const bands = healthOf(onHand, asDays(days.slice(-known)), span).ageing;
        expect(bands.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(onHand);
      }),
    );
  });
  it("stocks counted back from today are those counted forwards", () => {
    fc.assert(
      fc.property(somePast, ({ days, onHand }) => {
        let level = 0;
        const forwards = days.map((day) => (level += netOf(day)));
        const dates = days.map((_, i) => ago(i));
        expect(closingStocks(onHand, asDays(days), dates)).toEqual(forwards.toReversed());
      }),
    );
  });
  it("every figure is a finite number or none", () => {
    fc.assert(
      fc.property(somePast, fc.integer({ min: 1, max: 365 }), ({ days, onHand }, n) => {
        const { deadStock, daysOfSupply, ...figures } = healthOf(onHand, asDays(days), { ...span, days: n });
        for (const figure of [daysOfSupply, figures.turnover, figures.averageStock, figures.averageDailyOut])
          expect(figure === null || (Number.isFinite(figure) && figure >= 0)).toBe(true);
        if (deadStock) expect([daysOfSupply, onHand > 0]).toEqual([null, true]);
      }),
    );
  });
});

describe("stock news", () => {
  const [sku, locationId] = ["TEA-1", "loc_1"];
  const moved = (reason: "receipt" | "announcement" | "sold" | "count" | "damage" | "other", onHand: number) =>
    flowsIn({
      document: "doc_1",
      reason,
      stock: [{ sku, locationId, onHand, reserved: 0, incoming: 0, inTransit: 0 }],
    });
  it.each([
    ["receipt", 9, { received: 9 }],
    ["sold", -9, { out: 9 }],
    ["damage", -9, { lost: 9 }],
    ["count", -9, { lost: 9 }],
    ["count", 9, { gained: 9 }],
    ["other", 9, { gained: 9 }],
  ] as const)("of a document (%s %i) says what went in and out", (reason, onHand, totals) => {
    expect(moved(reason, onHand)).toEqual([{ sku, locationId, ...none, ...totals }]);
  });
  it("of what is only announced says nothing", () => {
    expect(moved("announcement", 0)).toEqual([]);
  });
});
