import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChange } from "../../functions/pricing/price-entries.ts";
import { conflictsBetween, scopeKey } from "../../functions/pricing/price-list.ts";
import { decide } from "../../functions/pricing/price.ts";
import type { PriceEntry } from "../../shared/contracts/pricing.ts";
import { aCandidate, anEntry, type Sketch, targetOf } from "./candidates.ts";

const rowsOf = (...entries: PriceEntry[]) => new Map(entries.map((entry) => [scopeKey(entry.scope), [entry]]));
const list = { for: targetOf("grade") };
const change = (
  c: { set?: PriceEntry[]; remove?: PriceEntry[] },
  rows = new Map<string, PriceEntry[]>(),
  l: object = {},
) => applyChange({ ...list, ...l }, rows, { set: c.set ?? [], remove: c.remove ?? [] }, new Set(["GHOST"]));
const faults = (...entries: PriceEntry[]) => change({ set: entries }).errors.map(({ row, field }) => [row, field]);

describe("a change of entries", () => {
  it("replaces the entry of the same scope, tier and start, and keeps the others", () => {
    const rows = new Map([["SKU#TEA-100", [anEntry({ unitFen: 5 }), anEntry({ fromQuantity: 10, unitFen: 4 })]]]);
    const { rows: after, errors } = change({ set: [anEntry({ unitFen: 6 })] }, rows);
    expect(errors).toEqual([]);
    expect(after.get("SKU#TEA-100")).toEqual([anEntry({ unitFen: 6 }), anEntry({ fromQuantity: 10, unitFen: 4 })]);
  });

  it("removes by scope, tier and start", () => {
    expect(change({ remove: [anEntry({ unitFen: 999 })] }, rowsOf(anEntry()) as never).rows.get("SKU#TEA-100")).toEqual(
      [],
    );
    expect(change({ remove: [anEntry({ from: "2026-01-01" })] }, rowsOf(anEntry()) as never).errors).toMatchObject([
      { row: "remove.0", message: { en: "The list has no such entry." } },
    ]);
  });

  it("names each wrong row and field", () => {
    const ghost = { ...anEntry(), scope: { kind: "sku" as const, sku: "GHOST" } };
    expect(faults(ghost, anEntry({ from: "2026-02-02", to: "2026-02-01" }))).toEqual([
      ["set.0", "scope.sku"],
      ["set.1", "to"],
    ]);
    expect(faults(anEntry(), anEntry({ unitFen: 1 }))).toEqual([["set.1", undefined]]);
  });

  it("keeps entries within their list's dates, and contract prices to one SKU", () => {
    const bounded = { from: "2026-02-01", to: "2026-02-28" };
    const late = change({ set: [anEntry({ from: "2026-03-01" })] }, new Map(), bounded);
    const early = change({ set: [anEntry({ to: "2026-01-31" })] }, new Map(), bounded);
    const contract = change({ set: [anEntry({ scope: "all" })] }, new Map(), { for: targetOf("contract") });
    expect([late, early, contract].map(({ errors }) => errors[0]?.field)).toEqual(["from", "to", "scope"]);
  });

  it("holds at most a hundred entries of one scope", () => {
    const many = Array.from({ length: 101 }, (_, i) => anEntry({ fromQuantity: i + 1 }));
    expect([faults(...many.slice(1)), faults(...many)]).toEqual([[], [["set.100", undefined]]]);
  });
});

describe("two lists for the same buyers", () => {
  const between = (mine: Sketch, theirs: Sketch) => {
    const [a, b] = [aCandidate({ ...mine, id: "a" }), aCandidate({ ...theirs, id: "b" })];
    return conflictsBetween({ list: a.list, rows: rowsOf(a.entry) }, { list: b.list, rows: rowsOf(b.entry) });
  };

  it("conflict where one scope, tier and start have two prices", () => {
    expect(between({ unitFen: 1 }, { unitFen: 2 })).toEqual([
      { otherId: "pl_b", otherName: "b", scope: "sku TEA-100", fromQuantity: 1, start: "always" },
    ]);
    expect(between({ listFrom: "2026-02-01" }, { from: "2026-02-01" })).toMatchObject([{ start: "2026-02-01" }]);
  });

  it("do not conflict where scope, tier, start or dates tell them apart", () => {
    expect(between({}, { scope: "all" })).toEqual([]);
    expect(between({}, { fromQuantity: 2 })).toEqual([]);
    expect(between({}, { from: "2026-02-01" })).toEqual([]);
    expect(between({ from: "2026-02-01", listTo: "2026-01-31" }, { from: "2026-02-01" })).toEqual([]);
  });

  it("conflict exactly where, on some day, only their ids would decide", () => {
    const days = ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04"];
    const date = fc.constantFrom(undefined, ...days);
    const sketch = fc.record({
      listFrom: date,
      listTo: date,
      from: date,
      to: date,
      scope: fc.constantFrom("sku" as const, "all" as const),
      fromQuantity: fc.constantFrom(1, 2),
    });
    const decidedById = (sketches: Sketch[]): boolean =>
      ["2025-12-31", ...days, "2026-01-05"].some((onDate) => {
        const [a, b] = sketches.map((s, i) => aCandidate({ ...s, id: "ab"[i]! }));
        const { considered } = decide([a!, b!], { quantity: 2, onDate });
        return considered.some(({ verdict }) => verdict === "later-id");
      });
    fc.assert(
      fc.property(sketch, sketch, (a, b) => {
        expect(between(a, b).length > 0).toBe(decidedById([a, b]));
      }),
      { numRuns: 1_000 },
    );
  });
});
