import { describe, expect, it } from "vitest";
import { coverDays, dailyOver, dueWithin, outlookOf, together } from "../../functions/supply-plans/outlook.ts";
import { levelsOf, safetyStockOf } from "../../functions/supply-plans/safety-stock.ts";
import { foreseen, steady } from "./foreseen.ts";

describe("an outlook", () => {
  it("holds of the running month what is left of it", () => {
    const [running, next] = outlookOf(foreseen(() => 300), 120, "2026-12-17"); // prettier-ignore
    expect(running).toMatchObject({ period: "2026-12", days: 15, demand: 180 });
    expect(next).toMatchObject({ period: "2027-01", days: 31, demand: 300 });
  });
  it("leaves nothing of a month that sold more than was foreseen", () => {
    expect(outlookOf(foreseen(() => 300), 420, "2026-12-17")[0]!.demand).toBe(0); // prettier-ignore
  });
  it("begins with the running month, however old its forecast is, and is empty where it ended before", () => {
    expect(outlookOf(foreseen((i) => i, { from: "2026-10" }), 0, "2026-12-01")[0]).toMatchObject({ demand: 2 }); // prettier-ignore
    expect(outlookOf(foreseen(() => 1, { from: "2024-01" }), 0, "2026-12-01")).toEqual([]); // prettier-ignore
  });
  it("is cut by days, and goes on at its average beyond its end", () => {
    const months = steady(310);
    expect(dueWithin(months, 31)).toBe(310);
    expect(dueWithin(months, 46.5)).toBe(465);
    expect(coverDays(months, 465)).toBe(46);
    const days = months.reduce((sum, month) => sum + month.days, 0);
    expect(coverDays(months, 310 * 13 * 2)).toBe(days * 2);
    expect(coverDays(steady(0), 10)).toBeUndefined();
  });
  it("of several together errs less than the sum of their errors", () => {
    const both = together([steady(100, { spread: 30 }), steady(100, { spread: 40 })]);
    expect(both[0]!.demand).toBe(200);
    expect(both[0]!.deviation).toBeCloseTo(steady(1, { spread: 50 })[0]!.deviation, 9);
  });
});

describe("safety stock", () => {
  const lead = { leadTimeDays: 30, leadTimeDeviationDays: 0, servicePercent: 95 };
  it("is z·√(L·σd² + d²·σL²)", () => {
    const months = steady(310, { spread: 100 });
    const { mean, deviation } = dailyOver(months, 30);
    expect(mean).toBeCloseTo(10, 9);
    const z = 1.6448536;
    expect(safetyStockOf(months, lead)).toBe(Math.ceil(z * Math.sqrt(30) * deviation));
    const unsure = { ...lead, leadTimeDeviationDays: 5 };
    expect(safetyStockOf(months, unsure)).toBe(Math.ceil(z * Math.sqrt(30 * deviation ** 2 + 10 ** 2 * 5 ** 2)));
  });
  it("is none where forecast and lead time are sure", () => {
    expect(safetyStockOf(steady(310), lead)).toBe(0);
  });
  it("is what the horizon's total may exceed its mean by where the lead time is as long", () => {
    const total = { mean: 1_000, q: [0, 0, 0, 1_000, 1_100, 1_150, 1_300, 1_400, 1_500, 1_600] };
    const long = { ...lead, leadTimeDays: 400 };
    expect(safetyStockOf(steady(77), long, total)).toBe(400);
    expect(safetyStockOf(steady(77), { ...long, servicePercent: 92.5 }, total)).toBe(350);
    expect(safetyStockOf(steady(77), { ...long, servicePercent: 99.9 }, total)).toBe(600);
  });
  it("and the demand of the lead time make the reorder point", () => {
    const months = steady(310, { spread: 100 });
    const { reorderPoint, safetyStock } = levelsOf(months, lead);
    expect(reorderPoint).toBe(300 + safetyStock);
  });
});
