import { describe, expect, it } from "vitest";
import { companyOf } from "../../local/companies/demo/load.ts";
import { computedLunarDay, lunarDay, seasonOf } from "../../local/companies/demo/seasons.ts";
import { addDays, daysBetween } from "../../shared/dates.ts";

const now = "2026-11-23T08:00:00.000Z";
const company = companyOf(now);
const { distributors, products, history, sales, stock, prices } = company;

describe("the demo company", () => {
  it("is 12 distributors in 6 regions, 2 own stores and 60 products", () => {
    const dealers = distributors.filter(({ channel }) => channel === "distributor");
    expect(dealers).toHaveLength(12);
    expect(new Set(dealers.map(({ region }) => region)).size).toBe(6);
    expect(distributors.filter(({ channel }) => channel === "store")).toHaveLength(2);
    expect(products).toHaveLength(60);
    expect(new Set(products.map(({ barcode }) => barcode)).size).toBe(60);
    expect(new Set(stock.map(({ location }) => location)).size).toBe(3 + 14);
  });

  it("has a base price for every product, above its floor even after the deepest rebate", () => {
    for (const { sku, floorFen } of products) {
      const base = prices.find(
        ({ level, entry }) => level === "base" && entry.scope.kind === "sku" && entry.scope.sku === sku,
      );
      const unit = base?.entry.price.kind === "unit" ? base.entry.price.unitFen : 0;
      expect([sku, unit * 0.88 >= floorFen!]).toEqual([sku, true]);
    }
  });

  it("is the same from the same seed and day", () => {
    expect(companyOf(now)).toEqual(company);
    expect(companyOf("2026-11-24T08:00:00.000Z").history.at(-1)).not.toEqual(history.at(-1));
  });

  it("has two years of orders of three to six lines in whole packs, ending yesterday", () => {
    expect(history.length).toBeGreaterThan(1_300);
    expect(history.length).toBeLessThan(1_900);
    expect(history[0]!.orderedOn >= "2024-11-23").toBe(true);
    expect(daysBetween(history.at(-1)!.orderedOn, "2026-11-22")).toBeLessThanOrEqual(2);
    const packs = new Map(products.map(({ sku, pack }) => [sku, pack?.size ?? 1]));
    for (const { lines } of history) {
      expect(lines.length).toBeGreaterThanOrEqual(2);
      expect(lines.length).toBeLessThanOrEqual(6);
      expect(lines.every(({ sku, quantity }) => quantity % packs.get(sku)! === 0)).toBe(true);
    }
    expect(history.filter(({ shippedOn }) => !shippedOn).length).toBeGreaterThan(3);
    expect(history.every(({ shippedOn }) => !shippedOn || shippedOn <= "2026-11-22")).toBe(true);
  });

  it("peaks before 春节 and rests over it, wherever it falls in the calendar", () => {
    expect([2024, 2025, 2026, 2027, 2028].map((year) => lunarDay(year, 1, 1))).toEqual([
      "2024-02-10",
      "2025-01-29",
      "2026-02-17",
      "2027-02-06",
      "2028-01-26",
    ]);
    for (let year = 2023; year <= 2032; year += 1)
      for (const [month, day] of [
        [1, 1],
        [5, 5],
        [8, 15],
      ] as const)
        expect(
          Math.abs(daysBetween(lunarDay(year, month, day), computedLunarDay(year, month, day))),
        ).toBeLessThanOrEqual(1);
    const sold = (from: string, days: number): number =>
      history
        .filter(({ orderedOn }) => orderedOn >= from && orderedOn < addDays(from, days))
        .reduce((sum, { totalFen }) => sum + totalFen, 0);
    for (const feast of ["2025-01-29", "2026-02-17"]) {
      const usual = sold(addDays(feast, 60), 28);
      expect(sold(addDays(feast, -35), 28) / usual).toBeGreaterThan(1.8);
      expect(history.some(({ orderedOn }) => Math.abs(daysBetween(feast, orderedOn)) <= 3)).toBe(false);
    }
  });

  it("sells drinks in summer, gifts before feasts, and more each year", () => {
    expect(seasonOf("水和饮料", "2026-07-10")).toBeGreaterThan(1.5 * seasonOf("水和饮料", "2026-04-10"));
    expect(seasonOf("糖果礼盒", "2026-01-30")).toBeGreaterThan(4 * seasonOf("糖果礼盒", "2026-04-10"));
    expect(seasonOf("家居清洁", "2026-11-03")).toBeGreaterThan(1.4 * seasonOf("家居清洁", "2026-09-03"));
    const year = (from: string): number =>
      history
        .filter(({ orderedOn }) => orderedOn > from && orderedOn <= addDays(from, 365))
        .reduce((sum, { totalFen }) => sum + totalFen, 0);
    expect(year("2025-11-22") / year("2024-11-22")).toBeGreaterThan(1.05);
    const mooncakes = history.filter(({ lines }) => lines.some(({ sku }) => sku === "LH507"));
    expect(mooncakes.every(({ orderedOn }) => /-(08|09|10)-/.test(orderedOn))).toBe(true);
  });

  describe("the sales behind it", () => {
    const monthly = (more: Partial<{ sku: string; region: string }> = {}): Map<string, number> => {
      const regions = new Map(distributors.map(({ code, region }) => [code, region]));
      const sums = new Map<string, number>();
      for (const { distributorCode, sku, date, quantity } of sales)
        if ((more.sku ?? sku) === sku && (more.region ?? regions.get(distributorCode)) === regions.get(distributorCode))
          sums.set(date.slice(0, 7), (sums.get(date.slice(0, 7)) ?? 0) + quantity);
      return sums;
    };
    const year = (sums: Map<string, number>, from: string): number =>
      [...sums].filter(([month]) => month >= from).slice(0, 12).reduce((sum, [, n]) => sum + n, 0); // prettier-ignore

    it("are three years of weeks up to yesterday, of all distributors and stores but two, each day and SKU once", () => {
      const dates = sales.map(({ date }) => date).sort();
      expect([dates[0]! >= "2023-11-01", dates[0]! <= "2023-12-31", dates.at(-1)! <= "2026-11-22"]).toEqual([true, true, true]); // prettier-ignore
      expect(new Set(sales.map(({ distributorCode }) => distributorCode)).size).toBe(12);
      expect(new Set(sales.map(({ distributorCode, sku, date }) => `${distributorCode} ${sku} ${date}`)).size).toBe(sales.length); // prettier-ignore
      expect(sales.every(({ quantity }) => Number.isInteger(quantity) && quantity > 0)).toBe(true);
    });
    it("have a product that is new, one whose time is over, one that sells now and then, one for a feast", () => {
      expect([...monthly({ sku: "YL110" }).keys()].sort()[0]! >= "2026-06").toBe(true);
      expect([...monthly({ sku: "LS309" }).keys()].sort().at(-1)! <= "2026-06").toBe(true);
      const lumps = Map.groupBy(sales.filter(({ sku }) => sku === "CY205"), ({ distributorCode }) => distributorCode); // prettier-ignore
      expect(lumps.size).toBeGreaterThan(3);
      for (const rows of lumps.values()) expect(rows.length).toBeLessThan(60);
      expect([...monthly({ sku: "LH507" }).keys()].every((month) => /-(07|08|09|10)$/.test(month))).toBe(true);
    });
    it("grow in one region faster than in the others", () => {
      const growth = (region: string): number =>
        year(monthly({ region }), "2025-11") / year(monthly({ region }), "2023-12");
      expect(growth("西南")).toBeGreaterThan(1.6);
      expect(growth("华东")).toBeLessThan(1.5);
    });
  });

  it("has a few places that run low, and no more than people can look at", () => {
    const low = stock.filter(({ onHand, reorderPoint }) => reorderPoint !== undefined && onHand <= reorderPoint);
    expect(low.length).toBeGreaterThan(2);
    expect(low.length).toBeLessThan(20);
  });
});
