import { beforeAll, describe, expect, it } from "vitest";
import { type Carrier } from "../../shared/contracts/carriers.ts";
import { cancelOrder } from "../../shared/contracts/orders.ts";
import * as shipments from "../../shared/contracts/shipments.ts";
import { freshToken } from "../../shared/clock.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { aCompany, aDraft, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf } from "../support/heard.ts";
import { aCarrier, anApprovedOrder, aShop, figures, noReviews, orderNow, pick, ship } from "./story.ts";

let company: Company & { listId: string };
let shop: Buyer;
let other: Buyer;
let carrier: Pick<Carrier, "id"> & { webhookSecret: string };
beforeAll(async () => {
  await startEngine();
  company = await aCompany(noReviews);
  shop = await aShop(company);
  other = await aShop(company);
  carrier = (await aCarrier(company.admin)) as typeof carrier;
});

const receive = (as: Member, { id }: { id: string }, body: object = { all: true }) =>
  call(shipments.receiveShipment, { as, params: { shipmentId: id }, body });
const eventTypes = async (orderId: string) => (await eventsOf(`ORDER#${orderId}`)).map(({ eventType }) => eventType);

describe("an approved order", () => {
  it("is picked, shipped and received: stock, quantities and stage follow", async () => {
    const order = await anApprovedOrder(company, shop, [10, 4]);
    const skus = order.lines.map(({ sku }) => sku);
    const shipment = await ok(pick(company, order));
    expect(shipment).toMatchObject({ state: "picking", units: 14, orderVersion: order.version + 1 });
    expect((await orderNow(shop.buyer, order.id)).openPicks).toBe(1);

    const shipped = await ok(ship(company, shipment, carrier.id, { expectedOn: "2026-12-01" }));
    expect(shipped).toMatchObject({ state: "shipped", carrierName: "顺丰速运", expectedOn: "2026-12-01" });
    expect(shipped.trackingUrl).toBe(`https://example.com/${shipped.trackingNumber}`);
    expect(await orderNow(shop.buyer, order.id)).toMatchObject({ stage: "shipped", openPicks: 0 });
    expect(await figures(company.hangzhou, skus)).toEqual(["0/0/0", "0/0/0"]);
    expect(await figures(shop.distributor.locationId, skus)).toEqual(["0/0/10", "0/0/4"]);

    const received = await ok(receive(shop.buyer, shipment));
    expect(received).toMatchObject({ state: "received" });
    expect(await orderNow(shop.buyer, order.id)).toMatchObject({ stage: "received", fulfilment: "received" });
    expect(await figures(shop.distributor.locationId, skus)).toEqual(["10/0/0", "4/0/0"]);
    expect((await eventTypes(order.id)).slice(-3)).toEqual(["PickingStarted", "ShipmentShipped", "ShipmentReceived"]);
  });

  it("ships in parts; the parts' amounts sum to the line's, to the fen", async () => {
    const order = await anApprovedOrder(company, shop, [7], 333);
    for (const quantity of [2, 4, 1]) {
      const now = await orderNow(company.admin, order.id);
      const shipment = await ok(pick(company, now, { lines: [{ lineNo: 1, quantity }] }));
      await ok(ship(company, shipment, carrier.id));
    }
    const told = (await eventsOf(`ORDER#${order.id}`)).filter((e) => e.eventType === "ShipmentShipped");
    const lines = told.map((e) => (e.data as { lines: { amountFen: number; taxFen: number }[] }).lines[0]!);
    expect(lines).toHaveLength(3);
    expect(lines.reduce((n, l) => n + l.amountFen, 0)).toBe(order.lines[0]!.amountFen);
    expect(lines.reduce((n, l) => n + l.taxFen, 0)).toBe(order.lines[0]!.taxFen);
  });

  it("cannot be picked beyond what is set aside there, nor twice", async () => {
    const order = await anApprovedOrder(company, shop, [10]);
    const over = await pick(company, order, { lines: [{ lineNo: 1, quantity: 11 }] });
    expect(over).toMatchObject({ status: 409, body: { code: "shipment/not-reserved", facts: { open: 10 } } });
    const elsewhere = await pick(company, order, { locationId: company.wuhan });
    expect(elsewhere.body.code).toBe("shipment/nothing-to-pick");
    const first = await ok(pick(company, order, { lines: [{ lineNo: 1, quantity: 6 }] }));
    const again = await pick(
      company,
      { ...order, version: first.orderVersion },
      { lines: [{ lineNo: 1, quantity: 5 }] },
    );
    expect(again.body).toMatchObject({ code: "shipment/not-reserved", facts: { open: 4 } });
    const rest = await ok(pick(company, { ...order, version: first.orderVersion }));
    expect(rest.units).toBe(4);
  });

  it("is not picked on an old version, nor by a line that it does not have", async () => {
    const order = await anApprovedOrder(company, shop, [3]);
    expect((await pick(company, { ...order, version: order.version - 1 })).body.code).toBe("record/stale");
    const unknown = await pick(company, order, { lines: [{ lineNo: 9, quantity: 1 }] });
    expect(unknown.body).toMatchObject({ code: "shipment/not-reserved", facts: { lineNo: 9, open: 0 } });
  });

  it("cannot be cancelled while it is picked; after the picking is cancelled it can", async () => {
    const order = await anApprovedOrder(company, shop, [5]);
    const shipment = await ok(pick(company, order));
    const cancel = (expectedVersion: number) =>
      call(cancelOrder, {
        as: shop.buyer,
        params: { orderId: order.id },
        body: { expectedVersion, reason: "changed our mind" },
      });
    expect((await cancel(shipment.orderVersion)).body.code).toBe("order/too-late");
    const given = await ok(
      call(shipments.cancelPicking, {
        as: company.warehouse,
        params: { shipmentId: shipment.id },
        body: { reason: "wrong truck" },
      }),
    );
    expect(given).toMatchObject({ state: "cancelled", cancelReason: "wrong truck" });
    expect((await ship(company, shipment, carrier.id)).body.code).toBe("shipment/not-possible-now");
    expect((await cancel(given.orderVersion)).status).toBe(200);
    expect(await figures(company.hangzhou, [order.lines[0]!.sku])).toEqual(["5/0/0"]);
  });

  it("that is a draft or waits for review is not picked", async () => {
    const sku = `D-${freshToken().slice(0, 8)}`;
    await someGoods(company, [{ sku, unitFen: 100, stock: { [company.hangzhou]: 5 } }]);
    const draft = await aDraft(shop.buyer, [{ sku, quantity: 1 }]);
    expect((await pick(company, draft)).body.code).toBe("order/not-possible-now");
  });
});

describe("a shipment", () => {
  it("that comes out short leaves the rest set aside, to be picked again", async () => {
    const order = await anApprovedOrder(company, shop, [10, 5]);
    const shipment = await ok(pick(company, order));
    const shipped = await ok(ship(company, shipment, carrier.id, { lines: [{ lineNo: 1, quantity: 7 }] }));
    expect(shipped.units).toBe(12);
    const after = await orderNow(company.admin, order.id);
    expect(after.stage).toBe("part-shipped");
    expect(after.lines.map(({ shipped: n, reserved }) => [n, reserved])).toEqual([
      [7, { [company.hangzhou]: 3 }],
      [5, {}],
    ]);
    expect((await ok(pick(company, after))).units).toBe(3);
  });

  it("refuses more than was picked, nothing at all, an unknown or retired carrier, and a number that is taken", async () => {
    const order = await anApprovedOrder(company, shop, [10]);
    const shipment = await ok(pick(company, order));
    const code = async (carrierId: string, more: object = {}) =>
      (await ship(company, shipment, carrierId, more)).body.code;
    expect(await code(carrier.id, { lines: [{ lineNo: 1, quantity: 11 }] })).toBe("shipment/more-than-picked");
    expect(await code(carrier.id, { lines: [{ lineNo: 1, quantity: 0 }] })).toBe("shipment/nothing-shipped");
    expect(await code("car_nobody")).toBe("carrier/unknown");
    const earlier = await ok(pick(company, await anApprovedOrder(company, shop, [1])));
    await ok(ship(company, earlier, carrier.id, { trackingNumber: "TAKEN-1" }));
    expect(await code(carrier.id, { trackingNumber: "taken-1" })).toBe("shipment/tracking-number-taken");
    expect(await figures(company.hangzhou, [order.lines[0]!.sku])).toEqual(["10/10/0"]);
    await ok(ship(company, shipment, carrier.id));
  });

  it("leaves once, however many ship it at once", async () => {
    const order = await anApprovedOrder(company, shop, [10]);
    const shipment = await ok(pick(company, order));
    const replies = await Promise.all(Array.from({ length: 8 }, () => ship(company, shipment, carrier.id)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(replies.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(
      new Set(["shipment/not-possible-now"]),
    );
    expect(await figures(shop.distributor.locationId, [order.lines[0]!.sku])).toEqual(["0/0/10"]);
  });

  it("is shipped once by a retried request, and answers the same", async () => {
    const order = await anApprovedOrder(company, shop, [2]);
    const shipment = await ok(pick(company, order));
    const options = {
      as: company.warehouse,
      params: { shipmentId: shipment.id },
      body: { carrierId: carrier.id, trackingNumber: `R${freshToken()}` },
      key: freshToken(),
    };
    const first = await call(shipments.shipShipment, options);
    const second = await call(shipments.shipShipment, options);
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
  });

  it("is received in parts, with damage and loss, until all is accounted for", async () => {
    const order = await anApprovedOrder(company, shop, [10, 4]);
    const skus = order.lines.map(({ sku }) => sku);
    const shipment = await ok(ship(company, await ok(pick(company, order)), carrier.id));
    const part = await ok(
      receive(shop.buyer, shipment, { all: false, lines: [{ lineNo: 1, received: 6, damaged: 1 }] }),
    );
    expect(part.state).toBe("part-received");
    expect((await orderNow(shop.buyer, order.id)).stage).toBe("part-received");
    expect(await figures(shop.distributor.locationId, skus)).toEqual(["6/0/3", "0/0/4"]);
    const over = await receive(shop.buyer, shipment, { all: false, lines: [{ lineNo: 1, lost: 4 }] });
    expect(over.body).toMatchObject({ code: "shipment/more-than-shipped", facts: { open: 3, wanted: 4 } });
    await ok(receive(shop.buyer, shipment, { all: false, lines: [{ lineNo: 1, lost: 3 }] }));
    const rest = await ok(receive(shop.buyer, shipment));
    expect(rest).toMatchObject({ state: "received" });
    const [line] = (await orderNow(shop.buyer, order.id)).lines;
    expect(line).toMatchObject({ shipped: 10, received: 6, damaged: 1, lost: 3 });
    expect(await figures(shop.distributor.locationId, skus)).toEqual(["6/0/0", "4/0/0"]);
    expect((await receive(shop.buyer, shipment)).body.code).toBe("shipment/not-possible-now");
  });

  it("that is still picked cannot be received", async () => {
    const shipment = await ok(pick(company, await anApprovedOrder(company, shop, [1])));
    expect((await receive(shop.buyer, shipment)).body.code).toBe("shipment/not-possible-now");
  });

  it("is signed for by its receiver; HQ signs for its own stores only", async () => {
    const shipment = await ok(
      ship(company, await ok(pick(company, await anApprovedOrder(company, shop, [1]))), carrier.id),
    );
    expect((await receive(company.sales, shipment)).body.code).toBe("shipment/receiver-signs");
    expect((await receive(other.buyer, shipment)).body.code).toBe("record/not-found");
    expect((await receive(await aMember("viewer", shop.distributor.id), shipment)).body.code).toBe(
      "identity/not-allowed",
    );
    const store = await aShop(company, { channel: "store" });
    const own = await ok(
      ship(company, await ok(pick(company, await anApprovedOrder(company, store, [1]))), carrier.id),
    );
    expect((await receive(company.warehouse, own)).status).toBe(200);
  });
});
