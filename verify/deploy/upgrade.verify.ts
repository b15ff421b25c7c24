import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getCredit } from "../../shared/contracts/credit.ts";
import {
  approveOrder,
  cancelOrder,
  createOrder,
  getOrder,
  getTimeline,
  submitOrder,
} from "../../shared/contracts/orders.ts";
import { orderStory } from "../../test/flows/order-story.ts";
import { call, type Member, reach } from "../../test/support/call.ts";
import { aCompany, aDistributor, type Buyer, ok, someGoods } from "../../test/support/company.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { previousRelease } from "./previous.ts";
import { aStage } from "./stage.ts";
import { type Deployed, deployed } from "./target.ts";

const name = "upgrade";
const skus = ["TEA", "WATER"] as const;
const newer = ["RICE", "OIL"] as const;
/** The second lies in two warehouses, of which none has enough of it. */
const goods = ([one, two]: readonly [string, string]) => [
  { sku: one, unitFen: 3_900, stock: { [company.hangzhou]: 100 } },
  { sku: two, unitFen: 150, stock: { [company.hangzhou]: 70, [company.wuhan]: 80 } },
];
let emulator: Emulator;
let previous: ReturnType<typeof previousRelease>;
let api: Deployed;
let company: Awaited<ReturnType<typeof aCompany>>;
let shop: Buyer;
const use = (target: Deployed): void => {
  api = target;
  reach.call = (contract, options) => api.send(options.as as Parameters<typeof api.send>[0], contract, options);
  reach.member = api.member;
};
/** A finished order and one that waits for its review, as the API tells them: what each release must say alike. */
const kept = { done: "", waiting: "" };
const asTold = async (as: Member) => ({
  done: await ok(call(getOrder, { as, params: { orderId: kept.done } })),
  waiting: await ok(call(getOrder, { as, params: { orderId: kept.waiting } })),
  timeline: await ok(call(getTimeline, { as, params: { orderId: kept.done } })),
  credit: await ok(call(getCredit, { as: company.finance, params: { entityId: shop.distributor.entityId } })),
});
let before: Awaited<ReturnType<typeof asTold>>;

beforeAll(async () => {
  emulator = await startEmulator();
  previous = previousRelease();
});
afterAll(async () => {
  await emulator?.stop();
  previous?.remove();
});

describe("a stage of the last release", () => {
  it("has orders behind it and before it", async () => {
    const stage = aStage(name, emulator, previous.at);
    stage.bootstrap();
    stage.deploy();
    use(deployed(stage, emulator));
    await api.firstAdmin();
    const step = (on: boolean) => ({ on, passUpToFen: 0 });
    company = await aCompany({ review: { business: step(true), finance: step(false), outbound: step(false) } });
    await someGoods(company, goods(skus));
    shop = await aDistributor(company);
    await api.settle();
    kept.done = (await orderStory(api, { company, shop }, skus)).orderId;
    const lines = [{ sku: skus[0], quantity: 5 }];
    const draft = await ok(call(createOrder, { as: shop.buyer, body: { lines } }));
    kept.waiting = draft.id;
    const params = { orderId: draft.id };
    await ok(call(submitOrder, { as: shop.buyer, params, body: { expectedVersion: 1 } }));
    await api.settle();
    before = await asTold(shop.buyer);
    expect([before.done.stage, before.waiting.stage]).toEqual(["completed", "to-review"]);
  });

  it("tells the same of them when this one is deployed over it", async () => {
    const items = await api.items();
    const stage = aStage(name, emulator);
    const said = stage.deploy();
    expect(said).not.toContain(`huotong-${name}-orders (no changes)`);
    const { tokens, member } = api;
    use({ ...deployed(stage, emulator), member });
    for (const [sub, token] of tokens) api.tokens.set(sub, token);
    expect(await api.items()).toBeGreaterThanOrEqual(items);
    expect(await asTold(shop.buyer)).toMatchObject(before);
  });

  it("goes on with the one that waited, and lives the next from its draft to its payment", async () => {
    const params = { orderId: kept.waiting };
    const body = { step: "business", expectedVersion: before.waiting.version };
    await ok(call(approveOrder, { as: company.sales, params, body }));
    await api.settle();
    const { approval, version } = await ok(call(getOrder, { as: shop.buyer, params }));
    expect(approval).toBe("approved");
    const reason = "no longer needed";
    await ok(call(cancelOrder, { as: company.sales, params, body: { reason, expectedVersion: version } }));
    await api.settle();
    await someGoods(company, goods(newer));
    await orderStory(api, { company, shop }, newer);
    expect(await api.dead()).toEqual([]);
  });
});
