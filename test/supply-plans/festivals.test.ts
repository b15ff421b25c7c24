import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handler as announce } from "../../functions/supply-plans/announce-festivals.job.ts";
import { festivalNears } from "../../functions/notifications/templates/festivals.ts";
import { festivalNears as event } from "../../events/supply-plans.ts";
import { clock } from "../../shared/clock.ts";
import { acceptSupplyLine } from "../../shared/contracts/supply-plans.ts";
import { addSeconds } from "../../shared/dates.ts";
import { call } from "../support/call.ts";
import { aCompany, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf, tick } from "../support/heard.ts";
import { allIn, foresee, linesShown, recompute } from "./world.ts";

const realNow = clock.now;
let company: Company & { listId: string };
beforeEach(async () => {
  let passed = 0;
  clock.now = () => addSeconds("2027-01-04T02:00:00.000Z", (passed += 1) / 1_000);
  await startEngine();
  company = await aCompany();
  const skus = ["TEA-1", "TEA-2"];
  await someGoods(company, skus.map((sku) => ({ sku, unitFen: 100 }))); // prettier-ignore
  for (const [i, sku] of skus.entries()) {
    await foresee(sku, "2027-01", allIn("华东", 310 * (i + 1), { peak: { 0: 1.5 } }));
    await recompute(company.sales, sku);
  }
});
afterEach(() => {
  clock.now = realNow;
});
const told = () => eventsOf("FESTIVAL#spring-festival#2027-02-06");

describe("a festival that comes near", () => {
  it("is told once, with what to build up where, however often the job runs", async () => {
    await tick(announce);
    await tick(announce, "2027-01-05T00:00:00.000Z");
    expect(await told()).toMatchObject([
      {
        eventType: "FestivalNears",
        data: {
          festival: "spring-festival",
          lines: 2,
          regions: [{ region: "华东", units: 465 }],
          most: [
            { sku: "TEA-2", quantity: 310 },
            { sku: "TEA-1", quantity: 155 },
          ],
        },
      },
    ]);
  });
  it("counts what is to be moved for it from another warehouse", async () => {
    await someGoods(company, [{ sku: "TEA-3", unitFen: 100, stock: { [company.hangzhou]: 480, [company.wuhan]: 900 } }]); // prettier-ignore
    await foresee("TEA-3", "2027-01", allIn("华东", 310, { peak: { 0: 1.5 } }));
    await recompute(company.sales, "TEA-3");
    const [line] = await linesShown(company.sales, "transfer");
    expect(line).toMatchObject({ sku: "TEA-3", need: { why: "festival", region: "华东", festivalOn: "2027-02-06" } });
    await tick(announce);
    expect((await told())[0]).toMatchObject({ data: { lines: 3, regions: [{ units: 465 + line!.quantity }] } });
  });
  it("is not told while nothing is to be built up for it, and still is when there is", async () => {
    const [line, other] = await linesShown(company.sales, "build-up");
    for (const { id, quantity, version } of [line!, other!])
      await ok(call(acceptSupplyLine, { as: company.sales, params: { lineId: id }, body: { quantity, expectedVersion: version } })); // prettier-ignore
    await tick(announce);
    expect(await told()).toEqual([]);
    await foresee("TEA-1", "2027-01", allIn("华东", 900, { peak: { 0: 1.5 } }));
    await recompute(company.sales, "TEA-1");
    await tick(announce, "2027-01-05T00:00:00.000Z");
    expect(await told()).toMatchObject([{ data: { lines: 1 } }]);
  });
  it("is told in both languages, with the figures and where to act", () => {
    const zh = festivalNears["zh-CN"](event.example);
    expect(zh.subject).toBe("春节（2027-02-06）节前备货：12 项");
    expect(zh.says.join("\n")).toContain("龙井茶 100 g（TEA-001）华东：480");
    const en = festivalNears.en(event.example);
    expect(en.subject).toBe("Spring Festival (2027-02-06): 12 lines to build up");
    expect(en.path).toBe("/supply-plans?show=build-up");
  });
});
