import { describe, expect, it } from "vitest";
import { componentOf, overdueByDays, signOf } from "../../functions/credit/exposure.ts";
import { limitFenOf, notOver } from "../../functions/credit/limit.ts";
import type { TemporaryLimit } from "../../shared/contracts/credit.ts";

describe("a document that bears credit", () => {
  it("adds to the exposure or takes from it by its kind", () => {
    const signs = ["ord_1", "inv_1", "rct_1", "clm_1"].map((id) => [componentOf(id), signOf[componentOf(id)]]);
    expect(signs).toEqual([
      ["open", 1],
      ["unpaid", 1],
      ["unallocated", -1],
      ["claims", -1],
    ]);
  });
  it("is of a known kind", () =>
    expect(() => componentOf("shp_1")).toThrow("shp_1 is not a kind of document that bears credit"));
});

describe("what is overdue", () => {
  const due = (dueOn: string, amountFen: number) => ({ dueOn, amountFen });
  it("is summed by days, the oldest first, without what is paid or was paid too much", () => {
    const open = [due("2026-01-30", 5), due("2026-01-01", 7), due("2026-01-30", 6), due("2026-01-10", 8)];
    expect(overdueByDays([...open, due("2026-01-02", 0), due("2026-01-03", -4)], "2026-01-31")).toEqual([
      { days: 30, amountFen: 7 },
      { days: 21, amountFen: 8 },
      { days: 1, amountFen: 11 },
    ]);
  });
  it("begins on the day after the due date", () =>
    expect(overdueByDays([due("2026-01-31", 5), due("2026-02-01", 5)], "2026-01-31")).toEqual([]));
});

describe("a limit", () => {
  it("is a number, 0 where there is none", () => {
    expect(limitFenOf({ kind: "limited", limitFen: 70 })).toBe(70);
    expect(limitFenOf({ kind: "none" })).toBe(0);
  });
  it("that is temporary is over after its last day", () => {
    const limits = ["2026-01-30", "2026-01-31", "2026-02-01"].map((to) => ({ to }) as TemporaryLimit);
    expect(notOver(limits, "2026-01-31").map(({ to }) => to)).toEqual(["2026-01-31", "2026-02-01"]);
  });
});
