import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../shared/clock.ts";
import { setThreshold } from "../../shared/contracts/inventory.ts";
import { listAlerts } from "../../shared/contracts/alerts.ts";
import { listInbox } from "../../shared/contracts/notifications.ts";
import { promiseOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { inviteUser } from "../../shared/contracts/users.ts";
import { adjustStock, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { call, type Member } from "../support/call.ts";
import { aCompany, aDistributor, aDraft, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startSystem, type TestSystem } from "../support/system.ts";
import { orderStory } from "./order-story.ts";

let system: TestSystem;
let company: Company & { listId: string };
beforeAll(async () => {
  system = await startSystem();
  const step = (on: boolean) => ({ on, passUpToFen: 0 });
  company = await aCompany({ review: { business: step(true), finance: step(false), outbound: step(false) } });
});
afterAll(() => system.stop());

/** A distributor whose people are enrolled, so that they get mail. */
const aShop = async (locale: "zh-CN" | "en" = "zh-CN"): Promise<Buyer> => {
  const shop = await aDistributor(company);
  const email = `buyer-${shop.distributor.code.toLowerCase()}@example.com`;
  const body = { email, name: "林晓", tenant: shop.distributor.id, role: "buyer", locale };
  await ok(call(inviteUser, { as: company.admin, body }));
  const identity = system.identity.users.byEmail(email)!;
  const buyer = { ...shop.buyer, email, sub: identity.sub };
  await system.settle();
  return { ...shop, buyer };
};

describe("the life of an order [E1] [E2] [E3] [E4] [E5]", () => {
  it.each([1, 2, 3])("is the same however its events arrive (shuffle %i)", async (seed) => {
    const [tea, water] = [`TEA-${seed}`, `WATER-${seed}`];
    await someGoods(company, [
      { sku: tea, unitFen: 3_900, stock: { [company.hangzhou]: 100 } },
      { sku: water, unitFen: 150, stock: { [company.hangzhou]: 70, [company.wuhan]: 80 } },
    ]);
    const shop = await aShop();
    const target = {
      send: (as: Member | undefined, ...rest: Parameters<ReturnType<TestSystem["api"]>["send"]>) =>
        system.api(as).send(...rest),
      settle: async () => void (await system.settle({ seed })),
      now: clock.now,
    };
    const { number } = await orderStory(target, { company, shop }, [tea, water]);
    const mails = system.mails(shop.buyer.email);
    const subjects = mails.map(({ subject }) => subject);
    expect(new Set(subjects.map((subject, i) => `${subject} ${mails[i]!.body.text}`)).size).toBe(subjects.length);
    expect(subjects.filter((subject) => subject.includes(number)).length).toBeGreaterThanOrEqual(3);
    expect(mails.find(({ body }) => body.text?.includes(`T0-`))?.body.text).toContain("顺丰速运");
    const { items } = (await system.api(shop.buyer).send(listInbox)).body;
    expect(items.length).toBeGreaterThanOrEqual(3);
  });
});

describe("a date that was promised [E4]", () => {
  it("raises one alert when it passes unsigned, and none twice", async () => {
    await someGoods(company, [{ sku: "LATE", unitFen: 100, stock: { [company.hangzhou]: 10 } }]);
    const shop = await aShop();
    const draft = await aDraft(shop.buyer, [{ sku: "LATE", quantity: 5 }]);
    const params = { orderId: draft.id };
    const { version } = await ok(call(submitOrder, { as: shop.buyer, params, body: { expectedVersion: 1 } }));
    await ok(
      call(promiseOrder, { as: company.sales, params, body: { promisedOn: "2026-03-05", expectedVersion: version } }),
    );
    await system.settle();
    const late = async () => {
      const { body } = await system.api(company.sales).send(listAlerts, { query: { limit: "100" } });
      return body.items.filter(({ key }: { key: string }) => key.includes(draft.id));
    };
    await system.tick("shipments/watch-promises.job");
    expect(await late()).toHaveLength(0);
    system.time.set("2026-03-06T01:00:00.000Z");
    for (let i = 0; i < 2; i += 1) await system.tick("shipments/watch-promises.job");
    expect(await late()).toHaveLength(1);
  });
});

describe("stock that falls [F1] [F2]", () => {
  const alertsOn = async (sku: string, as: Member, show = "open") => {
    const { body } = await system.api(as).send(listAlerts, { query: { limit: "100", show } });
    return body.items.filter(({ key }: { key: string }) => key.includes(sku));
  };
  const threshold = (reorderPoint: number, safetyStock: number) => ({ reorderPoint, safetyStock, expectedVersion: 0 });

  it("in an HQ warehouse raises one alert by SNS, which ends when stock comes in", async () => {
    await someGoods(company, [{ sku: "FALLS-HQ", unitFen: 100, stock: { [company.hangzhou]: 50 } }]);
    const { buyer } = await aShop();
    const place = { locationId: company.hangzhou, sku: "FALLS-HQ" };
    await ok(call(setThreshold, { as: company.warehouse, params: place, body: threshold(45, 20) }));
    for (const quantity of [10, 5]) {
      const draft = await aDraft(buyer, [{ sku: "FALLS-HQ", quantity }]);
      await ok(call(submitOrder, { as: buyer, params: { orderId: draft.id }, body: { expectedVersion: 1 } }));
    }
    await system.settle({ seed: 5 });
    const mails = () => system.mails("alerts@").filter(({ body }) => body.text?.includes("FALLS-HQ"));
    expect(mails()).toHaveLength(1);
    expect(await alertsOn("FALLS-HQ", company.warehouse)).toHaveLength(1);
    expect(await alertsOn("FALLS-HQ", buyer)).toHaveLength(0);
    const body = { locationId: company.hangzhou, lines: [{ sku: "FALLS-HQ", quantity: 30 }] };
    await ok(call(receiveGoods, { as: company.warehouse, body }));
    await system.settle({ seed: 6 });
    expect(await alertsOn("FALLS-HQ", company.warehouse)).toHaveLength(0);
    expect(await alertsOn("FALLS-HQ", company.warehouse, "resolved")).toHaveLength(1);
  });

  it("at a distributor's tells its people by mail, in their language, and in the portal", async () => {
    await someGoods(company, [{ sku: "FALLS-D", unitFen: 100, stock: { [company.hangzhou]: 50 } }]);
    const { buyer, distributor } = await aShop("en");
    const place = { locationId: distributor.locationId, sku: "FALLS-D" };
    const report = (counted: number) =>
      ok(
        call(adjustStock, {
          as: buyer,
          body: { reason: "count", locationId: place.locationId, lines: [{ sku: place.sku, counted }] },
        }),
      );
    await report(40);
    await ok(call(setThreshold, { as: buyer, params: place, body: threshold(20, 10) }));
    const lines = [{ sku: place.sku, quantity: 25 }];
    await ok(call(adjustStock, { as: buyer, body: { reason: "sold", locationId: place.locationId, lines } }));
    await system.settle({ seed: 8 });
    expect(await alertsOn("FALLS-D", buyer)).toMatchObject([{ severity: "warning", facts: { available: 15 } }]);
    const told = system.mails(buyer.email).filter(({ body }) => body.text?.includes("FALLS-D"));
    expect(told).toHaveLength(1);
    expect(told[0]!.body.text).toMatch(/reorder point/i);
    const { items } = (await system.api(buyer).send(listInbox)).body;
    expect(JSON.stringify(items)).toContain("FALLS-D");
    await report(60);
    await system.settle({ seed: 9 });
    expect(await alertsOn("FALLS-D", buyer)).toHaveLength(0);
  });
});
