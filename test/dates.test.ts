import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addSeconds, covers, daysBetween, epochSeconds, localDate } from "../shared/dates.ts";

const day = fc
  .date({ min: new Date("1970-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const shanghai = "Asia/Shanghai";

describe("the local date", () => {
  it("turns at midnight in Shanghai, not at midnight UTC", () => {
    expect(localDate("2026-02-28T15:59:59.999Z", shanghai)).toBe("2026-02-28");
    expect(localDate("2026-02-28T16:00:00.000Z", shanghai)).toBe("2026-03-01");
    expect(localDate("2026-01-01T04:59:59.999Z", "America/New_York")).toBe("2025-12-31");
  });

  it("in Shanghai is the date of the instant eight hours later", () => {
    const instants = fc.date({ min: new Date("1992-01-01"), max: new Date("2199-12-30"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (d) => {
        const instant = d.toISOString();
        return localDate(instant, shanghai) === addSeconds(instant, 8 * 3_600).slice(0, 10);
      }),
    );
  });
});

describe("days", () => {
  it("added and counted agree", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -3_650, max: 3_650 }), (date, days) => {
        const other = addDays(date, days);
        return daysBetween(date, other) === days && addDays(other, -days) === date;
      }),
    );
  });

  it("cross leap days and years", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(epochSeconds("1970-01-02T00:00:00.999Z")).toBe(86_400);
  });
});

describe("a range of dates", () => {
  it("includes both of its ends", () => {
    const range = { from: "2026-02-01", to: "2026-02-28" };
    const dates = ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"];
    expect(dates.map((date) => covers(range, date))).toEqual([false, true, true, false]);
  });

  it("without an end goes on for ever", () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(covers({}, a)).toBe(true);
        expect(covers({ from: a }, b)).toBe(b >= a);
        expect(covers({ to: a }, b)).toBe(b <= a);
      }),
    );
  });
});
