import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween } from "../../functions/audit/changes.ts";
import { dayRange, monthsOf, startOfDay } from "../../functions/audit/day-range.ts";
import { localDate } from "../../shared/dates.ts";

describe("what changed", () => {
  it("is told by dotted paths, in alphabetical order", () => {
    const before = { review: { finance: { on: true }, business: { on: true } }, grade: "B" };
    const after = { review: { finance: { on: false }, business: { on: true } }, grade: "A" };
    expect(changesBetween(before, after)).toEqual([
      { field: "grade", from: "B", to: "A" },
      { field: "review.finance.on", from: true, to: false },
    ]);
  });
  it("is everything for a new thing, and for one that is gone", () => {
    expect(changesBetween(undefined, { a: 1, b: { c: 2 } })).toEqual([
      { field: "a", to: 1 },
      { field: "b", to: { c: 2 } },
    ]);
    expect(changesBetween({ a: 1 }, undefined)).toEqual([{ field: "a", from: 1 }]);
  });
  it("takes a list as a whole", () => {
    expect(changesBetween({ tags: ["x"] }, { tags: ["x", "y"] })).toEqual([
      { field: "tags", from: ["x"], to: ["x", "y"] },
    ]);
  });
  it("is nothing between a thing and its copy, whatever the order of its fields", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue()), (thing) => {
        const copy = Object.fromEntries(Object.entries(structuredClone(thing)).reverse());
        expect(changesBetween(thing, copy)).toEqual([]);
      }),
    );
  });
});

describe("a range of days", () => {
  it("begins and ends on the wall of the company's time zone", () => {
    expect(dayRange("2026-03-01", "2026-03-02", "Asia/Shanghai")).toEqual([
      "2026-02-28T16:00:00.000Z",
      "2026-03-02T15:59:59.999Z",
    ]);
  });
  it("knows the days on which the clocks change", () => {
    expect(startOfDay("2026-03-29", "Europe/Berlin")).toBe("2026-03-28T23:00:00.000Z");
    expect(startOfDay("2026-03-30", "Europe/Berlin")).toBe("2026-03-29T22:00:00.000Z");
  });
  it("begins with the first instant that has the date", () => {
    const zones = fc.constantFrom("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC");
    const dates = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(zones, dates, (zone, date) => {
        const day = localDate(date.toISOString(), zone);
        const start = startOfDay(day, zone);
        expect(localDate(start, zone)).toBe(day);
        expect(localDate(new Date(Date.parse(start) - 1).toISOString(), zone) < day).toBe(true);
      }),
    );
  });
  it("touches its months, the latest first", () => {
    expect(monthsOf(["2025-11-30T16:00:00.000Z", "2026-02-01T00:00:00.000Z"])).toEqual([
      "2026-02",
      "2026-01",
      "2025-12",
      "2025-11",
    ]);
  });
});
