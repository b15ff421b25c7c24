import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstDayOf,
  type Frequency,
  frequencyOf,
  lastDayOf,
  nextPeriod,
  periodOf,
  periodsBetween,
} from "../shared/contracts/periods.ts";
import { addDays, daysBetween } from "../shared/dates.ts";

const aDate = fc.integer({ min: 0, max: 80_000 }).map((days) => addDays("1900-01-01", days));
const aFrequency = fc.constantFrom<Frequency>("M", "W");

describe("a period", () => {
  it.each([
    ["2026-11-30", "2026-11", "2026-W49"],
    ["2026-11-29", "2026-11", "2026-W48"],
    ["2026-12-31", "2026-12", "2026-W53"],
    ["2027-01-03", "2027-01", "2026-W53"],
    ["2027-01-04", "2027-01", "2027-W01"],
    ["2024-12-30", "2024-12", "2025-W01"],
    ["2021-01-03", "2021-01", "2020-W53"],
    ["2024-02-29", "2024-02", "2024-W09"],
  ])("of %s is %s, or %s", (date, month, week) => {
    expect([periodOf(date, "M"), periodOf(date, "W")]).toEqual([month, week]);
  });

  it("holds every day from its first to its last, and the next begins the day after", () => {
    fc.assert(
      fc.property(aDate, aFrequency, (date, freq) => {
        const period = periodOf(date, freq);
        expect(frequencyOf(period)).toBe(freq);
        const [first, last] = [firstDayOf(period), lastDayOf(period)];
        expect(first <= date && date <= last).toBe(true);
        expect([periodOf(first, freq), periodOf(last, freq)]).toEqual([period, period]);
        expect(periodOf(addDays(last, 1), freq)).toBe(nextPeriod(period));
        expect(nextPeriod(nextPeriod(period), -1)).toBe(period);
        if (freq === "W") expect(daysBetween(first, last)).toBe(6);
      }),
    );
  });

  it("comes after another as its name does as text, and steps add up", () => {
    fc.assert(
      fc.property(aDate, aFrequency, fc.integer({ min: -60, max: 60 }), (date, freq, steps) => {
        const from = periodOf(date, freq);
        const to = nextPeriod(from, steps);
        expect(Math.sign(steps)).toBe(from < to ? 1 : from > to ? -1 : 0);
        expect(periodsBetween(from, to)).toHaveLength(Math.max(0, steps + 1));
        expect(nextPeriod(to, -steps)).toBe(from);
      }),
    );
  });

  it("none lies between a later and an earlier one", () => {
    expect(periodsBetween("2026-11", "2027-02")).toEqual(["2026-11", "2026-12", "2027-01", "2027-02"]);
    expect(periodsBetween("2026-11", "2026-10")).toEqual([]);
  });
});
