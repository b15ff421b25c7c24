import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { clock, freshToken } from "../../shared/clock.ts";
import type { LotQuantity } from "../../shared/contracts/lots.ts";
import { receiveShipment, type Shipment } from "../../shared/contracts/shipments.ts";
import { receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { addSeconds } from "../../shared/dates.ts";
import { queryAll } from "../../shared/table.ts";
import { call } from "../support/call.ts";
import { aCompany, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { aCarrier, anApproved, aShop, figures, noReviews, pick, ship } from "./story.ts";

let company: Company & { listId: string };
let shop: Buyer;
let carrier: { id: string };
beforeAll(async () => {
  await startEngine();
  company = await aCompany(noReviews);
  shop = await aShop(company);
  carrier = await aCarrier(company.admin);
});
const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
const day = (days: number): string => addSeconds(realNow(), days * 86_400).slice(0, 10);
const of = (lot: string, quantity: number, expiresOn = day(300)): LotQuantity => ({ lot, expiresOn, quantity });
const [soon, late] = [of("SOON", 6, day(30)), of("LATE", 6)];

const goods = async (lots: readonly LotQuantity[]): Promise<string> => {
  const sku = `MILK-${freshToken().slice(0, 8)}`;
  await someGoods(company, [{ sku, unitFen: 150, more: { tracking: "lots-and-expiry" } }]);
  const quantity = lots.reduce((n, l) => n + l.quantity, 0);
  const lines = [{ sku, quantity, lots }];
  await ok(call(receiveGoods, { as: company.warehouse, body: { locationId: company.hangzhou, lines } }));
  return sku;
};
/** A pick list for `quantity` of a new product with these lots. */
const picked = async (lots: readonly LotQuantity[], quantity: number) => {
  const sku = await goods(lots);
  const order = await anApproved(company, shop, [{ sku, quantity }]);
  return { sku, order, picking: await ok<Shipment>(pick(company, order)) };
};
const lotsIn = async (locationId: string, sku: string): Promise<string[]> => {
  const rows = await queryAll<{ lot: string; onHand: number }>({
    partition: `STOCK#${locationId}#${sku}`,
    prefix: "LOT#",
  });
  return rows.map(({ lot, onHand }) => `${lot}:${onHand}`);
};
const receive = (shipment: Pick<Shipment, "id">, body: object = { all: true }) =>
  call(receiveShipment, { as: shop.buyer, params: { shipmentId: shipment.id }, body });
const unitsIn = (locationId: string, sku: string) => figures(locationId, [sku]);

describe("goods kept by lot", () => {
  it("are picked first expired first, leave so, and arrive as the same lots", async () => {
    const { sku, picking } = await picked([late, soon], 8);
    expect(picking.lines[0]!.lots).toEqual([soon, { ...late, quantity: 2 }]);
    expect(await lotsIn(company.hangzhou, sku)).toEqual(["SOON:6", "LATE:6"]);
    const shipped = await ok<Shipment>(ship(company, picking, carrier.id));
    expect(shipped.lines[0]!.lots).toEqual(picking.lines[0]!.lots);
    const place = shop.distributor.locationId;
    expect(await lotsIn(company.hangzhou, sku)).toEqual(["LATE:4"]);
    expect([await lotsIn(place, sku), await unitsIn(place, sku)]).toEqual([[], ["0/0/8"]]);
    await ok(receive(shipped));
    expect(await lotsIn(place, sku)).toEqual(["SOON:6", "LATE:2"]);
    expect(await unitsIn(place, sku)).toEqual(["8/0/0"]);
  });
  it("arrive in parts in the order of their lots; what is damaged or lost is in no lot", async () => {
    const { sku, picking } = await picked([soon, late], 10);
    const shipped = await ok<Shipment>(ship(company, picking, carrier.id));
    const arrive = (said: object) => ok(receive(shipped, { all: false, lines: [{ lineNo: 1, ...said }] }));
    const place = shop.distributor.locationId;
    await arrive({ received: 3, damaged: 1 });
    expect(await lotsIn(place, sku)).toEqual(["SOON:3"]);
    await arrive({ received: 4, lost: 1 });
    expect(await lotsIn(place, sku)).toEqual(["SOON:5", "LATE:2"]);
    await arrive({ received: 1 });
    expect([await lotsIn(place, sku), await unitsIn(place, sku)]).toEqual([["SOON:5", "LATE:3"], ["8/0/0"]]);
  });
  it("may leave as other lots than were proposed; a line that came out short takes the first of them", async () => {
    const { sku, picking } = await picked([soon, late], 6);
    const send = (line: object) => ship(company, picking, carrier.id, { lines: [{ lineNo: 1, ...line }] });
    const wrong = await send({ quantity: 6, lots: [{ lot: "LATE", quantity: 5 }] });
    expect(wrong).toMatchObject({ status: 422, body: { code: "stock/lot-needed" } });
    const more = await send({ quantity: 6, lots: [{ lot: "GHOST", quantity: 6 }] });
    expect(more).toMatchObject({
      status: 409,
      body: { code: "stock/lot-short", facts: { lot: "GHOST", available: 0 } },
    });
    const shipped = await ok<Shipment>(send({ quantity: 6, lots: [{ lot: "LATE", quantity: 6 }] }));
    expect(shipped.lines[0]!.lots).toEqual([late]);
    expect(await lotsIn(company.hangzhou, sku)).toEqual(["SOON:6"]);

    const short = await picked([of("A", 2, day(10)), of("B", 9)], 8);
    const lines = [{ lineNo: 1, quantity: 3 }];
    const sent = await ok<Shipment>(ship(company, short.picking, carrier.id, { lines }));
    expect(sent.lines[0]!.lots).toEqual([of("A", 2, day(10)), of("B", 1)]);
    expect(await lotsIn(company.hangzhou, short.sku)).toEqual(["B:8"]);
  });
  it("that two pick lists propose go to the first; the second is told, and names others", async () => {
    const sku = await goods([soon, late]);
    const [first, second] = [
      await anApproved(company, shop, [{ sku, quantity: 6 }]),
      await anApproved(company, shop, [{ sku, quantity: 6 }]),
    ];
    const picks = [await ok<Shipment>(pick(company, first)), await ok<Shipment>(pick(company, second))];
    expect(picks.map(({ lines }) => lines[0]!.lots)).toEqual([[soon], [soon]]);
    await ok(ship(company, picks[0]!, carrier.id));
    expect(await ship(company, picks[1]!, carrier.id)).toMatchObject({
      status: 409,
      body: { code: "stock/lot-short" },
    });
    const lines = [{ lineNo: 1, quantity: 6, lots: [{ lot: "LATE", quantity: 6 }] }];
    await ok(ship(company, picks[1]!, carrier.id, { lines }));
    expect([await lotsIn(company.hangzhou, sku), await unitsIn(company.hangzhou, sku)]).toEqual([[], ["0/0/0"]]);
  });
  it("are not picked when they have expired, and do not leave when they expire on the pick list", async () => {
    const sku = await goods([of("OLD", 5, day(-2)), soon]);
    const order = await anApproved(company, shop, [{ sku, quantity: 8 }]);
    const facts = { sku, wanted: 8, available: 6 };
    expect(await pick(company, order)).toMatchObject({ status: 409, body: { code: "stock/expired", facts } });
    const picking = await ok<Shipment>(pick(company, order, { lines: [{ lineNo: 1, quantity: 4 }] }));
    expect(picking.lines[0]!.lots).toEqual([{ ...soon, quantity: 4 }]);
    const old = [{ lineNo: 1, quantity: 4, lots: [{ lot: "OLD", quantity: 4 }] }];
    const expired = { status: 409, body: { code: "stock/expired" } };
    expect(await ship(company, picking, carrier.id, { lines: old })).toMatchObject(expired);
    clock.now = () => addSeconds(realNow(), 40 * 86_400);
    expect(await ship(company, picking, carrier.id)).toMatchObject(expired);
    expect(await lotsIn(company.hangzhou, sku)).toEqual(["OLD:5", "SOON:6"]);
  });
});

describe("goods not kept by lot", () => {
  it("have none on their pick lists, and none can be named", async () => {
    const sku = `WATER-${freshToken().slice(0, 8)}`;
    await someGoods(company, [{ sku, unitFen: 150, stock: { [company.hangzhou]: 5 } }]);
    const picking = await ok<Shipment>(pick(company, await anApproved(company, shop, [{ sku, quantity: 5 }])));
    expect(picking.lines[0]).not.toHaveProperty("lots");
    const lines = [{ lineNo: 1, quantity: 5, lots: [{ lot: "A", quantity: 5 }] }];
    const refused = await ship(company, picking, carrier.id, { lines });
    expect(refused).toMatchObject({ status: 422, body: { code: "stock/not-by-lot" } });
    await ok(ship(company, picking, carrier.id));
  });
});
