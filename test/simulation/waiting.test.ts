import { describe, expect, it } from "vitest";
import { createOrder, getOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { call } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { hear } from "../support/heard.ts";
import { coldStart, directly, handlerOf, worldOf } from "./world.ts";

describe("goods that came in between an order's look at the stock and its commit", () => {
  it("are set aside for it once its own news is heard: theirs came too early to find it waiting", async () => {
    const world = await worldOf(4);
    const table = directly(world.items, 98);
    await coldStart(world);
    const as = world.shops[0]!.buyer;
    const draft = await ok(call(createOrder, { as, body: { lines: [{ sku: "TEA", quantity: 36 }] } }));
    const params = { orderId: draft.id as string };
    await ok(call(submitOrder, { as, params, body: { expectedVersion: 1 } }));
    const { warehouse, hangzhou } = world.company;
    await ok(call(receiveGoods, { as: warehouse, body: { locationId: hangzhou, lines: [{ sku: "TEA", quantity: 6 }] } })); // prettier-ignore
    const submitted = table.items().filter(({ eventType, aggregateId }) => eventType === "OrderSubmitted" && aggregateId === params.orderId); // prettier-ignore
    const handler = await handlerOf("orders/fill-backorders.event");
    expect((await ok(call(getOrder, { as, params }))).holds).toHaveLength(1);
    await hear(handler, submitted as never);
    const { holds, fulfilment } = await ok(call(getOrder, { as, params }));
    expect([holds, fulfilment]).toEqual([[], "allocated"]);
  });
});
