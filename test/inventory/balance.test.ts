import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { availableChange, moves, type StockEntry, summed } from "../../functions/inventory/balance.ts";
import { chunksOf, phasesOf, undone } from "../../functions/inventory/phases.ts";
import { firstSkus } from "../../functions/inventory/matrix.ts";
import { inventory } from "../../functions/inventory/triggers.ts";
import { alerts } from "../../functions/alerts/triggers.ts";
import { isRoute, type Trigger } from "../../shared/triggers.ts";

const n = fc.integer({ min: -9, max: 9 });
const entry: fc.Arbitrary<StockEntry> = fc.record({
  sku: fc.constantFrom("A", "B"),
  locationId: fc.constantFrom("loc_1", "loc_2") as fc.Arbitrary<never>,
  onHand: n,
  reserved: n,
  incoming: n,
  inTransit: n,
  cause: fc.constant({ kind: "test", id: "x" }),
});
const total = (list: readonly object[], q: string): number =>
  list.reduce((sum, one) => sum + ((one as Record<string, number>)[q] ?? 0), 0);
const quantities = ["onHand", "reserved", "incoming", "inTransit"];

describe("the laws of a posting", () => {
  test("summing keeps every total, and names each SKU and place once", () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const changes = summed(entries);
        for (const q of quantities) expect(total(changes, q)).toBe(total(entries, q));
        expect(new Set(changes.map((c) => c.locationId + c.sku)).size).toBe(changes.length);
        for (const c of changes)
          for (const q of ["onHand", "inTransit"] as const) expect(total(c.causes, q)).toBe(c[q]);
      }),
    );
  });
  test("taking and giving are the whole change; taking never makes stock available, giving never takes any", () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        for (const change of summed(entries)) {
          const { take, give } = phasesOf(change);
          const parts = [take, give].filter((p) => p !== undefined);
          for (const q of quantities) expect(total(parts, q)).toBe(total([change], q));
          for (const part of parts)
            for (const q of ["onHand", "inTransit"] as const) expect(total(part.causes, q)).toBe(part[q]);
          if (take) expect([availableChange(take), take.incoming, take.inTransit].every((by) => by <= 0)).toBe(true);
          if (give) expect([availableChange(give), give.incoming, give.inTransit].every((by) => by >= 0)).toBe(true);
        }
      }),
    );
  });
  test("a change and its undoing add up to nothing, in the ledger too", () => {
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        for (const change of summed(entries)) {
          const both = [change, undone(change, "doc")];
          for (const q of quantities) expect(total(both, q)).toBe(0);
          expect(
            total(
              both.flatMap(({ causes }) => causes),
              "onHand",
            ),
          ).toBe(0);
        }
      }),
    );
  });
  test("chunks hold every change once and never more actions than there is room", () => {
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: 2, max: 6 }), (entries, room) => {
        const changes = summed(entries);
        const chunks = chunksOf(changes, room);
        expect(chunks.flat()).toEqual(changes);
        for (const chunk of chunks)
          expect(chunk.reduce((sum, c) => sum + (moves(c) ? 2 : 1), 0)).toBeLessThanOrEqual(room);
      }),
    );
  });
  test("a quantity that is no whole number is a fault", () => {
    expect(() =>
      summed([{ sku: "A", locationId: "loc_1" as never, onHand: 0.5, cause: { kind: "t", id: "x" } }]),
    ).toThrow();
  });
});

describe("the rows of the matrix", () => {
  test("page by page they are every SKU of every place, in order, once", () => {
    const skus = fc.uniqueArray(fc.constantFrom(..."ABCDEFGHIJ"), { maxLength: 10 });
    fc.assert(
      fc.property(fc.array(skus, { maxLength: 4 }), fc.integer({ min: 1, max: 4 }), (places, limit) => {
        const seen: string[] = [];
        for (let round = 0; ; round += 1) {
          const lists = places.map((place) => {
            const rest = [...place].sort().filter((sku) => sku > (seen.at(-1) ?? ""));
            return { skus: rest.slice(0, limit), cut: rest.length > limit };
          });
          const page = firstSkus(lists, limit);
          seen.push(...page.skus);
          if (!page.more) break;
          expect(round).toBeLessThan(20);
        }
        expect(seen).toEqual([...new Set(places.flat())].sort());
      }),
    );
  });
});

test("each contract's example is what it asks for and gives", () => {
  const all: readonly Trigger[] = [...inventory, ...alerts];
  const routes = all.filter(isRoute);
  expect(routes.length).toBeGreaterThan(10);
  for (const { route } of routes) {
    const { example, params, query, body, ok } = route;
    for (const [schema, value] of [
      [params, example.params],
      [query, example.query ?? {}],
      [body, example.body],
      [ok.body, example.reply],
    ] as const)
      expect(() => schema?.parse(value), route.name).not.toThrow();
  }
});
