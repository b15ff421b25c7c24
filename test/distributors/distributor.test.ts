import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeName, mayBecome, nextNotice, type Status, thresholdOn } from "../../functions/distributors/distributor.ts";
import { addDays } from "../../shared/dates.ts";

describe("a distributor's status", () => {
  const all: Status[] = ["active", "suspended", "closed"];
  it("moves as the table says, and from closed nowhere", () => {
    const allowed = all.flatMap((from) => all.filter((to) => mayBecome(from, to)).map((to) => `${from}-${to}`));
    expect(allowed).toEqual(["active-suspended", "active-closed", "suspended-active", "suspended-closed"]);
  });
});

describe("a document's end", () => {
  it("is spoken of 30 days before and on the day after", () => {
    expect(nextNotice("2026-06-30")).toBe("2026-05-31");
    expect(nextNotice("2026-06-30", "expiring")).toBe("2026-07-01");
    expect(nextNotice("2026-06-30", "expired")).toBeUndefined();
  });
  it("is good on its last day", () => {
    expect(thresholdOn("2026-06-30", "2026-06-30")).toBe("expiring");
    expect(thresholdOn("2026-07-01", "2026-06-30")).toBe("expired");
  });
  it("is told at most twice, and never before its time, whenever one looks", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -60, max: 60 }), { maxLength: 30 }), (days) => {
        const expiresOn = "2026-06-30";
        const told: string[] = [];
        for (const today of days.sort((a, b) => a - b).map((n) => addDays(expiresOn, n))) {
          const next = nextNotice(expiresOn, told.at(-1) as "expiring" | undefined);
          if (next === undefined || next > today) continue;
          told.push(thresholdOn(today, expiresOn));
        }
        expect(["", "expiring", "expired", "expiring,expired"]).toContain(told.join());
      }),
    );
  });
});

it("a code is one whatever its case", () => expect(codeName("gz-001")).toBe("GZ-001"));
