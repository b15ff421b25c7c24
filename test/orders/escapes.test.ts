import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { orderAllocated, orderChanged } from "../../events/orders.ts";
import { handler as invoice } from "../../functions/billing/invoice-shipment.event.ts";
import { handler as openPlace } from "../../functions/inventory/open-place.event.ts";
import { handler as expire } from "../../functions/orders/expire-unreviewed.job.ts";
import { handler as fill } from "../../functions/orders/fill-backorders.event.ts";
import { historyOf } from "../../functions/orders/index.ts";
import { handler as settle } from "../../functions/orders/settle-order.event.ts";
import { handler as review } from "../../functions/orders/review-order.event.ts";
import { commit } from "../../shared/commit.ts";
import { put } from "../../shared/table.ts";
import { listInvoices, recordPayment } from "../../shared/contracts/billing.ts";
import { clock } from "../../shared/clock.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import { getMyCredit } from "../../shared/contracts/credit.ts";
import * as orders from "../../shared/contracts/orders.ts";
import { changePriceEntries, changePriceList, createPriceList } from "../../shared/contracts/pricing.ts";
import { changeProduct, discontinueProduct, getProduct } from "../../shared/contracts/catalog.ts";
import { createCarrier } from "../../shared/contracts/carriers.ts";
import { receiveShipment, shipShipment, startPicking } from "../../shared/contracts/shipments.ts";
import { adjustStock, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { addDays, addSeconds, localDate } from "../../shared/dates.ts";
import { call, type Member } from "../support/call.ts";
import { aCompany, aDistributor, type Company, ok, setPolicy, someGoods, submitNew } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf, hear, tick } from "../support/heard.ts";

const on = { on: true, passUpToFen: 0 };
const off = { on: false, passUpToFen: 0 };
const usual: Partial<Policy> = {
  review: { business: on, finance: off, outbound: off },
  reserveStockAt: "submit",
  whenStockShort: "refuse",
  whenCreditShort: "refuse",
  creditHorizonDays: null,
};
let company: Company & { listId: string };
let made = 0;
const realNow = clock.now;
beforeAll(async () => {
  await startEngine();
  company = await aCompany(usual);
});
beforeEach(() => setPolicy(company.admin, usual));
afterEach(() => {
  clock.now = realNow;
});

const goods = async (stock: number, unitFen = 100): Promise<string> => {
  const sku = `E-${(made += 1)}`;
  await someGoods(company, [{ sku, unitFen, ...(stock > 0 && { stock: { [company.hangzhou]: stock } }) }]);
  return sku;
};
const aCarrier = async (): Promise<string> => {
  const { id } = await ok(
    call(createCarrier, { as: company.admin, body: { code: `C${(made += 1)}`, name: "顺丰速运" } }),
  );
  return id;
};
const look = (orderId: string) => ok(call(orders.getOrder, { as: company.sales, params: { orderId } }));
const decide = async (contract: Parameters<typeof call>[0], as: Member, orderId: string, body: object) =>
  call(contract, { as, params: { orderId }, body: { expectedVersion: (await look(orderId)).version, ...body } });
const change = (as: Member, orderId: string, sku: string, quantity: number, more: object = {}) =>
  decide(orders.changeOrder, as, orderId, { lines: [{ sku, quantity }], reason: "the buyer asked", ...more });
const inDays = (days: number): string => addDays(localDate(clock.now(), "Asia/Shanghai"), days);
const heardBy = async (handler: Parameters<typeof hear>[0], orderId: string, type: string): Promise<void> =>
  hear(handler, (await eventsOf(`ORDER#${orderId}`)).filter(({ eventType }) => eventType === type).slice(-1));

describe("an order wanted beyond the credit horizon [D3]", () => {
  it("is judged against the limit when its date is moved near", async () => {
    await setPolicy(company.admin, { creditHorizonDays: 7 });
    const sku = await goods(100);
    const { buyer } = await aDistributor(company, { limitFen: 1_000 });
    const { id } = await ok(submitNew(buyer, [{ sku, quantity: 50 }], { requestedOn: inDays(60) }));
    expect(await ok(call(getMyCredit, { as: buyer }))).toMatchObject({ exposureFen: 0, aheadFen: 5_000 });
    const nearer = await change(buyer, id, sku, 50, { requestedOn: inDays(2) });
    expect([nearer.status, nearer.body.code, nearer.body.facts?.shortFen]).toEqual([409, "credit/exceeded", 4_000]);
    await setPolicy(company.admin, { whenCreditShort: "hold" });
    const held = await ok(change(buyer, id, sku, 50, { requestedOn: inDays(2) }));
    expect(held.holds.map(({ kind }: { kind: string }) => kind)).toEqual(["CREDIT"]);
    expect(await ok(call(getMyCredit, { as: buyer }))).toMatchObject({ exposureFen: 0, aheadFen: 0 });
  });

  it("uses credit from the moment its date is near, and none once it is moved away", async () => {
    await setPolicy(company.admin, { creditHorizonDays: 7 });
    const sku = await goods(100);
    const { buyer } = await aDistributor(company, { limitFen: 6_000 });
    const { id } = await ok(submitNew(buyer, [{ sku, quantity: 50 }], { requestedOn: inDays(60) }));
    await ok(change(buyer, id, sku, 50, { requestedOn: inDays(2) }));
    expect(await ok(call(getMyCredit, { as: buyer }))).toMatchObject({ exposureFen: 5_000, aheadFen: 0 });
    await ok(change(buyer, id, sku, 50, { requestedOn: inDays(70) }));
    expect(await ok(call(getMyCredit, { as: buyer }))).toMatchObject({ exposureFen: 0, aheadFen: 5_000 });
  });
});

describe("an order that waits for stock [E10]", () => {
  it("goes on with its review when stock comes in", async () => {
    const policy = { reserveStockAt: "approval", review: { business: off, finance: off, outbound: off } } as const;
    await setPolicy(company.admin, policy);
    const sku = await goods(5);
    const { buyer } = await aDistributor(company);
    await setPolicy(company.admin, { ...policy, whenStockShort: "backorder" });
    const { id } = await ok(submitNew(buyer, [{ sku, quantity: 10 }]));
    await setPolicy(company.admin, { ...policy, whenStockShort: "refuse" });
    await heardBy(review, id, "OrderSubmitted");
    expect(await look(id)).toMatchObject({ approval: "submitted", holds: [{ kind: "STOCK" }] });
    const lines = [{ sku, quantity: 20 }];
    const { documentId } = await ok(
      call(receiveGoods, { as: company.warehouse, body: { locationId: company.hangzhou, lines } }),
    );
    await hear(fill, await eventsOf(`STOCKDOC#${documentId}`));
    await heardBy(review, id, orderAllocated.type);
    expect(await look(id)).toMatchObject({ approval: "approved", holds: [], fulfilment: "allocated" });
  });

  it("gets what another order gives up when it is changed", async () => {
    await setPolicy(company.admin, { whenStockShort: "backorder" });
    const sku = await goods(10);
    const { buyer } = await aDistributor(company);
    const first = await ok(submitNew(buyer, [{ sku, quantity: 10 }]));
    const second = await ok(submitNew(buyer, [{ sku, quantity: 4 }]));
    expect(second.holds).toEqual(["STOCK"]);
    await ok(change(buyer, first.id, sku, 5));
    await heardBy(fill, first.id, orderChanged.type);
    expect(await look(second.id)).toMatchObject({ holds: [], fulfilment: "allocated" });
  });
});

describe("an order that is changed", () => {
  it("has the full time for its new review", async () => {
    const sku = await goods(100);
    const { buyer } = await aDistributor(company);
    const { id } = await ok(submitNew(buyer, [{ sku, quantity: 10 }]));
    const start = realNow();
    const after = (days: number) => {
      clock.now = () => addSeconds(start, days * 86_400);
    };
    after(13);
    await ok(change(buyer, id, sku, 12));
    after(15);
    await tick(expire);
    expect(await look(id)).toMatchObject({ approval: "submitted" });
    after(28);
    await tick(expire);
    expect(await look(id)).toMatchObject({ approval: "cancelled" });
  });

  it("keeps of a line that stays its price, discount and tax rate, whatever became of the product", async () => {
    const [stays, changes] = [await goods(100), await goods(100)];
    const { buyer } = await aDistributor(company);
    const lines = [stays, changes].map((sku) => ({ sku, quantity: 10 }));
    const { id } = await ok(submitNew(buyer, lines));
    const params = { sku: stays };
    const { sku: _, version, ...fields } = await ok(call(getProduct, { as: company.admin, params }));
    const reason = "no longer made";
    const edit = { ...fields, taxRate: 900, expectedVersion: version, reason };
    await ok(call(changeProduct, { as: company.admin, params, body: edit }));
    const end = { expectedVersion: version + 1, reason };
    await ok(call(discontinueProduct, { as: company.admin, params, body: end }));
    const [first, second] = lines as [object, object];
    const body = { lines: [first, { ...second, quantity: 12 }], reason: "two more" };
    const after = await ok(decide(orders.changeOrder, buyer, id, body));
    expect(after.lines[0]).toMatchObject({ taxRate: 1_300, amountFen: 1_000, taxFen: 115 });
    expect(after.lines[1]).toMatchObject({ quantity: 12, amountFen: 1_200 });
  });

  it("is not approved by who changed it", async () => {
    const sku = await goods(100);
    const { buyer } = await aDistributor(company);
    const { id } = await ok(submitNew(buyer, [{ sku, quantity: 10 }]));
    await ok(change(company.sales, id, sku, 90));
    const own = await decide(orders.approveOrder, company.sales, id, { step: "business" });
    expect([own.status, own.body.code]).toEqual([403, "order/own-approval"]);
    await ok(decide(orders.approveOrder, company.admin, id, { step: "business" }));
  });
});

describe("allocating an order [E3]", () => {
  it("takes nothing of what lies at a distributor", async () => {
    const sku = await goods(10);
    const [{ buyer }, other] = [await aDistributor(company), await aDistributor(company)];
    await hear(openPlace, await eventsOf(`DIST#${other.distributor.id}`));
    const { locationId } = other.distributor;
    const found = { reason: "count", locationId, lines: [{ sku, counted: 50 }] };
    await ok(call(adjustStock, { as: other.buyer, body: found }));
    const { id } = await ok(submitNew(buyer, [{ sku, quantity: 10 }]));
    const from = (place: string) => ({ lines: [{ lineNo: 1, from: [{ locationId: place, quantity: 10 }] }] });
    const theirs = await decide(orders.allocateOrder, company.warehouse, id, from(locationId));
    expect([theirs.status, theirs.body.code]).toEqual([403, "location/not-yours"]);
    const nowhere = await decide(orders.allocateOrder, company.warehouse, id, from("loc_nowhere"));
    expect([nowhere.status, nowhere.body.code]).toEqual([422, "location/unknown"]);
  });
});

describe("an order of which a part has arrived", () => {
  it("stays in the warehouse's queue while the rest is to be shipped", async () => {
    const sku = await goods(100);
    const { buyer, distributor } = await aDistributor(company);
    await hear(openPlace, await eventsOf(`DIST#${distributor.id}`));
    const { id } = await ok(submitNew(buyer, [{ sku, quantity: 10 }]));
    await ok(decide(orders.approveOrder, company.sales, id, { step: "business" }));
    await heardBy(review, id, "OrderReviewed");
    const body = { locationId: company.hangzhou, lines: [{ lineNo: 1, quantity: 4 }] };
    const picking = await ok(decide(startPicking, company.warehouse, id, body));
    const params = { shipmentId: picking.id };
    const handover = { carrierId: await aCarrier(), trackingNumber: "ESC-1" };
    await ok(call(shipShipment, { as: company.warehouse, params, body: handover }));
    await ok(call(receiveShipment, { as: buyer, params, body: { all: true } }));
    const { items } = await ok(call(orders.listWaiting, { as: company.warehouse, query: { limit: "100" } }));
    expect(items.map((order: { id: string }) => order.id)).toContain(id);
    await ok(decide(orders.shortCloseOrder, company.sales, id, { reason: "the rest is not wanted" }));
    expect(await look(id)).toMatchObject({ fulfilment: "received", stage: "received" });
  });
});

describe("an order that was closed with nothing shipped", () => {
  it("is at rest: nobody cancels it again", async () => {
    const sku = await goods(100);
    const { buyer } = await aDistributor(company);
    const { id } = await ok(submitNew(buyer, [{ sku, quantity: 10 }]));
    await ok(decide(orders.approveOrder, company.sales, id, { step: "business" }));
    await heardBy(review, id, "OrderReviewed");
    await ok(decide(orders.shortCloseOrder, company.sales, id, { reason: "not wanted" }));
    const again = await decide(orders.cancelOrder, company.sales, id, { reason: "not wanted" });
    expect([again.status, again.body.code]).toEqual([409, "order/not-possible-now"]);
  });
});

describe("an order of older books that was not shipped yet", () => {
  it("is invoiced with its freight, once, and completes", async () => {
    const sku = await goods(100);
    const { buyer, distributor } = await aDistributor(company);
    await hear(openPlace, await eventsOf(`DIST#${distributor.id}`));
    const line = { sku, name: { en: sku }, unit: "box", quantity: 10, unitFen: 1_000, discount: 500, taxRate: 0 };
    const past = { number: `OLD-${sku}`, orderedAt: "2025-12-01T00:00:00.000Z", freightFen: 777, createdBy: "books" };
    const history = { ...past, distributorId: distributor.id, currency: "CNY" as const, lines: [line] };
    await commit(historyOf(history, distributor).map((item) => put(item)));
    const { items } = await ok(call(orders.listOrders, { as: buyer }));
    const id = items[0].id as string;
    const from = [{ locationId: company.hangzhou, quantity: 10 }];
    await ok(decide(orders.allocateOrder, company.warehouse, id, { lines: [{ lineNo: 1, from }] }));
    for (const [i, quantity] of [4, 6].entries()) {
      const body = { locationId: company.hangzhou, lines: [{ lineNo: 1, quantity }] };
      const { id: shipmentId } = await ok(decide(startPicking, company.warehouse, id, body));
      const handover = { carrierId: await aCarrier(), trackingNumber: `${sku}-${i}` };
      await ok(call(shipShipment, { as: company.warehouse, params: { shipmentId }, body: handover }));
      await ok(call(receiveShipment, { as: buyer, params: { shipmentId }, body: { all: true } }));
      await heardBy(invoice, id, "ShipmentShipped");
    }
    const { entityId } = distributor;
    const payment = { entityId, amountFen: 9_500 + 777, receivedOn: inDays(0), reference: `PAID-${sku}` };
    expect(await ok(call(recordPayment, { as: company.finance, body: payment }))).toMatchObject({ unallocatedFen: 0 });
    const { items: invoices } = await ok(call(listInvoices, { as: buyer }));
    expect(invoices.map(({ totalFen }: { totalFen: number }) => totalFen).toSorted()).toEqual([3_800 + 777, 5_700]);
    for (const one of invoices) await hear(settle, await eventsOf(`INVOICE#${one.id}`));
    expect(await look(id)).toMatchObject({ settlement: "paid", stage: "completed", paidFen: 10_277 });
  });
});

describe("an order that costs nothing", () => {
  it("owes nothing: it completes when it has arrived", async () => {
    const sku = await goods(100, 0);
    const { buyer, distributor } = await aDistributor(company);
    await hear(openPlace, await eventsOf(`DIST#${distributor.id}`));
    const { id } = await ok(submitNew(buyer, [{ sku, quantity: 10 }]));
    await ok(decide(orders.approveOrder, company.sales, id, { step: "business" }));
    await heardBy(review, id, "OrderReviewed");
    const { id: shipmentId } = await ok(decide(startPicking, company.warehouse, id, { locationId: company.hangzhou }));
    const handover = { carrierId: await aCarrier(), trackingNumber: sku };
    await ok(call(shipShipment, { as: company.warehouse, params: { shipmentId }, body: handover }));
    await ok(call(receiveShipment, { as: buyer, params: { shipmentId }, body: { all: true } }));
    expect(await look(id)).toMatchObject({ settlement: "paid", stage: "completed" });
  });
});

describe("a large order whose every line has a long price trace", () => {
  it("is drafted, and the same request answers the same", async () => {
    const skus = Array.from({ length: 500 }, (_, i) => `LARGE-${i}`);
    for (let i = 0; i < 500; i += 250)
      await someGoods(company, skus.slice(i, i + 250).map((sku) => ({ sku, unitFen: 100 }))); // prettier-ignore
    const { buyer, distributor } = await aDistributor(company);
    const targets = [
      { level: "distributor", distributorId: distributor.id },
      { level: "grade", grade: distributor.grade },
      { level: "region", region: distributor.region },
      { level: "channel", channel: distributor.channel },
    ];
    for (const target of targets) {
      const name = `${target.level} 华东区经销商二〇二六年春季标准价格表（含税）`;
      const body = { name, for: target, currency: "CNY", taxIncluded: true };
      const list = await ok(call(createPriceList, { as: company.admin, body }));
      const scopes = [{ kind: "category", category: "饮料" }, { kind: "all" }];
      const set = scopes.map((scope) => ({ scope, price: { kind: "offBase", basisPoints: 500 } }));
      const params = { listId: list.id };
      const reason = "prices of the test";
      const entries = { set, remove: [], expectedVersion: list.version, reason };
      const { version } = await ok(call(changePriceEntries, { as: company.admin, params, body: entries }));
      const published = { name, taxIncluded: true, status: "published", expectedVersion: version, reason };
      await ok(call(changePriceList, { as: company.admin, params, body: published }));
    }
    const body = { lines: skus.map((sku) => ({ sku, quantity: 1 })) };
    const create = () => call(orders.createOrder, { as: buyer, body, key: "large-draft" });
    const draft = await create();
    expect([draft.status, draft.body.lines?.[0]?.price.trace.length]).toEqual([201, 9]);
    expect(await create()).toMatchObject({ status: 201, body: draft.body });
  });
});
