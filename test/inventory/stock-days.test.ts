import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { stockMoved } from "../../events/inventory.ts";
import { shipmentReceived, shipmentShipped } from "../../events/shipments.ts";
import { stockAt } from "../../functions/inventory/index.ts";
import { handler as keepStockDays } from "../../functions/inventory/keep-stock-days.event.ts";
import { daysOf, netOf } from "../../functions/inventory/stock-days.ts";
import { readDays } from "../../functions/inventory/stock-days.table.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { addSeconds } from "../../shared/dates.ts";
import type { Movement } from "../../shared/contracts/inventory.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { adjustStock, announceGoods, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { planTransfer, receiveTransfer, shipTransfer } from "../../shared/contracts/transfers.ts";
import { database, queryAll } from "../../shared/table.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { batchOf, eventsOf, hear, tell } from "../support/heard.ts";
import { aPlace, aSku, bookedBy, post, theProducts, type Told } from "./places.ts";

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
  await theProducts(skus);
});

const keptAt = async (locationId: LocationId, sku: Sku) =>
  Object.fromEntries((await readDays([{ locationId, sku }], "2025-01-01", "2027-12-31"))[0]!);
const rebuiltAt = async (locationId: LocationId, sku: Sku) =>
  Object.fromEntries(
    daysOf(await queryAll<Movement>({ partition: `STOCK#${locationId}#${sku}`, prefix: "MOVE#" }), zone),
  );
const totals = (more: object) => ({ received: 0, out: 0, gained: 0, lost: 0, sent: 0, ...more });
const document = (route: Parameters<typeof call>[0], body: object) => bookedBy(keeper, route, body);
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
  it("say what was sent to another place and came there: demand at neither", async () => {
    const [from, to] = [await aPlace(), await aPlace()];
    const [sku] = skus as [string];
    at("2026-02-03T02:00:00.000Z");
    const told = await document(receiveGoods, { locationId: from, lines: [{ sku, quantity: 9 }] });
    const body = { fromId: from, toId: to, reason: "balance", lines: [{ sku, quantity: 5 }] };
    const { id } = await ok(call(planTransfer, { as: keeper, body }));
    const step = (route: Parameters<typeof call>[0], instant: string, more: object) => {
      at(instant);
      return ok(call(route, { as: keeper, params: { transferId: id }, body: more }));
    };
    await step(shipTransfer, "2026-02-04T02:00:00.000Z", { expectedVersion: 1 });
    const lines = [{ lineNo: 1, received: 3, lost: 2 }];
    await step(receiveTransfer, "2026-02-06T02:00:00.000Z", { expectedVersion: 2, all: false, lines, reason: "short" });
    const moves = (await eventsOf(`TRANSFER#${id}`)).filter(({ eventType }) => eventType !== "TransferPlanned");
    await hear(keepStockDays, [...told, ...moves.toReversed(), ...moves]);
    expect(await keptAt(from, sku)).toEqual({ "2026-02-03": totals({ received: 9 }), "2026-02-04": totals({ sent: 5 }) }); // prettier-ignore
    expect(await keptAt(to, sku)).toEqual({ "2026-02-06": totals({ received: 3 }) });
    for (const place of [from, to]) expect(await rebuiltAt(place, sku)).toEqual(await keptAt(place, sku));
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
