import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { handler as keepStockDays } from "../../functions/inventory/keep-stock-days.event.ts";
import { clock } from "../../shared/clock.ts";
import type { LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { adjustStock, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { getStockHealth, listStockHealth, type StockHealth } from "../../shared/contracts/stock-health.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { hear } from "../support/heard.ts";
import { aPlace, bookedBy, post, theProducts } from "./places.ts";

const realNow = clock.now;
const at = (instant: string): void => {
  clock.now = () => instant;
};
afterEach(() => {
  clock.now = realNow;
});

describe("the health of stock", () => {
  let keeper: Member, place: LocationId, shop: LocationId, buyer: Member, stranger: Member;
  const noon = "2026-04-01T04:00:00.000Z";
  const [a, b, c] = ["SKU-A", "SKU-B", "SKU-C"] as [Sku, Sku, Sku];
  const look = (as: Member, locationId: LocationId, sku: Sku, query: Record<string, string> = {}) =>
    call<StockHealth>(getStockHealth, { as, params: { locationId, sku }, query });
  const list = (as: Member, locationId: LocationId, query: Record<string, string> = {}) =>
    call(listStockHealth, { as, params: { locationId }, query });

  beforeAll(async () => {
    await startEngine();
    await theProducts([a, b, c]);
    keeper = await aMember("warehouse");
    place = await aPlace();
    shop = await aPlace("dst_a");
    buyer = await aMember("buyer", "dst_a");
    stranger = await aMember("viewer", "dst_z");
    const lines = [a, b].map((sku) => ({ sku, quantity: 100 }));
    at("2025-12-25T02:00:00.000Z");
    const told = await bookedBy(keeper, receiveGoods, { locationId: place, lines });
    at("2026-03-20T02:00:00.000Z");
    const sales = [{ sku: a, quantity: 56 }];
    told.push(...(await bookedBy(keeper, adjustStock, { locationId: place, reason: "sold", lines: sales })));
    told.push(...(await bookedBy(keeper, receiveGoods, { locationId: place, lines: [{ sku: c, quantity: 8 }] })));
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
