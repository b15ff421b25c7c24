import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../shared/clock.ts";
import { setThreshold } from "../../shared/contracts/inventory.ts";
import { applySupplyLevels } from "../../shared/contracts/supply-plans.ts";
import * as settings from "../../shared/contracts/supply-settings.ts";
import { aMember, call } from "../support/call.ts";
import { aCompany, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf } from "../support/heard.ts";
import { allIn, foresee, levelAt, planOf, recompute } from "./world.ts";

let company: Company & { listId: string };
let skus = 0;
let sku: string;
const month = clock.now().slice(0, 7);
beforeAll(async () => {
  await startEngine();
  company = await aCompany();
});
beforeEach(async () => {
  sku = `RICE-${(skus += 1)}`;
  await someGoods(company, [{ sku, unitFen: 100 }]);
  await foresee(sku, month, allIn("华东", 310));
});
const companySettings = () => ok(call(settings.getSupplySettings, { as: company.finance }));
const ofSku = () => ok(call(settings.getSkuSupplySettings, { as: company.finance, params: { sku } }));
const change = (body: object, as = company.warehouse) =>
  call(settings.changeSkuSupplySettings, { as, params: { sku }, body });

describe("how products are replenished", () => {
  it("has defaults until somebody says otherwise", async () => {
    expect(await companySettings()).toEqual({ settings: settings.supplySettingsDefaults, version: 0 });
    expect(await ofSku()).toEqual({ own: {}, effective: settings.supplySettingsDefaults, version: 0 });
  });
  it("is set for one product, and for the company where the product says nothing", async () => {
    await ok(change({ own: { leadTimeDays: 40, lotSize: 100 }, expectedVersion: 0 }));
    const { settings: before, version } = await companySettings();
    const body = { settings: { ...before, leadTimeDays: 10, reviewDays: 7 }, expectedVersion: version };
    await ok(call(settings.changeSupplySettings, { as: company.sales, body }));
    expect((await ofSku()).effective).toMatchObject({ leadTimeDays: 40, reviewDays: 7, lotSize: 100 });
    await recompute(company.sales, sku);
    const { plan, open } = await planOf(company.sales, sku);
    expect(plan!.settings).toMatchObject({ leadTimeDays: 40, reviewDays: 7, lotSize: 100 });
    expect(open[0]!.quantity % 100).toBe(0);
    await ok(change({ own: {}, expectedVersion: 1 }));
    expect((await ofSku()).effective).toMatchObject({ leadTimeDays: 10 });
    expect(await eventsOf(`SUPPLY-SETTINGS#${sku}`)).toMatchObject([{ data: { sku } }, { data: { sku } }]);
  });
  it("is not changed over what somebody else has changed, nor of a product that does not exist", async () => {
    await ok(change({ own: { leadTimeDays: 40 }, expectedVersion: 0 }));
    expect((await change({ own: { leadTimeDays: 50 }, expectedVersion: 0 })).body.code).toBe("record/stale");
    const { version, settings: before } = await companySettings();
    const body = { settings: before, expectedVersion: version + 1 };
    expect((await call(settings.changeSupplySettings, { as: company.sales, body })).body.code).toBe("record/stale");
    sku = "NO-SUCH";
    expect((await change({ own: {}, expectedVersion: 0 })).body.code).toBe("product/unknown");
  });
  it("is for planners to change, for HQ to see, and for nobody else", async () => {
    const body = { own: { leadTimeDays: 1 }, expectedVersion: 0 };
    expect((await change(body, company.finance)).status).toBe(403);
    expect((await change(body, await aMember("manager", "dst_1"))).status).toBe(403);
  });
});

describe("computed levels", () => {
  const apply = (key?: string) =>
    call(applySupplyLevels, { as: company.warehouse, params: { sku }, ...(key && { key }) });
  it("become those of the warehouses that supply a region, once; a maximum that was set stays", async () => {
    const params = { locationId: company.hangzhou, sku };
    const body = { reorderPoint: 5, safetyStock: 1, maximum: 900, expectedVersion: 0 };
    await ok(call(setThreshold, { as: company.warehouse, params, body }));
    await recompute(company.sales, sku);
    const { levels } = (await planOf(company.sales, sku)).plan!;
    expect(levels).toHaveLength(1);
    expect((await ok(apply("once"))).levels).toEqual(levels);
    await ok(apply("once"));
    const { reorderPoint, safetyStock } = levels[0]!;
    expect(reorderPoint).toBeGreaterThan(safetyStock);
    expect((await levelAt(company.hangzhou, sku)).threshold).toEqual({ reorderPoint, safetyStock, maximum: 900, version: 2 }); // prettier-ignore
    expect((await levelAt(company.wuhan, sku)).threshold).toBeUndefined();
  });
  it("are none before there is a plan", async () => {
    expect((await apply()).body).toMatchObject({ code: "supply-plan/nothing-to-apply" });
  });
});
