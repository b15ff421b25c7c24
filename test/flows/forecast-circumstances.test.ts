import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { daysOf } from "../../functions/inventory/stock-days.ts";
import { soldOutSpans } from "../../functions/inventory/sold-out.ts";
import { stockOutsOf } from "../../functions/inventory/index.ts";
import { discontinueProduct, getProduct } from "../../shared/contracts/catalog.ts";
import * as runs from "../../shared/contracts/forecast-runs.ts";
import { getSkuForecast, type SkuForecast } from "../../shared/contracts/forecasts.ts";
import type { Movement } from "../../shared/contracts/inventory.ts";
import { createLocation } from "../../shared/contracts/locations.ts";
import type { DistributorId, LocationId } from "../../shared/contracts/primitives.ts";
import type { PriceList } from "../../shared/contracts/pricing.ts";
import { adjustStock, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { queryAll } from "../../shared/table.ts";
import { demandIs, wave } from "../forecasts/builders.ts";
import { aPublished, change, setEntries, sku } from "../pricing/shop.ts";
import { call, type Member } from "../support/call.ts";
import { aCompany, aDistributor, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

let system: TestSystem;
let company: Company & { listId: string };
let east: Buyer;
let south: Buyer;
let shenzhen: LocationId;
/** TEA was out of stock in the east's warehouses, RICE sold as little without ever being so; of the others there was always enough. */
const others = Array.from({ length: 6 }, (_, i) => `P-${i}`);
const skus = ["TEA", "RICE", "GONE", ...others];
const today = "2026-05-20";

beforeAll(async () => {
  system = await startSystem({ startAt: "2024-01-02T02:00:00.000Z" });
  company = await aCompany();
  await someGoods(company, skus.map((sku) => ({ sku, unitFen: 1_000, stock: { [company.hangzhou]: 500 } }))); // prettier-ignore
  const place = { code: "SZ", name: "深圳仓", kind: "warehouse", tenant: "HQ", region: "华南" };
  shenzhen = (await ok(call(createLocation, { as: company.admin, body: place }))).id;
  await ok(call(receiveGoods, { as: company.warehouse, body: { locationId: shenzhen, lines: [{ sku: "TEA", quantity: 900 }] } })); // prettier-ignore
  east = await aDistributor(company, { limitFen: null });
  south = await aDistributor(company, { limitFen: null, region: "华南", suppliedFrom: [shenzhen] });
  await system.settle({ seed: 1 });
  await stock("2025-09-04", "GONE", -500);
  await stock("2026-03-03", "TEA", -500);
  await stock("2026-04-28", "TEA", 700);
  await system.settle({ seed: 2 });
  const lost = [...wave(26, 100), 0, 4];
  for (const sku of skus) {
    const units = others.includes(sku) ? promoted(wave(28, 100 + 20 * others.indexOf(sku))) : lost;
    await demandIs(sku, { seller: east.distributor.id, region: "华东", start: "2024-01", units });
    await demandIs(sku, { seller: south.distributor.id, region: "华南", start: "2024-01", units: wave(28, 60) });
  }
  system.time.set(`${today}T02:00:00.000Z`);
  await system.settle({ seed: 3 });
}, 60_000);
afterAll(() => system.stop());

const stock = async (date: string, sku: string, units: number) => {
  system.time.set(`${date}T02:00:00.000Z`);
  const lines = [{ sku, quantity: Math.abs(units) }];
  const asked = { as: company.warehouse, body: { locationId: company.hangzhou, lines } };
  await ok(units > 0 ? call(receiveGoods, asked) : call(adjustStock, { ...asked, body: { ...asked.body, reason: "damage" } })); // prettier-ignore
};
/** Half as much again in the months of the promotions in the east. */
const months = ["2024-05", "2024-10", "2025-03", "2025-08", "2026-01"];
const promoted = (units: number[]): number[] =>
  units.map((n, i) => {
    const month = `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;
    return months.includes(month) ? Math.round(1.5 * n) : n;
  });
const forecastAll = async (freq = "M") => {
  system.time.pass(60);
  const { id } = await ok<runs.ForecastRun>(call(runs.startForecastRun, { as: company.sales, body: { freq } }));
  await system.settle({ seed: 4 });
  expect((await ok(call(runs.getForecastRun, { as: company.sales, params: { runId: id } }))).state).toBe("done");
};
const forecastOf = async (sku: string, query: Record<string, string> = {}, as: Member = company.sales) =>
  (await ok<SkuForecast>(call(getSkuForecast, { as, params: { sku }, query }))).forecast!;
const sum = (values: readonly number[]): number => values.reduce((all, v) => all + v, 0);

describe("months without stock, every event heard twice and shuffled", () => {
  it("are those that follow from the movements alone", async () => {
    const place = { sku: "TEA", locationId: company.hangzhou as LocationId };
    const rows = await queryAll<Movement>({ partition: `STOCK#${place.locationId}#TEA`, prefix: "MOVE#" });
    const spans = [{ from: "2026-03-03", to: "2026-04-27" }];
    expect(soldOutSpans(700, [daysOf(rows, "Asia/Shanghai")], today)).toEqual(spans);
    const both = [place.locationId, shenzhen];
    const none = "dst_none" as DistributorId;
    expect(await stockOutsOf("TEA", [[place.locationId], both, [shenzhen], none], today)).toEqual([spans, [], [], []]);
  });

  it("are marked where the warehouses of a seller had nothing, and in sums that lost enough by it", async () => {
    await forecastAll();
    const of = async (query: Record<string, string> = {}) => (await forecastOf("TEA", query)).outOfStock;
    const missing = ["2026-03", "2026-04"];
    expect(await of({ region: "华东" })).toEqual(missing);
    expect(await of({ distributorId: east.distributor.id })).toEqual(missing);
    expect(await of()).toEqual(missing);
    expect(await of({ region: "华南" })).toBeUndefined();
    expect((await forecastOf("TEA", {}, east.buyer)).outOfStock).toEqual(missing);
    expect((await forecastOf("TEA", {}, south.buyer)).outOfStock).toBeUndefined();
    expect((await forecastOf("RICE", { region: "华东" })).outOfStock).toBeUndefined();
  });

  it("do not lower the forecast, as the same demand without an outage does", async () => {
    const [tea, rice] = [await forecastOf("TEA", { region: "华东" }), await forecastOf("RICE", { region: "华东" })];
    const usual = sum(wave(13, 100));
    expect(sum(tea.mean) / usual).toBeGreaterThan(0.95);
    expect(sum(tea.mean) / usual).toBeLessThan(1.05);
    expect(sum(rice.mean) / usual).toBeLessThan(0.85);
    expect(tea.accuracy!.wape).toBeLessThan(0.1);
    expect(tea.accuracy).toMatchObject({ kind: "backtest", periods: 4 });
  });

  it("are weeks where weeks are forecast: those of which two days or more were without", async () => {
    await forecastAll("W");
    const { outOfStock } = await forecastOf("TEA", { freq: "W", region: "华东" });
    expect(outOfStock).toEqual(["10", "11", "12", "13", "14", "15", "16", "17"].map((week) => `2026-W${week}`));
  });

  it("are none of a product that is discontinued, nor those of more than half a year", async () => {
    expect((await forecastOf("GONE", { region: "华东" })).outOfStock).toBeUndefined();
    const { version } = await ok(call(getProduct, { as: company.sales, params: { sku: "TEA" } }));
    await ok(call(discontinueProduct, { as: company.sales, params: { sku: "TEA" }, body: { expectedVersion: version, reason: "a new recipe takes its place" } })); // prettier-ignore
    await ok(call(runs.recomputeForecast, { as: company.sales, params: { sku: "TEA" }, body: { freq: "M" } }));
    expect((await forecastOf("TEA", { region: "华东" })).outOfStock).toBeUndefined();
  });
});

describe("promotions", () => {
  const entries = (from: string, to: string) => others.map((name) => sku(name, 800, { from, to }));
  const wholeMonth = (month: string) => entries(`${month}-01`, `${month}-${["04", "06", "09", "11"].includes(month.slice(5)) ? "30" : "31"}`); // prettier-ignore
  let list: PriceList;
  const factors = async (of: string, query: Record<string, string>, as?: Member) => {
    const { from, mean, parts } = await forecastOf(of, query, as);
    expect(from).toBe("2026-05");
    return { mean, promotion: parts.promotion };
  };
  const july = 2;

  it("of the past are taken out of what comes, and one that is published for July lifts July, and July alone", async () => {
    await forecastAll();
    const before = await factors("P-1", { region: "华东" });
    expect(before.promotion.every((f) => f === 1)).toBe(true);
    list = await aPublished(
      company.sales,
      { level: "region", region: "华东" },
      [...months, "2026-07"].flatMap(wholeMonth),
    );
    await forecastAll(); // so few series are learnt from anew at each run
    const { mean, promotion } = await factors("P-1", { region: "华东" });
    expect(promotion[july]).toBeGreaterThan(1.3);
    expect(promotion[july]).toBeLessThan(1.6);
    expect(promotion.filter((f) => f !== 1)).toHaveLength(1);
    expect(mean[july]! / wave(31, 120)[30]!).toBeCloseTo(1.5, 0);
    expect(mean[july]!).toBeGreaterThan(1.25 * before.mean[july]!);
    expect(mean[july + 1]!).toBeLessThan(1.1 * before.mean[july + 1]!);
  });

  it("reach whom they are for: the east's share lifts the whole, the south's price is what it was", async () => {
    expect((await factors("P-1", { distributorId: south.distributor.id })).promotion[july]).toBe(1);
    const whole = (await factors("P-1", {})).promotion[july]!;
    const own = await factors("P-1", {}, east.buyer);
    expect(own.promotion[july]).toBeGreaterThan(1.3);
    expect(whole).toBeGreaterThan(1.1);
    expect(whole).toBeLessThan(own.promotion[july]!);
  });

  it("that are taken back lift nothing any more; half a month lifts less than a whole one", async () => {
    const full = (await factors("P-1", { region: "华东" })).promotion[july]!;
    const remove = wholeMonth("2026-07").map(({ scope, fromQuantity, from }) => ({ scope, fromQuantity, from }));
    const { body } = await setEntries(company.sales, list, entries("2026-08-01", "2026-08-15"), remove);
    await forecastAll();
    const half = (await factors("P-1", { region: "华东" })).promotion;
    expect(half[july]).toBe(1);
    expect(half[july + 1]).toBeGreaterThan(1.1);
    expect(half[july + 1]).toBeLessThan(full);
    await change(company.sales, { ...list, version: body.version }, { status: "draft" });
    await forecastAll();
    expect((await factors("P-1", { region: "华东" })).promotion.every((f) => f === 1)).toBe(true);
  });
});
