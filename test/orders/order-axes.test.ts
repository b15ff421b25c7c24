import { describe, expect, it } from "vitest";
import {
  backorderedOf,
  derived,
  dueFenOf,
  fulfilmentOf,
  holdBefore,
  passSteps,
  settlementOf,
  stageOf,
  stepsByRule,
  summaryOf,
  uninvoicedFenOf,
  waitingStep,
} from "../../functions/orders/order.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import type { Order, OrderHead, OrderLine } from "../../shared/contracts/order-model.ts";

const aLine = (more: Partial<OrderLine> = {}): OrderLine =>
  ({
    lineNo: 1,
    quantity: 10,
    amountFen: 1_000,
    taxFen: 115,
    reserved: {},
    shipped: 0,
    received: 0,
    damaged: 0,
    lost: 0,
    returned: 0,
    cancelled: 0,
    ...more,
  }) as OrderLine;
const passed = { business: "passed", finance: "passed", outbound: "passed" } as const;
const anOrder = (more: Partial<Order> = {}): Order =>
  ({
    id: "ord_1",
    number: "SO1",
    distributorId: "dst_1",
    distributorName: "一",
    channel: "distributor",
    region: "华东",
    currency: "CNY",
    approval: "approved",
    reviews: passed,
    holds: [],
    fulfilment: "unfulfilled",
    settlement: "uninvoiced",
    stage: "to-ship",
    totalFen: 1_000,
    taxFen: 115,
    freightFen: 0,
    lineCount: 1,
    invoicedFen: 0,
    paidFen: 0,
    contentVersion: 2,
    createdAt: "2026-01-01T00:00:00.000Z",
    version: 3,
    lines: [aLine()],
    ...more,
  }) as Order;
const hold = (kind: "CREDIT" | "STOCK" | "POLICY") => ({ kind }) as OrderHead["holds"][number];

describe("the fulfilment of an order", () => {
  it.each([
    ["unfulfilled", [{}]],
    ["unfulfilled", [{ reserved: { loc_1: 9 } }]],
    ["allocated", [{ reserved: { loc_1: 4, loc_2: 6 } }]],
    ["allocated", [{ reserved: { loc_1: 7 }, cancelled: 3 }]],
    ["cancelled", [{ cancelled: 10 }]],
    ["part-shipped", [{ shipped: 9 }]],
    ["part-shipped", [{ shipped: 10, received: 10 }, { shipped: 0 }]],
    ["shipped", [{ shipped: 10 }]],
    ["shipped", [{ shipped: 7, cancelled: 3 }]],
    ["part-received", [{ shipped: 10, received: 9 }]],
    ["part-received", [{ shipped: 10, damaged: 1 }]],
    ["part-received", [{ shipped: 10, lost: 1 }]],
    ["received", [{ shipped: 10, received: 8, damaged: 1, lost: 1 }]],
    ["received", [{ shipped: 10, received: 10, returned: 9 }]],
    ["received", [{ shipped: 10, damaged: 4, lost: 6 }]],
    ["returned", [{ shipped: 10, received: 8, damaged: 2, returned: 8 }]],
  ] as const)("is %s of %j", (fulfilment, lines) => {
    expect(fulfilmentOf(lines.map((line) => aLine(line)))).toBe(fulfilment);
  });
  it("leaves open what is neither shipped nor cancelled, and backordered what of it is not set aside", () => {
    expect(backorderedOf(aLine({ shipped: 2, cancelled: 1, reserved: { loc_1: 3, loc_2: 1 } }))).toBe(3);
  });
});

describe("the settlement of an order", () => {
  const settled = (more: Partial<Order>) => settlementOf(anOrder(more));
  it("follows what was invoiced and paid of what is due", () => {
    expect(settled({})).toBe("uninvoiced");
    expect(settled({ invoicedFen: 999 })).toBe("part-invoiced");
    expect(settled({ invoicedFen: 999, paidFen: 999 })).toBe("part-invoiced");
    expect(settled({ invoicedFen: 1_000, paidFen: 999 })).toBe("invoiced");
    expect(settled({ invoicedFen: 1_000, paidFen: 1_000 })).toBe("paid");
    expect(settled({ freightFen: 50, invoicedFen: 1_000, paidFen: 1_000 })).toBe("part-invoiced");
  });
  it("has nothing to wait for where everything is a gift, and something where everything was cancelled", () => {
    expect(settled({ lines: [aLine({ amountFen: 0, taxFen: 0 })] })).toBe("paid");
    expect(settled({ lines: [aLine({ amountFen: 0, taxFen: 0 }), aLine({ cancelled: 10 })] })).toBe("paid");
    expect(settled({ lines: [aLine({ cancelled: 10 })] })).toBe("uninvoiced");
    expect(settled({ lines: [aLine({ amountFen: 0, taxFen: 0, cancelled: 10 })] })).toBe("uninvoiced");
  });
  it("owes freight and each line's share that was not cancelled", () => {
    expect(dueFenOf(anOrder({ freightFen: 50, lines: [aLine({ cancelled: 3 }), aLine()] }))).toBe(1_750);
    expect(uninvoicedFenOf(anOrder({ freightFen: 50, invoicedFen: 300 }))).toBe(750);
    expect(uninvoicedFenOf(anOrder({ invoicedFen: 1_300 }))).toBe(0);
  });
});

describe("the stage of an order", () => {
  const waiting = { ...passed, business: "waiting", finance: "waiting", outbound: "waiting" } as const;
  const forFinance = { ...waiting, business: "passed" } as const;
  const forOutbound = { ...forFinance, finance: "passed" } as const;
  it.each([
    ["draft", { approval: "draft" }],
    ["rejected", { approval: "rejected", fulfilment: "cancelled" }],
    ["cancelled", { approval: "cancelled", fulfilment: "cancelled" }],
    ["closed", { fulfilment: "cancelled" }],
    ["to-review", { approval: "submitted", reviews: waiting }],
    ["to-review", { approval: "submitted", reviews: forOutbound, holds: [hold("POLICY")] }],
    ["to-finance", { approval: "submitted", reviews: forFinance }],
    ["to-finance", { approval: "submitted", reviews: forOutbound, holds: [hold("CREDIT")] }],
    ["to-ship", { approval: "submitted", reviews: forOutbound, holds: [hold("STOCK")] }],
    ["to-finance", { holds: [hold("STOCK"), hold("CREDIT")], fulfilment: "part-shipped" }],
    ["to-ship", { holds: [hold("STOCK"), hold("POLICY")] }],
    ["to-ship", { fulfilment: "allocated" }],
    ["part-shipped", { fulfilment: "part-shipped" }],
    ["shipped", { fulfilment: "shipped" }],
    ["part-received", { fulfilment: "part-received", settlement: "paid" }],
    ["received", { fulfilment: "received", settlement: "invoiced" }],
    ["completed", { fulfilment: "received", settlement: "paid" }],
    ["closed", { fulfilment: "received", settlement: "paid", closedAt: "2026-01-02T00:00:00.000Z" }],
    ["completed", { fulfilment: "returned", settlement: "uninvoiced" }],
    ["closed", { fulfilment: "returned", closedAt: "2026-01-02T00:00:00.000Z" }],
  ] as const)("is %s of %j", (stage, more) => {
    expect(stageOf(anOrder(more as Partial<Order>))).toBe(stage);
  });
  it("is derived with the other axes and the sums", () => {
    const lines = [aLine({ shipped: 10 }), aLine({ amountFen: 500, taxFen: 60, shipped: 10 })];
    expect(derived(anOrder({ lines, freightFen: 50, totalFen: 1, taxFen: 1, lineCount: 9 }))).toMatchObject({
      fulfilment: "shipped",
      settlement: "uninvoiced",
      stage: "shipped",
      totalFen: 1_550,
      taxFen: 175,
      lineCount: 2,
    });
  });
});

describe("the reviews of an order", () => {
  const step = (on: boolean, passUpToFen = 0) => ({ on, passUpToFen });
  const policy = (business: object, finance: object, outbound: object) =>
    ({ review: { business, finance, outbound } }) as unknown as Policy;
  const waiting = { business: "waiting", finance: "waiting", outbound: "waiting" } as const;
  const byRule = (more: Partial<Order>, p: Policy) => stepsByRule(anOrder({ reviews: waiting, ...more }), p);
  it("wait at the first that has not passed", () => {
    expect(waitingStep({ reviews: waiting })).toBe("business");
    expect(waitingStep({ reviews: { ...waiting, business: "passed" } })).toBe("finance");
    expect(waitingStep({ reviews: { ...passed, outbound: "waiting" } })).toBe("outbound");
    expect(waitingStep({ reviews: passed })).toBeUndefined();
  });
  it("pass by rule where a step is off or the order small enough, up to the first that needs a person", () => {
    const all = policy(step(false), step(true, 1_000), step(true, 999));
    expect(byRule({}, all)).toEqual([
      { step: "business", rule: "off" },
      { step: "finance", rule: "small order" },
    ]);
    expect(byRule({ totalFen: 1_001 }, all)).toEqual([{ step: "business", rule: "off" }]);
    expect(byRule({ reviews: { ...waiting, business: "passed" } }, all).map((s) => s.step)).toEqual(["finance"]);
  });
  it("are stopped by a hold of their kind", () => {
    const off = policy(step(false), step(false), step(false));
    expect(byRule({ holds: [hold("CREDIT")] }, off).map((s) => s.step)).toEqual(["business"]);
    expect(byRule({ holds: [hold("POLICY")] }, off)).toEqual([]);
    expect(byRule({ holds: [hold("STOCK")] }, off)).toHaveLength(3);
    expect(holdBefore({ holds: [hold("STOCK"), hold("CREDIT")] }, "outbound")).toEqual(hold("CREDIT"));
    expect(holdBefore({ holds: [hold("POLICY")] }, "outbound")).toEqual(hold("POLICY"));
    expect(holdBefore({ holds: [hold("POLICY")] }, "finance")).toEqual(hold("POLICY"));
  });
  it("approve the order with the last of them, and not before", () => {
    const at = "2026-01-05T00:00:00.000Z";
    const submitted = anOrder({ approval: "submitted", reviews: waiting });
    const some = passSteps(submitted, ["business"], at);
    expect(some).toMatchObject({ approval: "submitted", reviews: { ...waiting, business: "passed" } });
    expect(some.approvedAt).toBeUndefined();
    expect(passSteps(some, ["finance", "outbound"], at)).toMatchObject({
      approval: "approved",
      approvedAt: at,
      reviews: passed,
    });
  });
});

describe("the row of an order in a list", () => {
  it("has what a list shows, the kinds of its holds, and no field without a value", () => {
    const { lines: _, reviews: __, taxFen: ___, freightFen: ____, invoicedFen: _____, paidFen: ______, ...shown } = anOrder(); // prettier-ignore
    expect(summaryOf(anOrder({ holds: [hold("CREDIT"), hold("STOCK")] }))).toEqual({
      ...shown,
      holds: ["CREDIT", "STOCK"],
    });
    const more = { reference: "PO-7", requestedOn: "2026-02-01", submittedAt: "2026-01-02T00:00:00.000Z" };
    expect(summaryOf(anOrder(more))).toMatchObject(more);
  });
});
