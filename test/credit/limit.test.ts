import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forever, limitOn, notOver } from "../../functions/credit/limit.ts";
import { countsFrom, overdueByDays, overdueOf } from "../../functions/credit/exposure.ts";
import { addDays } from "../../shared/dates.ts";
import { limited } from "./support.ts";

const temporary = (amountFen: number, from: string, to: string) => ({
  amountFen,
  from,
  to,
  reason: "春节备货",
  by: "usr_1",
});

describe("the limit in force", () => {
  const permanent = limited(1_000);
  const festival = temporary(500, "2026-01-20", "2026-02-28");

  it("includes a temporary limit on its first and its last day, and on no day outside", () => {
    const on = (today: string) => limitOn(permanent, [festival], today).limit;
    expect(on("2026-01-19")).toEqual(limited(1_000));
    expect(on("2026-01-20")).toEqual(limited(1_500));
    expect(on("2026-02-28")).toEqual(limited(1_500));
    expect(on("2026-03-01")).toEqual(limited(1_000));
  });
  it("is good through the day before its next change", () => {
    const through = (today: string) => limitOn(permanent, [festival], today).goodThrough;
    expect(through("2026-01-01")).toBe("2026-01-19");
    expect(through("2026-01-20")).toBe("2026-02-28");
    expect(through("2026-03-01")).toBe(forever);
  });
  it("is none on any day where there is none", () => {
    expect(limitOn({ kind: "none" }, [festival], "2026-02-01")).toEqual({
      limit: { kind: "none" },
      goodThrough: forever,
    });
  });
  it("is the same on every day up to goodThrough, and forgetting what is over changes nothing", () => {
    const day = fc.nat({ max: 60 }).map((days) => addDays("2026-01-01", days));
    const some = fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 900 }), day, fc.nat({ max: 20 }))
        .map(([fen, from, days]) => temporary(fen, from, addDays(from, days))),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(some, day, (list, today) => {
        const { limit, goodThrough } = limitOn(permanent, list, today);
        for (let d = today; d <= goodThrough && d < "2026-06-01"; d = addDays(d, 1))
          expect(limitOn(permanent, list, d).limit).toEqual(limit);
        if (goodThrough !== forever)
          expect(limitOn(permanent, notOver(list, addDays(goodThrough, 1)), addDays(goodThrough, 1))).toEqual(
            limitOn(permanent, list, addDays(goodThrough, 1)),
          );
      }),
    );
  });
});

describe("the credit horizon", () => {
  it("lets an order wanted beyond it count from the day on which it comes within", () => {
    const policy = { creditHorizonDays: 30 };
    expect(countsFrom(policy, "2026-03-31", "2026-01-01")).toBe("2026-03-01");
    expect(countsFrom(policy, "2026-01-31", "2026-01-01")).toBeUndefined();
    expect(countsFrom(policy, undefined, "2026-01-01")).toBeUndefined();
    expect(countsFrom({ creditHorizonDays: null }, "2027-01-01", "2026-01-01")).toBeUndefined();
  });
});

describe("overdue", () => {
  const position = (...late: [string, number][]) => {
    const overdue = overdueByDays(
      late.map(([dueOn, amountFen]) => ({ dueOn, amountFen })),
      "2026-01-31",
    );
    return { overdue, overdueFen: overdue.reduce((s, o) => s + o.amountFen, 0), overdueDays: overdue[0]?.days ?? 0 };
  };
  const policy = (toleranceFen: number, graceDays: number) => ({ overdue: { toleranceFen, graceDays } });

  it("begins on the day after the due date", () => {
    expect(position(["2026-01-31", 100])).toMatchObject({ overdueFen: 0, overdueDays: 0 });
    expect(position(["2026-01-30", 100])).toMatchObject({ overdueFen: 100, overdueDays: 1 });
  });
  it("holds new orders when more than the tolerance is late by more than the days of grace", () => {
    expect(overdueOf(position(["2026-01-24", 101]), policy(100, 7)).holdsNewOrders).toBe(false);
    expect(overdueOf(position(["2026-01-23", 100]), policy(100, 7)).holdsNewOrders).toBe(false);
    expect(overdueOf(position(["2026-01-23", 101]), policy(100, 7))).toEqual({
      holdsNewOrders: true,
      overdueFen: 101,
      days: 8,
    });
  });
  it("does not count what is within grace towards the tolerance", () => {
    expect(overdueOf(position(["2026-01-23", 60], ["2026-01-30", 90]), policy(100, 7)).holdsNewOrders).toBe(false);
  });
});
