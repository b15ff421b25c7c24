import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess, type OrderFacts } from "../../functions/orders/assess.ts";
import { remediesFor } from "../../functions/orders/remedies.ts";
import type { RequestedLine } from "../../shared/contracts/order-model.ts";

const now = "2026-11-23T02:00:00.000Z";
interface World {
  limitFen: number;
  stock: Record<string, number>;
  incoming?: number;
  packs?: Record<string, number>;
  prices?: Record<string, number>;
}
/** A buyer, a policy that refuses what is short, and what is there. Prices fall to nine tenths from 20 units on. */
const factsFor = (
  lines: readonly RequestedLine[],
  { limitFen, stock, incoming = 0, packs = {}, prices = {} }: World,
): OrderFacts =>
  ({
    buyer: {
      status: "active",
      paymentTerms: { kind: "credit", days: 30 },
      qualifications: [],
      suppliedFrom: ["loc_a"],
    },
    policy: {
      defaultTaxRate: 1_300,
      whenStockShort: "refuse",
      whenCreditShort: "refuse",
      minimumOrderFen: 0,
      overdue: { toleranceFen: 0, graceDays: 0 },
    },
    today: "2026-11-23",
    products: new Map(
      lines.map(({ sku }) => [
        sku,
        {
          sku,
          name: {},
          category: "c",
          unit: "瓶",
          status: "active",
          wholePacksOnly: Boolean(packs[sku]),
          ...(packs[sku] && { pack: { name: "箱", size: packs[sku] } }),
        },
      ]),
    ),
    prices: lines.map(({ sku, quantity }) => ({
      unitFen: Math.round((prices[sku] ?? 100) * (quantity >= 20 ? 0.9 : 1)),
      currency: "CNY",
      taxIncluded: true,
    })),
    balances: Object.entries(stock).map(([sku, available]) => ({ sku, locationId: "loc_a", available, incoming })),
    credit: { limit: { kind: "limited", limitFen }, availableFen: limitFen, exposureFen: 0 },
    overdue: { holdsNewOrders: false, overdueFen: 0, days: 0 },
  }) as unknown as OrderFacts;

const judge = (lines: readonly RequestedLine[], world: World) => assess(lines, factsFor(lines, world), now);
const remedies = (lines: readonly RequestedLine[], world: World) =>
  remediesFor(lines, judge(lines, world), factsFor(lines, world).products, async (smaller) => judge(smaller, world));

describe("an order that would not pass [E8]", () => {
  it("is told by how much to reduce which line, or how much to prepay", async () => {
    const lines = [{ sku: "A", quantity: 10 }, { sku: "B", quantity: 5 }]; // prettier-ignore
    const world = { limitFen: 1_200, stock: { A: 100, B: 100 } };
    expect(judge(lines, world).obstacles).toEqual([
      {
        code: "credit/exceeded",
        facts: { shortFen: 300, availableFen: 1_200, limitFen: 1_200, exposureFen: 0, totalFen: 1_500 },
      },
    ]);
    expect(await remedies(lines, world)).toEqual([
      [{ do: "reduce-line", lineNo: 1, by: 3, to: 7 }],
      [{ do: "prepay", amountFen: 300 }],
    ]);
  });

  it("is told what to ship now and what later where the rest is on its way", async () => {
    const lines = [{ sku: "A", quantity: 100 }];
    const world = { limitFen: 1_000_000, stock: { A: 40 }, incoming: 60 };
    expect(await remedies(lines, world)).toContainEqual([
      { do: "ship-later", lineNo: 1, now: 40, later: 60, incoming: 60 },
    ]);
  });

  it("passes after any remedy of reductions and prepayment, whatever the stock, packs, tiers and credit", async () => {
    const sku = fc.constantFrom("A", "B", "C");
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ sku, quantity: fc.integer({ min: 1, max: 10 }).map((n) => n * 6) }), {
          minLength: 1,
          maxLength: 3,
          selector: (l) => l.sku,
        }),
        fc.record({ A: fc.nat(80), B: fc.nat(80), C: fc.nat(80) }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.record({ A: fc.constantFrom(0, 3, 6), B: fc.constantFrom(0, 3) }),
        fc.record({ A: fc.integer({ min: 1, max: 900 }), B: fc.integer({ min: 1, max: 900 }) }),
        async (lines, stock, limitFen, packs, prices) => {
          const world = { limitFen, stock, packs, prices, incoming: 50 };
          for (const remedy of await remedies(lines, world)) {
            let prepaid = 0;
            const smaller = lines.map((line) => ({ ...line }));
            for (const step of remedy) {
              if (step.do === "reduce-line") smaller[step.lineNo - 1]!.quantity = step.to;
              if (step.do === "prepay") prepaid += step.amountFen;
              if (step.do === "ship-later") smaller[step.lineNo - 1]!.quantity = step.now;
            }
            tried += 1;
            const left = smaller.filter(({ quantity }) => quantity > 0);
            expect(left.length).toBeGreaterThan(0);
            expect(judge(left, { ...world, limitFen: limitFen + prepaid }).verdict).toBe("passes");
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(tried).toBeGreaterThan(150);
  });
});

describe("an order within credit and stock", () => {
  it("passes whatever the split over lines of one SKU, and not with one unit more", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 19 }), { minLength: 1, maxLength: 6 }), (quantities) => {
        const lines = quantities.map((quantity) => ({ sku: "A", quantity }));
        const total = quantities.reduce((a, b) => a + b, 0);
        expect(judge(lines, { limitFen: total * 100, stock: { A: total } }).verdict).toBe("passes");
        expect(judge(lines, { limitFen: total * 100, stock: { A: total - 1 } }).verdict).toBe("refused");
        expect(judge(lines, { limitFen: total * 100 - 1, stock: { A: total } }).verdict).toBe("refused");
      }),
    );
  });
});
