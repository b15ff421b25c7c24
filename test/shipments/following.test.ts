import { beforeAll, describe, expect, it } from "vitest";
import { freshToken } from "../../shared/clock.ts";
import { listOrderShipments, listShipments, receiveShipment } from "../../shared/contracts/shipments.ts";
import { call, type Member } from "../support/call.ts";
import { aCompany, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { aCarrier, anApproved, anApprovedOrder, aShop, noReviews, orderNow, pick, scan, ship } from "./story.ts";

let company: Company & { listId: string };
let shop: Buyer;
let other: Buyer;
let carrier: { id: string; webhookSecret: string };
beforeAll(async () => {
  await startEngine();
  company = await aCompany(noReviews);
  shop = await aShop(company);
  other = await aShop(company);
  carrier = await aCarrier(company.admin);
});
const follow = (as: Member, orderId: string) => call(listOrderShipments, { as, params: { orderId } });

describe("following", () => {
  it("shows carrier, number, expected date and every scan in the order in which they happened", async () => {
    const order = await anApprovedOrder(company, shop, [1]);
    const shipped = await ok(ship(company, await ok(pick(company, order)), carrier.id, { expectedOn: "2026-12-01" }));
    const { trackingNumber } = shipped;
    await ok(
      scan(carrier, [
        { eventId: "2", trackingNumber, status: "delivered", at: "2026-11-24T09:00:00.000Z", place: "杭州" },
        { eventId: "1", trackingNumber, status: "picked-up", at: "2026-11-23T09:00:00.000Z", expectedOn: "2026-11-30" },
      ]),
    );
    const [seen] = (await ok(follow(shop.buyer, order.id))).items;
    expect(seen).toMatchObject({
      trackingNumber,
      carrierName: "顺丰速运",
      carrierStatus: "delivered",
      state: "shipped",
    });
    expect(seen.scans.map((s: { eventId: string }) => s.eventId)).toEqual(["1", "2"]);
    expect((await orderNow(shop.buyer, order.id)).stage).toBe("shipped");
  });

  it("is for those who may see the order", async () => {
    const order = await anApprovedOrder(company, shop, [1]);
    const foreign = await follow(other.buyer, order.id);
    const missing = await follow(other.buyer, "ord_missing");
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, instance: "" }).toEqual({ ...missing.body, instance: "" });
    const shipment = await ok(pick(company, order));
    expect(
      (await call(receiveShipment, { as: other.buyer, params: { shipmentId: shipment.id }, body: { all: true } }))
        .status,
    ).toBe(404);
  });
});

describe("the list of shipments", () => {
  const list = (as: Member, query: Record<string, string> = {}) => call(listShipments, { as, query });
  it("is a warehouse's queue, oldest first, a page at a time", async () => {
    const own = await aShop(company);
    const place = company.wuhan;
    const sku = `Q-${freshToken().slice(0, 8)}`;
    await someGoods(company, [{ sku, unitFen: 100, stock: { [place]: 9 } }]);
    const made: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const order = await anApproved(company, own, [{ sku, quantity: 2 }]);
      made.push((await ok(pick(company, order, { locationId: place }))).id);
    }
    const first = await ok(list(company.warehouse, { locationId: place, limit: "2" }));
    const second = await ok(list(company.warehouse, { locationId: place, limit: "2", cursor: first.cursor }));
    expect([...first.items, ...second.items].map((s: { id: string }) => s.id)).toEqual(made);
    await ok(ship(company, { id: made[0]! as never }, carrier.id));
    const picking = await ok(list(company.warehouse, { locationId: place }));
    const away = await ok(list(company.warehouse, { locationId: place, state: "shipped" }));
    expect(picking.items.map((s: { id: string }) => s.id)).toEqual(made.slice(1));
    expect(away.items.map((s: { id: string }) => s.id)).toEqual(made.slice(0, 1));
    const mine = await ok(list(own.buyer, { locationId: place }));
    expect(mine.items.map((s: { id: string }) => s.id)).toEqual(made.slice(0, 1));
    expect((await ok(list(other.buyer))).items).toEqual([]);
  });
  it("gives a distributor the state it asks for, page by page, and all that was sent without one", async () => {
    const own = await aShop(company);
    const sku = `Q-${freshToken().slice(0, 8)}`;
    await someGoods(company, [{ sku, unitFen: 100, stock: { [company.wuhan]: 9 } }]);
    const sent: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      const order = await anApproved(company, own, [{ sku, quantity: 2 }]);
      const { id } = await ok(pick(company, order, { locationId: company.wuhan }));
      await ok(ship(company, { id }, carrier.id));
      sent.push(id);
    }
    await ok(call(receiveShipment, { as: own.buyer, params: { shipmentId: sent[1]! }, body: { all: true } }));
    const idsOf = ({ items }: { items: { id: string }[] }): string[] => items.map(({ id }) => id);
    expect(idsOf(await ok(list(own.buyer)))).toEqual([sent[1], sent[0]]);
    expect(idsOf(await ok(list(own.buyer, { state: "shipped" })))).toEqual([sent[0]]);
    expect((await ok(list(own.buyer, { state: "part-received" }))).items).toEqual([]);
    const firstPage = await ok(list(own.buyer, { state: "shipped", limit: "1" }));
    expect(firstPage.items).toEqual([]);
    expect(idsOf(await ok(list(own.buyer, { state: "shipped", limit: "1", cursor: firstPage.cursor })))).toEqual([
      sent[0],
    ]);
  });
  it("asks HQ for a warehouse", async () => {
    expect((await list(company.warehouse)).body.code).toBe("shipment/say-where");
  });
});
