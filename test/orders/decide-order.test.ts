import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { invoiceIssued, invoicePaid } from "../../events/billing.ts";
import { creditHoldCounted } from "../../events/credit.ts";
import { stockMoved } from "../../events/inventory.ts";
import { orderSubmitted } from "../../events/orders.ts";
import { handler as expire } from "../../functions/orders/expire-unreviewed.job.ts";
import { handler as fill } from "../../functions/orders/fill-backorders.event.ts";
import { handler as holdOrder } from "../../functions/orders/hold-order.event.ts";
import { handler as review } from "../../functions/orders/review-order.event.ts";
import { handler as settle } from "../../functions/orders/settle-order.event.ts";
import { clock } from "../../shared/clock.ts";
import { getMyCredit } from "../../shared/contracts/credit.ts";
import { listSkuStock } from "../../shared/contracts/inventory.ts";
import * as orders from "../../shared/contracts/orders.ts";
import { receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { call, type Member } from "../support/call.ts";
import {
  aCompany,
  aDistributor,
  type Buyer,
  type Company,
  ok,
  setPolicy,
  someGoods,
  submitNew,
} from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { tell, tick } from "../support/heard.ts";

const on = { on: true, passUpToFen: 0 };
const off = { on: false, passUpToFen: 0 };
const everyStep = { business: on, finance: on, outbound: on };
let company: Company & { listId: string };
let shop: Buyer;
let next = 0;
const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
beforeAll(async () => {
  await startEngine();
  company = await aCompany({ review: everyStep });
  shop = await aDistributor(company, { limitFen: 1_000_000 });
});

/** A product of its own with `stock` in Hangzhou, and a submitted order of it. */
const aSubmitted = async (quantity = 10, stock = 100, buyer: Member = shop.buyer) => {
  const sku = `D-${(next += 1)}`;
  await someGoods(company, [{ sku, unitFen: 100, stock: { [company.hangzhou]: stock } }]);
  return { sku, order: await ok(submitNew(buyer, [{ sku, quantity }])) };
};
const decide = (
  contract: Parameters<typeof call>[0],
  as: Member,
  order: { id: string; version: number },
  more: object = {},
) => call(contract, { as, params: { orderId: order.id }, body: { expectedVersion: order.version, ...more } });
const approve = (as: Member, order: { id: string; version: number }, step: string) =>
  decide(orders.approveOrder, as, order, { step });
const approved = async (order: { id: string; version: number }) => {
  const business = await ok(approve(company.sales, order, "business"));
  const finance = await ok(approve(company.finance, business, "finance"));
  return ok(approve(company.warehouse, finance, "outbound"));
};
const look = (order: { id: string }) => ok(call(orders.getOrder, { as: company.sales, params: { orderId: order.id } }));
const free = async (sku: string) => {
  const { items } = await ok(call(listSkuStock, { as: company.warehouse, params: { sku } }));
  return items.reduce((n: number, b: { available: number }) => n + b.available, 0);
};
const credit = async () => (await ok(call(getMyCredit, { as: shop.buyer }))).availableFen;
const submittedNews = (order: { id: string }) => ({ ...orderSubmitted.example, orderId: order.id });

describe("reviewing [E3]", () => {
  it("goes business, finance, outbound, each by its own role, and shows whom it waits for", async () => {
    const { order } = await aSubmitted();
    const early = await approve(company.finance, order, "finance");
    expect([early.status, early.body.code]).toEqual([409, "order/not-possible-now"]);
    const foreign = await approve(company.finance, order, "business");
    expect([foreign.status, foreign.body.code]).toEqual([403, "order/not-your-step"]);
    const business = await ok(approve(company.sales, order, "business"));
    expect(business.stage).toBe("to-finance");
    const waiting = await ok(call(orders.listWaiting, { as: company.finance }));
    expect(waiting.items.map(({ id, waitsFor }: { id: string; waitsFor: string }) => [id, waitsFor])).toContainEqual([
      order.id,
      "finance",
    ]);
    const idsAt = async (as: Member, stage: string): Promise<string[]> =>
      (await ok(call(orders.listWaiting, { as, query: { stage, limit: "100" } }))).items.map(({ id }: { id: string }) => id); // prettier-ignore
    expect(await idsAt(company.finance, "to-finance")).toContain(order.id);
    expect(await idsAt(company.admin, "to-finance")).toContain(order.id);
    expect(await idsAt(company.admin, "to-review")).not.toContain(order.id);
    expect(await idsAt(company.sales, "to-finance")).toEqual([]);
    const finance = await ok(approve(company.finance, business, "finance"));
    expect([finance.stage, finance.approval]).toEqual(["to-ship", "submitted"]);
    const done = await ok(approve(company.warehouse, finance, "outbound"));
    expect([done.stage, done.approval]).toEqual(["to-ship", "approved"]);
  });

  it("passes steps that are off or small by itself, and stops at the first that needs a person", async () => {
    await setPolicy(company.admin, {
      review: { business: { on: true, passUpToFen: 5_000 }, finance: off, outbound: on },
    });
    const { order: small } = await aSubmitted(50);
    const { order: large } = await aSubmitted(51);
    for (const order of [small, large, small]) await tell(review, orderSubmitted, submittedNews(order));
    await setPolicy(company.admin, { review: everyStep });
    expect(await look(small)).toMatchObject({
      reviews: { business: "passed", finance: "passed", outbound: "waiting" },
      version: 3,
    });
    expect(await look(large)).toMatchObject({ reviews: { business: "waiting", finance: "waiting" }, version: 2 });
  });

  it("keeps what colleagues write to each other, and their names, from the buyer [E5]", async () => {
    const { order } = await aSubmitted();
    await ok(decide(orders.approveOrder, company.sales, order, { step: "business", note: "老客户，放行" }));
    const rowFor = async (as: Member) => {
      const { items } = await ok(call(orders.getTimeline, { as, params: { orderId: order.id } }));
      return items.find(({ what }: { what: string }) => what === "OrderReviewed");
    };
    expect(await rowFor(company.finance)).toMatchObject({
      who: { id: company.sales.userId },
      facts: { note: "老客户，放行" },
    });
    const seen = await rowFor(shop.buyer);
    expect([seen.who.id, seen.facts.note, seen.facts.steps]).toEqual(["HQ", undefined, ["business"]]);
  });

  it("refuses the approval of one's own order, and of a state somebody has changed", async () => {
    const sku = (await aSubmitted()).sku;
    const draft = await ok(
      call(orders.createOrder, {
        as: company.sales,
        body: { distributorId: shop.distributor.id, lines: [{ sku, quantity: 1 }] },
      }),
    );
    const order = await ok(decide(orders.submitOrder, company.sales, draft));
    expect((await approve(company.sales, order, "business")).body.code).toBe("order/own-approval");
    expect((await approve(company.admin, { ...order, version: 1 }, "business")).body.code).toBe("record/stale");
  });

  it("sets stock aside at approval where the policy says so, and refuses what is gone by then", async () => {
    await setPolicy(company.admin, {
      reserveStockAt: "approval",
      review: { business: off, finance: off, outbound: on },
    });
    const { sku, order } = await aSubmitted(60, 100);
    expect(await free(sku)).toBe(100);
    const second = await ok(submitNew(shop.buyer, [{ sku, quantity: 60 }]));
    for (const one of [order, second]) await tell(review, orderSubmitted, submittedNews(one));
    const first = await ok(approve(company.warehouse, await look(order), "outbound"));
    const late = await approve(company.warehouse, await look(second), "outbound");
    await setPolicy(company.admin, { reserveStockAt: "submit", review: everyStep });
    expect([first.fulfilment, late.status, late.body.code]).toEqual(["allocated", 409, "stock/short"]);
    expect(await free(sku)).toBe(40);
  });
});

describe("letting go", () => {
  it.each(["reject", "cancel"] as const)("frees stock and credit on %s", async (verb) => {
    const before = await credit();
    const { sku, order } = await aSubmitted(30);
    expect([await free(sku), await credit()]).toEqual([70, before - 3_000]);
    const contract = verb === "reject" ? orders.rejectOrder : orders.cancelOrder;
    const reply = await ok(
      decide(contract, verb === "reject" ? company.sales : shop.buyer, order, { reason: "不要了" }),
    );
    expect(reply.stage).toBe(verb === "reject" ? "rejected" : "cancelled");
    expect([await free(sku), await credit()]).toEqual([100, before]);
    const again = await decide(contract, company.sales, reply, { reason: "不要了" });
    expect([again.status, again.body.code]).toEqual([409, "order/not-possible-now"]);
  });

  it("cancels what nobody reviewed in time [E2]", async () => {
    const { sku, order } = await aSubmitted(30);
    clock.now = () => new Date(Date.now() + 8 * 86_400_000).toISOString();
    await setPolicy(company.admin, { reviewWithinDays: 7 });
    await tick(expire);
    await tick(expire);
    clock.now = realNow;
    expect(await look(order)).toMatchObject({ stage: "cancelled", version: 3 });
    expect(await free(sku)).toBe(100);
  });

  it("closes the open rest of an approved order", async () => {
    const { sku, order } = await aSubmitted(30);
    const early = await decide(orders.shortCloseOrder, company.sales, order, { reason: "停产" });
    expect(early.body.code).toBe("order/not-possible-now");
    const closed = await ok(decide(orders.shortCloseOrder, company.sales, await approved(order), { reason: "停产" }));
    expect([closed.stage, await free(sku)]).toEqual(["closed", 100]);
    expect((await look(order)).creditHeldFen).toBe(0);
  });
});

describe("changing an approved order [E10]", () => {
  const change = (order: { id: string; version: number }, body: object) =>
    call(orders.changeOrder, {
      as: shop.buyer,
      params: { orderId: order.id },
      body: { expectedVersion: order.version, ...body },
    });

  it("voids its reviews, keeps the price of what stays, and moves stock and credit by the difference", async () => {
    const { sku, order } = await aSubmitted(10);
    const before = await credit();
    const done = await approved(order);
    await someGoods(company, [{ sku: `${sku}-B`, unitFen: 700, stock: { [company.hangzhou]: 10 } }]);
    const lines = [{ sku, quantity: 10 }, { sku: `${sku}-B`, quantity: 2 }]; // prettier-ignore
    expect((await change(done, { lines })).body.code).toBe("order/reason-needed");
    const changed = await ok(change(done, { lines, reason: "加单" }));
    expect(changed).toMatchObject({ approval: "submitted", stage: "to-review", contentVersion: 2, totalFen: 2_400 });
    expect([await free(sku), await free(`${sku}-B`), await credit()]).toEqual([90, 8, before - 1_400]);
  });

  it("keeps its reviews where only the note changes", async () => {
    const { sku, order } = await aSubmitted(10);
    const done = await approved(order);
    const changed = await ok(change(done, { lines: [{ sku, quantity: 10 }], note: "请打托", reason: "补充说明" }));
    expect(changed).toMatchObject({ approval: "approved", contentVersion: 1, note: "请打托" });
    const bare = await ok(change(changed, { lines: [{ sku, quantity: 9 }], reason: "减单" }));
    expect([bare.note, bare.approval]).toEqual([undefined, "submitted"]);
  });
});

describe("holds", () => {
  it("lets a CREDIT hold go by finance alone, with a reason, and then takes the credit past its limit [D3]", async () => {
    const poor = await aDistributor(company, { limitFen: 100 });
    await setPolicy(company.admin, { whenCreditShort: "hold" });
    const { order } = await aSubmitted(30, 100, poor.buyer);
    await setPolicy(company.admin, { whenCreditShort: "refuse" });
    expect(order.holds).toEqual(["CREDIT"]);
    const business = await ok(approve(company.sales, order, "business"));
    expect((await approve(company.finance, business, "finance")).body).toMatchObject({
      code: "order/held",
      facts: { kind: "CREDIT" },
    });
    expect(
      (await decide(orders.releaseHold, company.sales, business, { kind: "CREDIT", reason: "老客户" })).body.code,
    ).toBe("order/not-your-hold");
    const released = await ok(
      decide(orders.releaseHold, company.finance, business, { kind: "CREDIT", reason: "已收承兑" }),
    );
    expect(released.holds).toEqual([]);
    expect((await ok(call(getMyCredit, { as: poor.buyer }))).availableFen).toBe(-2_900);
    expect(
      (await decide(orders.releaseHold, company.finance, released, { kind: "CREDIT", reason: "再来一次" })).body.code,
    ).toBe("order/no-such-hold");
  });

  it("holds an order that came due past the limit, once", async () => {
    const { order } = await aSubmitted(30);
    const counted = { ...creditHoldCounted.example, document: order.id, shortFen: 500 };
    await tell(holdOrder, creditHoldCounted, { ...counted, shortFen: 0 });
    for (let i = 0; i < 2; i += 1) await tell(holdOrder, creditHoldCounted, counted, "evt_counted");
    expect(await look(order)).toMatchObject({ holds: [{ kind: "CREDIT", facts: { shortFen: 500 } }], version: 3 });
  });

  it("gives stock that comes in to who waits for it, the oldest first [E10]", async () => {
    await setPolicy(company.admin, { whenStockShort: "backorder" });
    const { sku, order: first } = await aSubmitted(50, 20);
    const second = await ok(submitNew(shop.buyer, [{ sku, quantity: 40 }]));
    await setPolicy(company.admin, { whenStockShort: "refuse" });
    await ok(
      call(receiveGoods, {
        as: company.warehouse,
        body: { locationId: company.hangzhou, lines: [{ sku, quantity: 45 }] },
      }),
    );
    const news = {
      ...stockMoved.example,
      stock: [{ ...stockMoved.example.stock[0]!, sku, locationId: company.hangzhou }],
    };
    await tell(fill, stockMoved, news);
    await tell(fill, stockMoved, news);
    expect(await look(first)).toMatchObject({ holds: [], fulfilment: "allocated", version: 3 });
    const waiting = await look(second);
    expect([waiting.lines[0].reserved, waiting.holds[0].facts.short]).toEqual([{ [company.hangzhou]: 15 }, 25]);
    expect(await free(sku)).toBe(0);
  });
});

describe("choosing warehouses", () => {
  it("moves what is set aside, and refuses more than is open or there", async () => {
    const { sku, order } = await aSubmitted(10);
    await ok(
      call(receiveGoods, { as: company.warehouse, body: { locationId: company.wuhan, lines: [{ sku, quantity: 4 }] } }),
    );
    const allocate = (o: { id: string; version: number }, at: Record<string, number>) =>
      decide(orders.allocateOrder, company.warehouse, o, {
        lines: [{ lineNo: 1, from: Object.entries(at).map(([locationId, quantity]) => ({ locationId, quantity })) }],
      });
    expect((await allocate(order, { [company.hangzhou]: 11 })).body.code).toBe("order/over-allocated");
    expect((await allocate(order, { [company.wuhan]: 5, [company.hangzhou]: 5 })).body.code).toBe("stock/short");
    await ok(allocate(order, { [company.wuhan]: 4, [company.hangzhou]: 6 }));
    expect((await look(order)).lines[0].reserved).toEqual({ [company.wuhan]: 4, [company.hangzhou]: 6 });
    expect(await free(sku)).toBe(94);
  });
});

describe("settling", () => {
  it("counts each invoice and payment once, in any order", async () => {
    const { order } = await aSubmitted(10);
    const paid = { ...invoicePaid.example, orderId: order.id, amountFen: 1_000 };
    const issued = { ...invoiceIssued.example, orderId: order.id, totalFen: 1_000 };
    await tell(settle, invoicePaid, paid, "evt_paid");
    await tell(settle, invoiceIssued, issued, "evt_issued");
    await tell(settle, invoicePaid, paid, "evt_paid");
    expect(await look(order)).toMatchObject({ settlement: "paid", invoicedFen: 1_000, paidFen: 1_000, version: 4 });
  });
});
