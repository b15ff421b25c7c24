import { LunarDay, SolarTerm } from "tyme4ts";
import { describe, expect, it } from "vitest";
import { holidayRegressors } from "../../shared/forecasting/calendar.ts";
import { dayAt, dayOf, festivalDay, lunarTable } from "../../shared/forecasting/holidays.ts";

const years = Array.from({ length: 110 }, (_, i) => lunarTable.firstYear + i);
type Day = { getYear(): number; getMonth(): number; getDay(): number };
const number = (day: Day) => dayAt(day.getYear(), day.getMonth() - 1, day.getDay());

/** How the table was printed, and what it is held against. */
const oracle = {
  "spring-festival": (year: number) => number(LunarDay.fromYmd(year, 1, 1).getSolarDay()),
  qingming: (year: number) => number(SolarTerm.fromName(year, "清明").getJulianDay().getSolarDay()),
  "dragon-boat": (year: number) => number(LunarDay.fromYmd(year, 5, 5).getSolarDay()),
  "mid-autumn": (year: number) => number(LunarDay.fromYmd(year, 8, 15).getSolarDay()),
};

describe("the festival table", () => {
  it.each(Object.keys(oracle) as (keyof typeof oracle)[])("has %s as tyme4ts computes it, 1990 to 2099", (festival) => {
    const { month, day } = lunarTable[festival];
    const printed = years.map((year) => (oracle[festival](year) - dayAt(year, month, day)).toString(36)).join("");
    expect(lunarTable[festival].after).toBe(printed);
  });

  it("has the years that Intl gets wrong", () => {
    expect(festivalDay("spring-festival", 2027)).toBe(dayOf("2027-02-06"));
    expect(festivalDay("spring-festival", 2030)).toBe(dayOf("2030-02-03"));
  });

  it("knows nothing outside its years", () => {
    expect(festivalDay("spring-festival", 1989)).toBeUndefined();
    expect(festivalDay("mid-autumn", 2100)).toBeUndefined();
    expect(festivalDay("double-11", 2150)).toBe(dayOf("2150-11-11"));
  });
});

describe("the holiday regressors", () => {
  const named = (name: string, ...of: Parameters<typeof holidayRegressors>) =>
    holidayRegressors(...of).find((r) => r.name === name)!.values;

  it("are about 0 on average in each calendar month, so that the season keeps the usual effect", () => {
    const values = named("spring-festival/during", "M", "2001-01-01", 480);
    for (let month = 0; month < 12; month += 1) {
      const sum = values.reduce((total, v, t) => (t % 12 === month ? total + v : total), 0);
      expect(Math.abs(sum / 40)).toBeLessThan(1e-9);
    }
  });

  it("move the spring festival of 2025 to January and that of 2026 to February", () => {
    const values = named("spring-festival/during", "M", "2025-01-01", 24);
    expect(values[0]! - values[12]!).toBeGreaterThan(0.4);
    expect(values[13]! - values[1]!).toBeGreaterThan(0.4);
  });

  it("leave festivals of fixed date to the season of a month, and mark them in days", () => {
    expect(holidayRegressors("M", "2020-01-01", 60).some((r) => r.name.startsWith("double-11"))).toBe(false);
    const values = named("double-11/during", "D", "2025-11-01", 30);
    expect([...values.keys()].filter((t) => values[t] === 1)).toEqual([10, 11]);
  });
});
