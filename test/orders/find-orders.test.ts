import { beforeAll, describe, expect, it } from "vitest";
import { handler as index } from "../../functions/orders/index-order.event.ts";
import type { OrderSummary } from "../../shared/contracts/order-model.ts";
import { changeOrder, getOrder, listOrders } from "../../shared/contracts/orders.ts";
import { call, type Member } from "../support/call.ts";
import {
  aCompany,
  aDistributor,
  aDraft,
  type Company,
  ok,
  setPolicy,
  someGoods,
  submitNew,
} from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf, hear } from "../support/heard.ts";

let company: Company & { listId: string };
beforeAll(async () => {
  await startEngine();
  company = await aCompany();
  await setPolicy(company.admin, {});
  const stock = { [company.hangzhou]: 10_000 };
  await someGoods(company, [
    { sku: "F-1", unitFen: 150, stock },
    { sku: "F-2", unitFen: 250, stock },
  ]);
});
const indexed = async <Made extends { id: string }>(order: Made): Promise<Made> => {
  await hear(index, await eventsOf(`ORDER#${order.id}`));
  return order;
};
const found = async (as: Member, query: Record<string, string>): Promise<OrderSummary[]> =>
  (await ok(call(listOrders, { as, query }))).items;
const ids = async (as: Member, query: Record<string, string>) => (await found(as, query)).map(({ id }) => id);

describe("an order", () => {
  it("is found by its number, whole or by the beginning of its last part, by HQ and by its buyer alone", async () => {
    const [own, other] = [await aDistributor(company), await aDistributor(company)];
    const order = await indexed(await aDraft(own.buyer, [{ sku: "F-1", quantity: 4 }]));
    const tail = order.number.split("-")[1]!;
    for (const number of [order.number, order.number.toLowerCase(), tail, tail.slice(0, 4), ` ${tail.slice(0, 6)} `]) {
      expect(await ids(company.sales, { number }), number).toEqual([order.id]);
      expect(await ids(own.buyer, { number }), number).toEqual([order.id]);
      expect(await ids(other.buyer, { number }), number).toEqual([]);
    }
    for (const number of [`SO000101-${tail}`, "ZZZZ", `${tail}9`])
      expect(await ids(company.sales, { number })).toEqual([]);
  });

  it("is found by a product once it is submitted, and by one that a change added", async () => {
    const [own, other] = [await aDistributor(company), await aDistributor(company)];
    const draft = await indexed(await aDraft(own.buyer, [{ sku: "F-2", quantity: 4 }]));
    expect(await ids(company.sales, { sku: "F-2" })).toEqual([]);
    const { id } = await indexed(await ok(submitNew(own.buyer, [{ sku: "F-2", quantity: 4 }])));
    const second = await indexed(await ok(submitNew(other.buyer, [{ sku: "F-2", quantity: 2 }])));
    expect(await ids(company.sales, { sku: "F-2" })).toEqual([second.id, id]);
    expect(await ids(company.sales, { sku: "F-2", distributorId: own.distributor.id })).toEqual([id]);
    expect(await ids(own.buyer, { sku: "F-2" })).toEqual([id]);
    expect(await ids(own.buyer, { sku: "F-2", stage: "shipped" })).toEqual([]);
    expect(draft.id).not.toBe(id);

    const { version } = await ok(call(getOrder, { as: own.buyer, params: { orderId: id } }));
    const lines = [{ sku: "F-1", quantity: 3 }];
    const body = { lines, reason: "换货", expectedVersion: version };
    await ok(call(changeOrder, { as: own.buyer, params: { orderId: id }, body }));
    await indexed({ id });
    await indexed({ id });
    expect(await ids(own.buyer, { sku: "F-1" })).toEqual([id]);
    expect(await ids(own.buyer, { sku: "F-2" })).toEqual([id]);
  });

  it("is listed in its month alone", async () => {
    const { buyer, distributor } = await aDistributor(company);
    const { id } = await indexed(await ok(submitNew(buyer, [{ sku: "F-1", quantity: 4 }])));
    const month = new Date().toISOString().slice(0, 7);
    for (const [as, query] of [
      [buyer, {}],
      [buyer, { sku: "F-1" }],
      [company.sales, { distributorId: distributor.id }],
      [company.sales, { stage: "to-review" }],
      [company.sales, {}],
      [company.sales, { sku: "F-1" }],
    ] as const) {
      expect(await ids(as, { ...query, month }), JSON.stringify(query)).toContain(id);
      expect(await ids(as, { ...query, month: "2020-01" }), JSON.stringify(query)).toEqual([]);
    }
  });
});
