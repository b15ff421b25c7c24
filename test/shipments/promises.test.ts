import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handler as resolveLate } from "../../functions/shipments/resolve-late-alert.event.ts";
import { handler as watchDate } from "../../functions/shipments/watch-promised-date.event.ts";
import { handler as watch } from "../../functions/shipments/watch-promises.job.ts";
import { listAlerts } from "../../shared/contracts/alerts.ts";
import { cancelOrder, promiseOrder } from "../../shared/contracts/orders.ts";
import { receiveShipment } from "../../shared/contracts/shipments.ts";
import { clock } from "../../shared/clock.ts";
import { addDays, localDate } from "../../shared/dates.ts";
import { call } from "../support/call.ts";
import { aCompany, type Buyer, type Company, ok } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf, hear, tick } from "../support/heard.ts";
import { aCarrier, anApprovedOrder, aShop, noReviews, orderNow, pick, scan, ship } from "./story.ts";

let company: Company & { listId: string };
let shop: Buyer;
let carrier: { id: string; webhookSecret: string };
const realNow = clock.now;
const today = localDate(realNow(), "Asia/Shanghai");
const tomorrow = addDays(today, 1);
/** Noon in Shanghai of that day. */
const goTo = (date: string): void => {
  clock.now = () => `${date}T04:00:00.000Z`;
};
beforeAll(async () => {
  await startEngine();
  company = await aCompany(noReviews);
  shop = await aShop(company);
  carrier = await aCarrier(company.admin);
});
afterAll(() => {
  clock.now = realNow;
});

const late = async (key: string) =>
  (await ok(call(listAlerts, { as: company.sales, query: { limit: "100" } }))).items.filter(
    (a: { key: string; rule: string }) => a.key === key && a.rule === "order/promise-missed",
  );
const missed = async (orderId: string) =>
  (await eventsOf(`ORDER#${orderId}`)).filter(({ eventType }) => eventType === "PromiseMissed");
const last = async (orderId: string) => (await eventsOf(`ORDER#${orderId}`)).slice(-1);
const promise = async (orderId: string, promisedOn: string) => {
  const { version } = await orderNow(company.admin, orderId);
  const body = { expectedVersion: version, promisedOn };
  await ok(call(promiseOrder, { as: company.sales, params: { orderId }, body }));
  await hear(watchDate, await last(orderId));
};

describe("a date promised for an order", () => {
  it("that passes unsigned is told and alerted once; the receipt ends the alert", async () => {
    goTo(today);
    const order = await anApprovedOrder(company, shop, [3]);
    const shipment = await ok(ship(company, await ok(pick(company, order)), carrier.id));
    await promise(order.id, tomorrow);
    goTo(tomorrow);
    await tick(watch);
    expect(await missed(order.id)).toEqual([]);

    goTo(addDays(tomorrow, 1));
    await Promise.all([tick(watch), tick(watch)]);
    await tick(watch);
    expect((await missed(order.id)).map(({ data }) => data)).toMatchObject([{ promisedOn: tomorrow, daysLate: 1 }]);
    const [alert] = await late(order.id);
    expect(alert).toMatchObject({ tenant: "HQ", facts: { number: order.number, promisedOn: tomorrow } });

    const params = { shipmentId: shipment.id };
    await ok(call(receiveShipment, { as: shop.buyer, params, body: { all: true } }));
    await hear(resolveLate, await last(order.id));
    await hear(resolveLate, await last(order.id));
    expect(await late(order.id)).toEqual([]);
  });

  it("that is moved is watched under its new day only", async () => {
    goTo(today);
    const order = await anApprovedOrder(company, shop, [1]);
    await promise(order.id, tomorrow);
    await promise(order.id, addDays(today, 5));
    goTo(addDays(today, 3));
    await tick(watch);
    expect(await missed(order.id)).toEqual([]);
    goTo(addDays(today, 6));
    await tick(watch);
    expect(await missed(order.id)).toHaveLength(1);
  });

  it("of an order that is cancelled raises nothing, and a raised alert ends with the order", async () => {
    goTo(today);
    const [kept, dropped] = [await anApprovedOrder(company, shop, [1]), await anApprovedOrder(company, shop, [1])];
    const cancel = async (orderId: string) => {
      const { version } = await orderNow(company.admin, orderId);
      const body = { expectedVersion: version, reason: "not needed" };
      await ok(call(cancelOrder, { as: shop.buyer, params: { orderId }, body }));
    };
    await promise(kept.id, tomorrow);
    await promise(dropped.id, tomorrow);
    await cancel(dropped.id);
    goTo(addDays(today, 2));
    await tick(watch);
    expect(await missed(dropped.id)).toEqual([]);
    expect(await late(kept.id)).toHaveLength(1);
    await cancel(kept.id);
    await hear(resolveLate, await last(kept.id));
    expect(await late(kept.id)).toEqual([]);
  });

  it("is found after the watch stood still for a month", async () => {
    goTo(today);
    const order = await anApprovedOrder(company, shop, [1]);
    await promise(order.id, tomorrow);
    await tick(watch);
    goTo(addDays(today, 31));
    await tick(watch);
    expect((await missed(order.id)).map(({ data }) => data)).toMatchObject([{ daysLate: 30 }]);
  });
});

describe("a date expected for a shipment", () => {
  it("that the carrier moves is watched under its new day", async () => {
    goTo(today);
    const order = await anApprovedOrder(company, shop, [1]);
    const shipped = await ok(ship(company, await ok(pick(company, order)), carrier.id, { expectedOn: tomorrow }));
    const { trackingNumber } = shipped;
    const expectedOn = addDays(today, 4);
    await ok(scan(carrier, [{ eventId: "1", trackingNumber, status: "exception", at: clock.now(), expectedOn }]));
    goTo(addDays(today, 3));
    await tick(watch);
    expect(await missed(order.id)).toEqual([]);
    goTo(addDays(today, 5));
    await tick(watch);
    expect(await missed(order.id)).toHaveLength(1);
    expect((await late(shipped.id))[0].facts).toMatchObject({ trackingNumber, promisedOn: expectedOn });
    await ok(call(receiveShipment, { as: shop.buyer, params: { shipmentId: shipped.id }, body: { all: true } }));
    await hear(resolveLate, await last(order.id));
    expect(await late(shipped.id)).toEqual([]);
  });
});
