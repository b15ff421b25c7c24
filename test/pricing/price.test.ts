import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, ladderOf, type Question } from "../../functions/pricing/price.ts";
import { localDate } from "../../shared/dates.ts";
import { aCandidate, levelNames, type Sketch } from "./candidates.ts";

const onDate = "2026-03-15";
const winner = (sketches: readonly Sketch[], question: Partial<Question> = {}) =>
  decide(sketches.map(aCandidate), { quantity: 100, onDate, ...question }).price;
const verdicts = (sketches: readonly Sketch[], question: Partial<Question> = {}) =>
  decide(sketches.map(aCandidate), { quantity: 100, onDate, ...question }).considered.map((c) => c.verdict);

describe("the price of a line", () => {
  it("comes from the strongest level, however good the others are", () => {
    for (let strongest = 0; strongest < levelNames.length; strongest += 1) {
      const sketches = levelNames.slice(strongest).map((level, i) => ({ level, unitFen: 1_000 - i }));
      expect(winner(sketches.toReversed())?.rule.level).toBe(levelNames[strongest]);
    }
  });

  it("inside a level comes from the most specific scope, even at a lower tier", () => {
    const sketches: Sketch[] = [
      { scope: "all", fromQuantity: 100 },
      { scope: "category", fromQuantity: 50 },
      { scope: "sku" },
    ];
    expect(winner(sketches)?.rule.scope).toBe("sku TEA-100");
    expect(verdicts(sketches)).toEqual(["won", "less-specific", "less-specific"]);
  });

  it("inside a scope comes from the highest tier reached", () => {
    const tiers: Sketch[] = [{ fromQuantity: 1 }, { fromQuantity: 50 }, { fromQuantity: 100 }, { fromQuantity: 101 }];
    expect(winner(tiers)?.rule.fromQuantity).toBe(100);
    expect(winner(tiers, { quantity: 99 })?.rule.fromQuantity).toBe(50);
    expect(verdicts(tiers)).toEqual(["won", "lower-tier", "lower-tier", "quantity-not-reached"]);
  });

  it("inside a tier comes from the latest start, be it the entry's or the list's", () => {
    const sketches: Sketch[] = [
      { id: "a", from: "2026-01-01", unitFen: 1 },
      { id: "b", listFrom: "2026-03-01", unitFen: 2 },
      { id: "c", listFrom: "2026-01-01", from: "2026-02-01", unitFen: 3 },
      { id: "d", unitFen: 4 },
    ];
    expect(winner(sketches)?.unitFen).toBe(2);
    expect(verdicts(sketches)).toEqual(["won", "earlier-start", "earlier-start", "earlier-start"]);
  });

  it("comes from the smaller id where nothing else decides", () => {
    expect(winner([{ id: "b" }, { id: "a" }])?.rule.listId).toBe("pl_a");
    expect(verdicts([{ id: "b" }, { id: "a" }])).toEqual(["won", "later-id"]);
  });

  it("is absent where nothing applies, with the reasons", () => {
    const sketches: Sketch[] = [{ to: "2026-03-14" }, { fromQuantity: 200 }, { level: "grade", offBase: 500 }];
    const decision = decide(sketches.map(aCandidate), { quantity: 100, onDate });
    expect(decision.price).toBeUndefined();
    expect(new Set(decision.considered.map((c) => c.verdict))).toEqual(
      new Set(["not-valid-on-date", "quantity-not-reached", "no-base-price"]),
    );
  });
});

describe("a discount off the base", () => {
  it("is taken from the base price of the same quantity and date, rounded half up", () => {
    const base: Sketch[] = [{ unitFen: 1_050 }, { unitFen: 990, fromQuantity: 50 }];
    const discount: Sketch = { level: "grade", scope: "category", offBase: 500 };
    expect(winner([...base, discount], { quantity: 10 })?.unitFen).toBe(998); // 997.5
    expect(winner([...base, discount], { quantity: 50 })?.unitFen).toBe(941); // 940.5
  });

  it("keeps the tax basis of the base price", () => {
    const price = winner([{ taxIncluded: false }, { level: "region", scope: "all", offBase: 0, taxIncluded: true }]);
    expect(price).toMatchObject({ unitFen: 1_000, taxIncluded: false, rule: { level: "region" } });
  });

  it("gives way to the next price where the product has no base price", () => {
    const price = winner([
      { level: "distributor", offBase: 900 },
      { level: "channel", unitFen: 700 },
    ]);
    expect(price).toMatchObject({ unitFen: 700, rule: { level: "channel" } });
    expect(price?.trace.map((c) => c.verdict)).toEqual(["won", "no-base-price"]);
  });
});

describe("the floor price", () => {
  it("lifts what is below it, at the very end", () => {
    expect(winner([{ level: "contract", unitFen: 800 }], { floorFen: 850 })).toMatchObject({
      unitFen: 850,
      floored: true,
    });
    expect(winner([{ unitFen: 850 }], { floorFen: 850 })).toMatchObject({ unitFen: 850, floored: false });
  });
});

describe("validity", () => {
  const february: Sketch = { listFrom: "2026-02-01", listTo: "2026-02-28" };
  const at = (instant: string) => winner([february], { onDate: localDate(instant, "Asia/Shanghai") });

  it("lasts from midnight to midnight in Shanghai, the last day included", () => {
    expect(at("2026-01-31T15:59:59.999Z")).toBeUndefined();
    expect(at("2026-01-31T16:00:00.000Z")).toBeDefined();
    expect(at("2026-02-28T15:59:59.999Z")).toBeDefined();
    expect(at("2026-02-28T16:00:00.000Z")).toBeUndefined();
  });

  it("of an entry is bounded by its list", () => {
    expect(winner([{ ...february, from: "2026-01-01", to: "2026-12-31" }])).toBeUndefined();
    expect(winner([{ ...february, from: "2026-02-10" }], { onDate: "2026-02-09" })).toBeUndefined();
  });
});

const dates = fc.constantFrom(undefined, "2026-01-01", "2026-03-14", "2026-03-15", "2026-03-16", "2026-12-31");
const sketch: fc.Arbitrary<Sketch> = fc.record({
  level: fc.constantFrom(...levelNames),
  id: fc.constantFrom("a", "b", "c"),
  listFrom: dates,
  listTo: dates,
  scope: fc.constantFrom("sku", "category", "all"),
  fromQuantity: fc.constantFrom(1, 10, 50, 100),
  from: dates,
  to: dates,
  unitFen: fc.integer({ min: 0, max: 100_000 }),
  offBase: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: undefined }),
});
/** A list has one head, and one entry of a scope, tier and start. */
const sketches = fc
  .uniqueArray(sketch, {
    maxLength: 30,
    selector: ({ level, id, scope, fromQuantity, from }) => JSON.stringify([level, id, scope, fromQuantity, from]),
  })
  .map((all) =>
    all.map((s) => {
      const { listFrom, listTo } = all.find((o) => o.level === s.level && o.id === s.id)!;
      return { ...s, listFrom, listTo, id: `${s.level}-${s.id}` };
    }),
  );
const quantity = fc.constantFrom(1, 9, 10, 49, 50, 99, 100, 1_000);

describe("whatever the lists", () => {
  it("one price wins, the same in whatever order they are found", () => {
    fc.assert(
      fc.property(
        sketches.chain((s) => fc.tuple(fc.constant(s), fc.shuffledSubarray(s, { minLength: s.length }))),
        quantity,
        ([s, shuffled], q) => {
          const [one, other] = [s, shuffled].map((all) => decide(all.map(aCandidate), { quantity: q, onDate }));
          expect(other).toEqual(one);
          expect(one!.considered.filter((c) => c.verdict === "won")).toHaveLength(one!.price ? 1 : 0);
        },
      ),
    );
  });

  it("the trace names every candidate once, the winner first, and a frozen one keeps ten", () => {
    fc.assert(
      fc.property(sketches, quantity, (s, q) => {
        const { price, considered } = decide(s.map(aCandidate), { quantity: q, onDate });
        const names = (list: readonly { listId: string; scope: string; fromQuantity: number }[]) =>
          list.map((c) => [c.listId, c.scope, c.fromQuantity].join()).sort();
        expect(names(considered)).toEqual(
          names(s.map((one) => decide([aCandidate(one)], { quantity: q, onDate }).considered[0]!)),
        );
        if (price) expect([considered[0]!.verdict, price.trace]).toEqual(["won", considered.slice(0, 10)]);
      }),
    );
  });

  it("a larger order never falls back to a lower tier of the same scope and level", () => {
    fc.assert(
      fc.property(sketches, quantity, quantity, (s, a, b) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map((q) => winner(s, { quantity: q })?.rule);
        if (small) expect(large).toBeDefined();
        if (small?.level === large?.level && small?.scope === large?.scope)
          expect(large?.fromQuantity ?? 0).toBeGreaterThanOrEqual(small?.fromQuantity ?? 0);
      }),
    );
  });

  it("nothing is sold below the floor, and no price above it is touched", () => {
    fc.assert(
      fc.property(sketches, quantity, fc.integer({ min: 0, max: 100_000 }), (s, q, floorFen) => {
        const [free, floored] = [winner(s, { quantity: q }), winner(s, { quantity: q, floorFen })];
        expect(floored?.unitFen).toBe(free && Math.max(free.unitFen, floorFen));
        expect(floored?.rule).toEqual(free?.rule);
      }),
    );
  });

  it("a ladder's step is the price of every quantity up to the next", () => {
    fc.assert(
      fc.property(sketches, quantity, (s, q) => {
        const ladder = ladderOf(s.map(aCandidate), { onDate });
        const step = ladder.findLast(({ fromQuantity }) => fromQuantity <= q);
        expect(step?.price.unitFen).toBe(winner(s, { quantity: q })?.unitFen);
      }),
    );
  });
});
