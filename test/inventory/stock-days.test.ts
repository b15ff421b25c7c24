import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { stockMoved } from "../../events/inventory.ts";
import { shipmentReceived, shipmentShipped } from "../../events/shipments.ts";
import { productCreation } from "../../functions/catalog/index.ts";
import { stockAt } from "../../functions/inventory/index.ts";
import { handler as keepStockDays } from "../../functions/inventory/keep-stock-days.event.ts";
import { daysOf, netOf } from "../../functions/inventory/stock-days.ts";
import { readDays } from "../../functions/inventory/stock-days.table.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { addSeconds } from "../../shared/dates.ts";
import type { Product } from "../../shared/contracts/catalog.ts";
import type { Movement } from "../../shared/contracts/inventory.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { adjustStock, announceGoods, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { getStockHealth, listStockHealth, type StockHealth } from "../../shared/contracts/stock-health.ts";
import { database, queryAll } from "../../shared/table.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { batchOf, eventsOf, hear, tell } from "../support/heard.ts";
import { actor, aPlace, aSku, post } from "./places.ts";

const zone = "Asia/Shanghai";
const realNow = clock.now;
/** In Shanghai the day begins at 16:00. */
const at = (instant: string): void => {
  clock.now = () => instant;
};
afterEach(() => {
  clock.now = realNow;
});

let keeper: Member;
const skus = ["SKU-A", "SKU-B", "SKU-C"];
beforeAll(async () => {
  await startEngine();
  keeper = await aMember("warehouse");
  const tea = {
    name: { en: "Tea" },
    category: "Tea",
    unit: "box",
    wholePacksOnly: false,
    status: "active",
    version: 1,
  };
  const products = skus.map((sku) => ({ ...tea, sku }) as Product);
  await commit(products.flatMap((product) => productCreation(product, { actor, now: realNow() })));
});

const keptAt = async (locationId: LocationId, sku: Sku) =>
  Object.fromEntries((await readDays([{ locationId, sku }], "2025-01-01", "2027-12-31"))[0]!);
const rebuiltAt = async (locationId: LocationId, sku: Sku) =>
  Object.fromEntries(
    daysOf(await queryAll<Movement>({ partition: `STOCK#${locationId}#${sku}`, prefix: "MOVE#" }), zone),
  );
const totals = (more: object) => ({ received: 0, out: 0, gained: 0, lost: 0, ...more });
type Told = Awaited<ReturnType<typeof eventsOf>>[number];
const document = async (route: Parameters<typeof call>[0], body: object): Promise<Told[]> => {
  const { documentId } = await ok(call(route, { as: keeper, body }));
  return eventsOf(`STOCKDOC#${documentId}`);
};
/** Some documents at a place over three days of two months, with what was told of them. */
const someDays = async (locationId: LocationId): Promise<Told[]> => {
  const [a, b] = skus;
  const told: Told[] = [];
  const then = async (instant: string, route: Parameters<typeof call>[0], body: object): Promise<void> => {
    at(instant);
    told.push(...(await document(route, { locationId, ...body })));
  };
  await then("2026-01-30T15:59:59.999Z", receiveGoods, {
    lines: [
      { sku: a, quantity: 100 },
      { sku: b, quantity: 7 },
    ],
  });
  await then("2026-01-30T16:00:00.000Z", adjustStock, { reason: "sold", lines: [{ sku: a, quantity: 5 }] });
  await then("2026-01-30T17:00:00.000Z", announceGoods, { lines: [{ sku: a, change: 50 }] });
  await then("2026-01-30T18:00:00.000Z", adjustStock, {
    reason: "sold",
    lines: [
      { sku: a, quantity: 6 },
      { sku: a, quantity: 1 },
    ],
  });
  await then("2026-01-31T16:00:00.000Z", adjustStock, { reason: "damage", lines: [{ sku: b, quantity: 2 }] });
  await then("2026-01-31T17:00:00.000Z", adjustStock, { reason: "count", lines: [{ sku: b, counted: 9 }] });
  const both = [
    { sku: b, change: 3 },
    { sku: b, change: -4 },
  ];
  await then("2026-01-31T18:00:00.000Z", adjustStock, { reason: "other", note: "a mistake", lines: both });
  return told;
};

describe("the days of a SKU at a place", () => {
  const expected = {
    [skus[0]!]: {
      "2026-01-30": totals({ received: 100 }),
      "2026-01-31": totals({ out: 12 }),
    },
    [skus[1]!]: {
      "2026-01-30": totals({ received: 7 }),
      "2026-02-01": totals({ gained: 4, lost: 3 }),
    },
  };
  it.each(["as told", "backwards", "each twice, in one batch"])("are the same (%s)", async (how) => {
    const place = await aPlace();
    const told = await someDays(place);
    if (how === "as told") await hear(keepStockDays, told);
    else if (how === "backwards") await hear(keepStockDays, told.toReversed());
    else {
      const { batchItemFailures } = await keepStockDays(batchOf([...told, ...told.toReversed()]));
      expect(batchItemFailures).toEqual([]);
    }
    for (const sku of skus) expect(await keptAt(place, sku)).toEqual(expected[sku] ?? {});
  });
  it("can be made again from its movements", async () => {
    const place = await aPlace();
    await hear(keepStockDays, await someDays(place));
    for (const sku of skus) expect(await rebuiltAt(place, sku)).toEqual(await keptAt(place, sku));
  });
  it("sum to what is on hand and are those of its movements, whatever was booked, however it is told", async () => {
    const some = <T>(...of: T[]) => fc.constantFrom(...of);
    const booking = fc.record({
      reason: some("receipt", "sold", "damage", "count", "other"),
      sku: some(...skus),
      quantity: fc.integer({ min: 1, max: 30 }),
      hours: some(0, 5, 40, 400),
    });
    const told = fc.infiniteStream(fc.nat());
    const run = fc.asyncProperty(fc.array(booking, { minLength: 4, maxLength: 9 }), told, async (bookings, order) => {
      const locationId = await aPlace();
      let now = "2026-01-20T09:00:00.000Z";
      const news: Told[] = [];
      for (const { reason, sku, quantity, hours } of bookings) {
        now = addSeconds(now, hours * 3_600);
        at(now);
        const route = reason === "receipt" ? receiveGoods : adjustStock;
        const line = { quantity: { sku, quantity }, counted: { sku, counted: quantity }, change: { sku, change: 9 - quantity } }; // prettier-ignore
        const lines = [reason === "count" ? line.counted : reason === "other" ? line.change : line.quantity];
        const body = { locationId, lines, ...(reason !== "receipt" && { reason }), ...(reason === "other" && { note: "a mistake" }) }; // prettier-ignore
        const reply = await call(route, { as: keeper, body });
        if (reply.status === 201) news.push(...(await eventsOf(`STOCKDOC#${reply.body.documentId}`)));
        else expect(reply.body.code).toBe("stock/short");
      }
      const twice = [...news, ...news].map((item) => ({ item, rank: order.next().value! }));
      await hear(
        keepStockDays,
        twice.toSorted((x, y) => x.rank - y.rank).map(({ item }) => item),
      );
      for (const sku of skus) {
        const kept = await keptAt(locationId, sku);
        expect(kept).toEqual(await rebuiltAt(locationId, sku));
        const [balance] = await stockAt([locationId], [sku]);
        expect(Object.values(kept).reduce((sum, day) => sum + netOf(day), 0)).toBe(balance!.onHand);
      }
    });
    await fc.assert(run, { numRuns: 12 });
  });
  it("are told of 250 SKUs at once, although a part was lost with the process", async () => {
    const place = await aPlace();
    const many = Array.from({ length: 250 }, (_, i) => `${aSku()}-${i}`);
    const stock = many.map((sku) => ({ sku, locationId: place, onHand: 3, reserved: 0, incoming: 0, inTransit: 0 }));
    const data = { document: "doc_250", reason: "receipt" as const, stock };
    at("2026-03-01T00:00:00.000Z");
    const client = database();
    const send = client.send.bind(client);
    let writes = 0;
    client.send = (async (command: { constructor: { name: string } }) => {
      if (command.constructor.name === "TransactWriteCommand" && ++writes === 2) throw new Error("crashed");
      return send(command as never);
    }) as typeof client.send;
    const id = `evt_${freshToken()}`;
    await expect(tell(keepStockDays, stockMoved, data, id)).rejects.toThrow("was not dealt with");
    client.send = send as typeof client.send;
    await tell(keepStockDays, stockMoved, data, id);
    await tell(keepStockDays, stockMoved, data, id);
    const days = await readDays(
      many.map((sku) => ({ sku, locationId: place })),
      "2026-03-01",
      "2026-03-01",
    );
    expect(days.map((one) => one.get("2026-03-01"))).toEqual(many.map(() => totals({ received: 3 })));
    const marks = ["", "/1", "/2"].map((part) =>
      queryAll({ partition: `HEARD#inventory/keep-stock-days.event${part}#${id}` }),
    );
    expect((await Promise.all(marks)).map((found) => found.length)).toEqual([1, 1, 1]);
  });
  it("begin at the shelf a shipment leaves and end at the one it reaches; what is damaged or lost reaches none", async () => {
    const [warehouse, shop, sku] = [await aPlace(), await aPlace("dst_a"), aSku()];
    at("2026-03-02T00:00:00.000Z");
    const line = { ...shipmentShipped.example.lines[0]!, sku };
    const lines = [
      { ...line, quantity: 5 },
      { ...line, lineNo: 2, quantity: 3 },
    ];
    const stock = [warehouse, shop].map((locationId) => ({ sku, locationId }));
    await tell(keepStockDays, shipmentShipped, { ...shipmentShipped.example, locationId: warehouse, lines, stock });
    const arrived = {
      lines: [{ lineNo: 1, sku, received: 6, damaged: 1, lost: 1 }],
      stock: [{ sku, locationId: shop }],
    };
    await tell(keepStockDays, shipmentReceived, { ...shipmentReceived.example, ...arrived });
    expect(await keptAt(warehouse, sku)).toEqual({ "2026-03-02": totals({ out: 8 }) });
    expect(await keptAt(shop, sku)).toEqual({ "2026-03-02": totals({ received: 6 }) });
  });
});

describe("movements of a posting that was undone", () => {
  it("count for nothing", async () => {
    const place = await aPlace();
    const many = Array.from({ length: 60 }, (_, i) => `${aSku()}-${i}`);
    const moved = (kind: string, onHand: number) => (sku: Sku) => ({
      sku,
      locationId: place,
      onHand,
      cause: { kind, id: "doc_1", line: sku },
    });
    at("2026-03-03T00:00:00.000Z");
    await post(many.slice(0, 59).map(moved("receipt", 5)));
    await expect(post(many.map(moved("sold", -1)))).rejects.toMatchObject({ code: "stock/short" });
    const first = many[0]!;
    expect(await queryAll({ partition: `STOCK#${place}#${first}`, prefix: "MOVE#" })).toHaveLength(3);
    expect(await rebuiltAt(place, first)).toEqual({ "2026-03-03": totals({ received: 5 }) });
  });
});

describe("the health of stock", () => {
  let place: LocationId, shop: LocationId, buyer: Member, stranger: Member;
  const noon = "2026-04-01T04:00:00.000Z";
  const [a, b, c] = skus as [Sku, Sku, Sku];
  const look = (as: Member, locationId: LocationId, sku: Sku, query: Record<string, string> = {}) =>
    call<StockHealth>(getStockHealth, { as, params: { locationId, sku }, query });
  const list = (as: Member, locationId: LocationId, query: Record<string, string> = {}) =>
    call(listStockHealth, { as, params: { locationId }, query });

  beforeAll(async () => {
    place = await aPlace();
    shop = await aPlace("dst_a");
    buyer = await aMember("buyer", "dst_a");
    stranger = await aMember("viewer", "dst_z");
    const lines = [a, b].map((sku) => ({ sku, quantity: 100 }));
    at("2025-12-25T02:00:00.000Z");
    const told = await document(receiveGoods, { locationId: place, lines });
    at("2026-03-20T02:00:00.000Z");
    const sales = [{ sku: a, quantity: 56 }];
    told.push(...(await document(adjustStock, { locationId: place, reason: "sold", lines: sales })));
    told.push(...(await document(receiveGoods, { locationId: place, lines: [{ sku: c, quantity: 8 }] })));
    await hear(keepStockDays, told);
    await post([{ sku: a, locationId: shop, onHand: 4, cause: { kind: "receipt", id: "shp_1", line: 1 } }]);
  });

  it("is read from the balance and its days", async () => {
    at(noon);
    expect((await look(keeper, place, a, { days: "28" })).body).toEqual({
      sku: a,
      locationId: place,
      from: "2026-03-05",
      to: "2026-04-01",
      onHand: 44,
      averageDailyOut: 2,
      daysOfSupply: 22,
      quantityOut: 56,
      averageStock: 74,
      turnover: 9.86,
      ageing: [
        { fromDays: 0, toDays: 30, quantity: 0 },
        { fromDays: 31, toDays: 60, quantity: 0 },
        { fromDays: 61, toDays: 90, quantity: 0 },
        { fromDays: 91, toDays: 180, quantity: 44 },
        { fromDays: 181, toDays: null, quantity: 0 },
      ],
      deadStock: false,
    });
  });
  it("is listed page by page, dead stock named; what has just come is not dead", async () => {
    at(noon);
    const { body: first } = await list(keeper, place, { limit: "2" });
    const { body: second } = await list(keeper, place, { limit: "2", cursor: first.cursor });
    const lines: StockHealth[] = [...first.items, ...second.items];
    expect(lines.map(({ sku, daysOfSupply, deadStock }) => [sku, daysOfSupply, deadStock])).toEqual([
      [a, 22, false],
      [b, null, true],
      [c, null, false],
    ]);
    expect(second.cursor).toBeUndefined();
    expect(lines[0]).toEqual((await look(keeper, place, a)).body);
    const { body: patient } = await list(keeper, place, { deadAfterDays: "120" });
    expect(patient.items.map(({ deadStock }: StockHealth) => deadStock)).toEqual([false, false, false]);
  });
  it("is zero and nothing where there never was any", async () => {
    const none = { onHand: 0, daysOfSupply: null, turnover: null, deadStock: false };
    expect(await look(keeper, shop, "SKU-NEVER")).toMatchObject({ status: 200, body: none });
  });
  it("is a distributor's at its own place alone", async () => {
    expect(await look(buyer, shop, a)).toMatchObject({ status: 200, body: { onHand: 4 } });
    expect((await list(buyer, shop)).body.items).toHaveLength(1);
    const missing = { status: 404, body: { code: "record/not-found" } };
    for (const locationId of [place, "loc_none" as LocationId]) {
      expect(await look(buyer, locationId, a)).toMatchObject(missing);
      expect(await list(buyer, locationId)).toMatchObject(missing);
    }
    expect(await look(stranger, shop, a)).toMatchObject(missing);
    expect(await list(stranger, shop)).toMatchObject(missing);
  });
  it("takes no more days than a year", async () => {
    expect(await look(keeper, place, a, { days: "366" })).toMatchObject({ status: 400 });
    expect(await list(keeper, place, { deadAfterDays: "0" })).toMatchObject({ status: 400 });
  });
});
