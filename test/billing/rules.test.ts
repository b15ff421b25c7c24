import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageingOf } from "../../functions/billing/ageing.ts";
import { inOrder } from "../../functions/billing/allocation.ts";
import { statementOf } from "../../functions/billing/statement.ts";
import * as billing from "../../shared/contracts/billing.ts";
import * as credit from "../../shared/contracts/credit.ts";
import type { Contract } from "../../shared/contracts/contract.ts";
import * as billingEvents from "../../events/billing.ts";
import * as creditEvents from "../../events/credit.ts";
import { addDays } from "../../shared/dates.ts";

describe("ageing", () => {
  it("puts each receivable by the days past its due date; the due date itself is not late", () => {
    const due = [0, 1, 30, 31, 60, 61, 90, 91, -5].map((late) => ({
      dueOn: addDays("2026-11-23", -late),
      amountFen: 1,
    }));
    const { buckets, totalFen } = ageingOf(due, "2026-11-23");
    expect(buckets.map(({ bucket, count }) => [bucket, count])).toEqual([
      ["notDue", 2],
      ["days1to30", 2],
      ["days31to60", 2],
      ["days61to90", 2],
      ["over90", 1],
    ]);
    expect(totalFen).toBe(9);
  });
  it("loses no fen and no document", () => {
    const receivable = fc.record({
      dueOn: fc.integer({ min: -400, max: 400 }).map((d) => addDays("2026-11-23", d)),
      amountFen: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(receivable), (list) => {
        const { buckets, totalFen } = ageingOf(list, "2026-11-23");
        expect(totalFen).toBe(list.reduce((sum, { amountFen }) => sum + amountFen, 0));
        expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
      }),
    );
  });
});

describe("allocation in order", () => {
  it("is exact: it uses what there is, fills each before the next, and overpays none", () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000 }), fc.array(fc.nat({ max: 900 }), { maxLength: 12 }), (left, balances) => {
        const things = balances.map((balanceFen, i) => ({ i, balanceFen }));
        const shares = inOrder(left, things, ({ balanceFen }) => balanceFen);
        const used = shares.reduce((sum, { amountFen }) => sum + amountFen, 0);
        expect(used).toBe(
          Math.min(
            left,
            balances.reduce((a, b) => a + b, 0),
          ),
        );
        for (const { of, amountFen } of shares) expect(amountFen).toBeLessThanOrEqual(of.balanceFen);
        const filled = shares.slice(0, -1);
        expect(filled.every(({ of, amountFen }) => amountFen === of.balanceFen)).toBe(true);
        expect(shares.map(({ of }) => of.i)).toEqual(
          things
            .filter((t) => t.balanceFen > 0)
            .slice(0, shares.length)
            .map((t) => t.i),
        );
      }),
    );
  });
});

describe("a statement", () => {
  it("opens with everything before its first day and closes with everything to its last", () => {
    const row = (date: string, amountFen: number) => ({
      date,
      kind: "invoice" as const,
      document: "inv_1",
      number: "IN1",
      amountFen,
    });
    const { openingFen, closingFen, rows } = statementOf(
      "2026-11-10",
      [500, -200],
      [row("2026-11-02", 30), row("2026-11-10", 7), row("2026-11-12", -100)],
    );
    expect({ openingFen, closingFen }).toEqual({ openingFen: 330, closingFen: 237 });
    expect(rows.map(({ balanceFen }) => balanceFen)).toEqual([337, 237]);
  });
});

describe("examples", () => {
  const contracts = Object.values({ ...billing, ...credit }).flatMap((c: unknown) =>
    typeof c === "object" && c !== null && "path" in c && "example" in c ? [c as Contract] : [],
  );
  it.each(contracts.map((c) => [c.name, c] as const))("of %s parse", (_, { params, query, body, ok, example }) => {
    for (const [schema, value] of [
      [params, example.params],
      [query, example.query],
      [body, example.body],
    ] as const)
      if (value !== undefined) expect(schema?.safeParse(value)).toMatchObject({ success: true });
    expect(ok.body.safeParse(example.reply)).toMatchObject({ success: true });
  });
  it.each(Object.values({ ...billingEvents, ...creditEvents }).map((e) => [e.type, e] as const))(
    "of %s parse",
    (_, e) => {
      expect((e.detail() as { parse(x: unknown): unknown }).parse(e.example)).toEqual(e.example);
    },
  );
});
