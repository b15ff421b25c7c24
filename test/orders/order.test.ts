import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "../../functions/orders/allocation.ts";
import { historyOrder } from "../../functions/orders/history.ts";
import {
  amountOfPart,
  derived,
  lineMoney,
  moves,
  openOf,
  reservedOf,
  stepsByRule,
} from "../../functions/orders/order.ts";
import { Approval, type Order, type OrderLine } from "../../shared/contracts/order-model.ts";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { Policy } from "../../shared/contracts/company.ts";

const buyer = {
  id: "dst_1",
  name: "一",
  entityId: "ent_1",
  channel: "distributor",
  region: "华东",
  paymentTerms: { kind: "prepaid" },
} as unknown as Distributor;
const anOrder = (quantities: readonly number[], more: Partial<Order> = {}): Order => ({
  ...historyOrder(
    {
      number: "H-1",
      distributorId: buyer.id,
      orderedAt: "2026-01-01T00:00:00.000Z",
      freightFen: 0,
      createdBy: "x",
      currency: "CNY",
      lines: quantities.map((quantity, i) => ({
        sku: `S-${i}`,
        name: {},
        unit: "瓶",
        quantity,
        unitFen: 100,
        discount: 0,
        taxRate: 1_300,
      })),
    },
    buyer,
  ),
  ...more,
});
const withLines = (order: Order, change: (line: OrderLine) => Partial<OrderLine>): Order =>
  derived({ ...order, lines: order.lines.map((line) => ({ ...line, ...change(line) })) });

describe("the decision axis", () => {
  it("has exactly the published moves", () => {
    const all = Approval.options.flatMap((from) =>
      Approval.options.filter((to) => moves[from].includes(to)).map((to) => `${from} > ${to}`),
    );
    expect(all).toEqual([
      "draft > submitted",
      "draft > cancelled",
      "submitted > approved",
      "submitted > rejected",
      "submitted > cancelled",
      "approved > submitted",
      "approved > cancelled",
    ]);
  });
});

describe("fulfilment and stage follow from quantities", () => {
  const order = anOrder([10, 4]);
  it.each([
    ["nothing yet", {}, "unfulfilled", "to-ship"],
    ["part set aside", { reserved: { loc_a: 3 } }, "unfulfilled", "to-ship"],
    ["part shipped", { shipped: 3 }, "part-shipped", "part-shipped"],
    ["of a part, all arrived: the rest is to be shipped", { shipped: 4, received: 4 }, "part-shipped", "part-shipped"],
  ] as const)("%s", (_, change, fulfilment, stage) => {
    expect(withLines(order, () => change)).toMatchObject({ fulfilment, stage });
  });
  it.each([
    ["all set aside", (l: OrderLine) => ({ reserved: { loc_a: l.quantity } }), "allocated", "to-ship"],
    ["all shipped", (l: OrderLine) => ({ shipped: l.quantity }), "shipped", "shipped"],
    ["part arrived", (l: OrderLine) => ({ shipped: l.quantity, received: 1 }), "part-received", "part-received"],
    [
      "all arrived, some broken, some lost",
      (l: OrderLine) => ({ shipped: l.quantity, received: l.quantity - 2, damaged: 1, lost: 1 }),
      "received",
      "received",
    ],
    ["all cancelled", (l: OrderLine) => ({ cancelled: l.quantity }), "cancelled", "closed"],
  ] as const)("%s", (_, change, fulfilment, stage) => {
    expect(withLines(order, change)).toMatchObject({ fulfilment, stage });
  });
  it("is completed when all arrived and is paid, closed when its rest was closed", () => {
    const arrived = (l: OrderLine) => ({ shipped: l.quantity - 1, received: l.quantity - 1, cancelled: 1 });
    const paid = { ...order, invoicedFen: 1_200, paidFen: 1_200 };
    expect(withLines(paid, arrived).stage).toBe("completed");
    expect(withLines({ ...paid, closedAt: "2026-02-01T00:00:00.000Z" }, arrived).stage).toBe("closed");
    expect(withLines({ ...order, invoicedFen: 1_200, paidFen: 1_199 }, arrived)).toMatchObject({
      settlement: "invoiced",
      stage: "received",
    });
  });
  it("shows who has to act while it is held or in review", () => {
    const reviews = { business: "passed", finance: "waiting", outbound: "waiting" } as const;
    const hold = (kind: "CREDIT" | "POLICY" | "STOCK") => ({
      kind,
      code: "stock/short" as const,
      facts: {},
      since: "",
      releasedBy: [],
    });
    const submitted = { ...order, approval: "submitted" as const, reviews };
    expect(derived(submitted).stage).toBe("to-finance");
    expect(derived({ ...submitted, holds: [hold("POLICY")] }).stage).toBe("to-review");
    expect(derived({ ...submitted, reviews: { ...reviews, finance: "passed" }, holds: [hold("CREDIT")] }).stage).toBe(
      "to-finance",
    );
    expect(derived({ ...order, holds: [hold("STOCK")] }).stage).toBe("to-ship");
  });
});

describe("money on a line", () => {
  it("splits over any partial shipments without losing or making a fen", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.array(fc.integer({ min: 1, max: 50 })),
        (quantity, amountFen, parts) => {
          const line = { quantity, amountFen, taxFen: Math.floor(amountFen / 9) };
          let from = 0;
          let sum = { amountFen: 0, taxFen: 0 };
          for (const part of [...parts, quantity]) {
            const to = Math.min(quantity, from + part);
            const money = amountOfPart(line, from, to);
            expect(money.amountFen).toBeGreaterThanOrEqual(0);
            sum = { amountFen: sum.amountFen + money.amountFen, taxFen: sum.taxFen + money.taxFen };
            from = to;
          }
          expect(sum).toEqual({ amountFen, taxFen: line.taxFen });
        },
      ),
    );
  });
  it("takes the discount once, on the line, and the tax once, in or on top", () => {
    expect(lineMoney({ unitFen: 1_400, taxIncluded: true }, 12, 500, 1_300)).toEqual({
      amountFen: 15_960,
      taxFen: 1_836,
    });
    expect(lineMoney({ unitFen: 1_000, taxIncluded: false }, 3, 0, 1_300)).toEqual({ amountFen: 3_390, taxFen: 390 });
  });
});

describe("allocation", () => {
  const place = fc.constantFrom("loc_a", "loc_b", "loc_c");
  it("never gives more than there is, gives all there is, and prefers one place", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ sku: fc.constantFrom("S-0", "S-1"), quantity: fc.integer({ min: 1, max: 30 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.array(fc.tuple(place, fc.constantFrom("S-0", "S-1"), fc.integer({ min: 0, max: 40 }))),
        (wanted, stock) => {
          const free = new Map(stock.map(([at, sku, n]) => [`${at} ${sku}`, n]));
          const lines = wanted.map((line, i) => ({ ...anOrder([line.quantity]).lines[0]!, ...line, lineNo: i + 1 }));
          const plan = allocate(lines, ["loc_a", "loc_b", "loc_c"], free);
          for (const [key, n] of free) {
            const [at, sku] = key.split(" ");
            const taken = plan.reduce((sum, p) => sum + (p.line.sku === sku ? (p.from[at!] ?? 0) : 0), 0);
            expect(taken).toBeLessThanOrEqual(n);
          }
          for (const { line, from, short } of plan) expect(reservedOf({ reserved: from }) + short).toBe(line.quantity);
          for (const sku of ["S-0", "S-1"]) {
            const there = [...free].reduce((sum, [key, n]) => sum + (key.endsWith(sku) ? n : 0), 0);
            const asked = lines.reduce((sum, line) => sum + (line.sku === sku ? line.quantity : 0), 0);
            const short = plan.reduce((sum, p) => sum + (p.line.sku === sku ? p.short : 0), 0);
            expect(short).toBe(Math.max(0, asked - there));
          }
        },
      ),
    );
  });
});

describe("review by rule", () => {
  const step = (on: boolean, passUpToFen = 0) => ({ on, passUpToFen });
  const waiting = { business: "waiting", finance: "waiting", outbound: "waiting" } as const;
  it("stops at the first step that needs a person or is held", () => {
    const policy = { review: { business: step(false), finance: step(true, 1_000), outbound: step(false) } } as Policy;
    const steps = (totalFen: number, holds: Order["holds"] = []) =>
      stepsByRule({ reviews: waiting, holds, totalFen }, policy).map((s) => s.step);
    expect(steps(1_000)).toEqual(["business", "finance", "outbound"]);
    expect(steps(1_001)).toEqual(["business"]);
    expect(steps(1, [{ kind: "CREDIT", code: "credit/overdue", facts: {}, since: "", releasedBy: [] }])).toEqual([
      "business",
    ]);
  });
});

describe("open quantities", () => {
  it("are what is neither shipped nor cancelled", () => {
    const line = { ...anOrder([10]).lines[0]!, shipped: 3, cancelled: 2 };
    expect(openOf(line)).toBe(5);
  });
});
