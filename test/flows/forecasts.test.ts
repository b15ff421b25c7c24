import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeptSeries } from "../../functions/forecasts/forecasts.table.ts";
import { forecastsOf } from "../../functions/forecasts/index.ts";
import { modelInForce } from "../../functions/forecasts/models.ts";
import { watchSku } from "../../functions/forecasts/watch-accuracy.ts";
import { clock } from "../../shared/clock.ts";
import { listAlerts } from "../../shared/contracts/alerts.ts";
import * as judgements from "../../shared/contracts/forecast-judgements.ts";
import * as runs from "../../shared/contracts/forecast-runs.ts";
import { getForecastAccuracy, listForecasts } from "../../shared/contracts/forecast-accuracy.ts";
import * as forecasts from "../../shared/contracts/forecasts.ts";
import { nodeName } from "../../shared/contracts/demand.ts";
import { demandIs, wave } from "../forecasts/builders.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { aCompany, aDistributor, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { eventsOf } from "../support/heard.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

let system: TestSystem;
let company: Company & { listId: string };
let east: Buyer;
let south: Buyer;
const skus = ["TEA", "RICE", ...Array.from({ length: 20 }, (_, i) => `P-${String(i).padStart(2, "0")}`)];
beforeAll(async () => {
  system = await startSystem({ startAt: "2026-05-20T02:00:00.000Z" });
  company = await aCompany();
  await someGoods(company, [...skus, "NEW"].map((sku) => ({ sku, unitFen: 1 }))); // prettier-ignore
  east = await aDistributor(company, { limitFen: null });
  south = await aDistributor(company, { limitFen: null, region: "华南" });
  // A company's first night, before its books came in: a model of nothing.
  await system.settle();
  await startRun();
  await system.settle();
  expect((await modelInForce("M"))!.trainedOn).toBe(0);
  system.time.pass(60);
  for (const [i, sku] of skus.entries()) {
    await demandIs(sku, { seller: east.distributor.id, region: "华东", start: "2023-01", units: wave(40, 100 + i) });
    await demandIs(sku, { seller: south.distributor.id, region: "华南", start: "2024-01", units: wave(28, 40, 0) });
  }
  await system.settle();
}, 60_000);
afterAll(() => system.stop());

const forecastOf = (sku: string, query: Record<string, string> = {}, as: Member = company.sales) =>
  ok<forecasts.SkuForecast>(call(forecasts.getSkuForecast, { as, params: { sku }, query }));
const startRun = () => ok<runs.ForecastRun>(call(runs.startForecastRun, { as: company.sales, body: { freq: "M" } }));
const runOf = (runId: string) => ok<runs.ForecastRun>(call(runs.getForecastRun, { as: company.sales, params: { runId } })); // prettier-ignore

describe("a run of forecasts, every event heard twice and shuffled", () => {
  it("reaches every SKU once, shows how far it is, and tells its end once", async () => {
    const { id } = await startRun();
    expect(await runOf(id)).toMatchObject({ state: "running", planned: false, done: 0 });
    const refused = await call(runs.startForecastRun, { as: company.sales, body: { freq: "M" } });
    expect(refused).toMatchObject({ status: 409, body: { code: "forecast/run-running" } });
    await system.settle({ seed: 7 });
    const run = await runOf(id);
    expect(run).toMatchObject({
      state: "done",
      origin: "2026-04",
      planned: true,
      total: skus.length,
      done: skus.length,
    });
    expect(run.series).toBe(skus.length * 5);
    const news = (await eventsOf(`FORECAST-RUN#${id}`)).map(({ eventType }) => eventType);
    expect(news).toEqual(["ForecastRunStarted", ...Array(2).fill("ForecastChunkDue"), "ForecastRunFinished"]);
    const list = await ok(call(runs.listForecastRuns, { as: company.sales, query: { freq: "M" } }));
    expect(list.items[0]).toMatchObject({ id, state: "done" });
    expect((await modelInForce("M"))!.trainedOn).toBe(skus.length * 5);
  });

  it("leaves numbers that agree: a SKU is the sum of its regions, and all regions are the sum of all SKUs", async () => {
    const found = await forecastsOf(skus, "M");
    expect(found.size).toBe(skus.length);
    let all = 0;
    for (const series of found.values()) {
      const [whole, ...parts] = series;
      const regions = parts.filter(({ node }) => node.kind === "region");
      expect(whole!.published[0]).toBeCloseTo(regions.reduce((s, one) => s + one.published[0]!, 0), 5);
      expect(whole).toMatchObject({ from: "2026-05", node: { kind: "sku" } });
      all += whole!.mean[0]!;
    }
    const sums = await ok<forecasts.RegionForecast>(call(forecasts.getRegionForecast, { as: company.sales, query: {} }));
    expect(sums.regions).toEqual(["华东", "华南"]);
    expect(sums.forecast!.mean[0]).toBeCloseTo(all, 3);
    const region = await ok<forecasts.RegionForecast>(call(forecasts.getRegionForecast, { as: company.sales, query: { region: "华南" } })); // prettier-ignore
    expect(region.history.demand.at(-1)).toBe(40 * skus.length);
    expect(region.forecast!.mean[0]! / skus.length).toBeCloseTo(40, 0);
  }); // prettier-ignore

  it("shows a wave going on, its festivals, and how good it would have been", async () => {
    const { forecast, festivals, history } = await forecastOf("TEA", { region: "华东" });
    const [low, high] = [Math.min(...forecast!.mean), Math.max(...forecast!.mean)];
    expect(high / low).toBeGreaterThan(1.5);
    expect(forecast!.accuracy).toMatchObject({ kind: "backtest", periods: 6 });
    expect(forecast!.accuracy!.wape).toBeLessThan(0.1);
    expect(history).toMatchObject({ start: "2023-01" });
    expect(festivals).toContainEqual({ festival: "spring-festival", date: "2027-02-06", period: "2027-02" });
  });

  it("started at night by the schedule, twice, is one run a frequency", async () => {
    await system.tick("forecasts/start-runs.job");
    await system.settle({ seed: 3 });
    const weekly = await ok(call(runs.listForecastRuns, { as: company.sales, query: { freq: "W" } }));
    expect(weekly.items).toMatchObject([{ state: "done", origin: "2026-W20" }]);
    const monthly = await ok(call(runs.listForecastRuns, { as: company.sales, query: { freq: "M" } }));
    expect(monthly.items).toHaveLength(3);
  });

  it("changes nothing where nothing is new", async () => {
    const before = await forecastOf("TEA");
    system.time.pass(3_600);
    await startRun();
    await system.settle({ seed: 5 });
    expect(await forecastOf("TEA")).toEqual(before);
  });
});

describe("a distributor", () => {
  it("sees its own forecast and nothing of another's", async () => {
    const own = await forecastOf("TEA", {}, south.buyer);
    expect(own.nodes).toEqual([{ kind: "distributor", distributorId: south.distributor.id }]);
    expect(own.forecast!.mean[0]).toBeCloseTo(40, 0);
    expect(JSON.stringify(own)).not.toContain(east.distributor.id);
    for (const query of [{ region: "华南" }, { distributorId: east.distributor.id }])
      expect((await call(forecasts.getSkuForecast, { as: south.buyer, params: { sku: "TEA" }, query: query as never })).status).toBe(404); // prettier-ignore
  });
});

const override = (sku: string, body: object) =>
  call(judgements.overrideForecast, { as: company.sales, params: { sku }, body });
const aWish = { freq: "M", period: "2026-06", reason: "a new chain opens", expectedVersion: 0 };

describe("an override", () => {
  it("takes the machine's place with a reason, an owner and a last day, and is seen in sums above", async () => {
    const before = await forecastOf("RICE");
    const wish = { ...aWish, region: "华南", units: 90 };
    const set = await ok<judgements.Override>(override("RICE", wish));
    expect(set).toMatchObject({ units: 90, expiresOn: "2026-06-30", owner: { name: company.sales.name }, version: 1 });
    expect(set.machine).toBeCloseTo(40, 0);
    const after = await forecastOf("RICE");
    expect(after.forecast!.mean).toEqual(before.forecast!.mean);
    expect(after.forecast!.published[1]! - before.forecast!.published[1]!).toBeCloseTo(90 - set.machine, 3);
    expect((await override("RICE", wish)).body).toMatchObject({ code: "record/stale" });
  });

  it("is refused for a period that is over, one that is not forecast, and a last day that has passed", async () => {
    const refused = async (more: object) => (await override("RICE", { ...aWish, units: 1, ...more })).body.code;
    expect(await refused({ period: "2026-04" })).toBe("forecast/period-over");
    expect(await refused({ period: "2027-06" })).toBe("forecast/period-unknown");
    expect(await refused({ region: "西北" })).toBe("forecast/period-unknown");
    expect(await refused({ expiresOn: "2026-05-19" })).toBe("forecast/expires-too-early");
  });

  it("can be withdrawn, and set again", async () => {
    const place = { freq: "M", region: "华南", period: "2026-07" };
    await ok(override("RICE", { ...aWish, ...place, units: 70 }));
    const withdraw = (expectedVersion: string) =>
      call(judgements.withdrawOverride, { as: company.sales, params: { sku: "RICE" }, query: { ...place, expectedVersion } }); // prettier-ignore
    expect((await withdraw("2")).status).toBe(409);
    expect((await withdraw("1")).status).toBe(200);
    expect((await withdraw("1")).status).toBe(409);
    expect((await forecastOf("RICE", { region: "华南" })).overrides.map(({ period }) => period)).toEqual(["2026-06"]);
    await ok(override("RICE", { ...aWish, ...place, units: 71 }));
  });
});

describe("a new product", () => {
  const alike = (body: object) =>
    call(judgements.setLookAlikes, { as: company.sales, params: { sku: "NEW" }, body: { reason: "same family", expectedVersion: 0, ...body } }); // prettier-ignore
  const recompute = (sku: string, key?: string) =>
    call(runs.recomputeForecast, { as: company.sales, params: { sku }, body: { freq: "M" }, ...(key && { key }) });

  it("is forecast at once from products like it, in their regions", async () => {
    expect((await alike({ skus: ["NEW"] })).body.code).toBe("forecast/look-alike-itself");
    expect((await alike({ skus: ["TEA", "UNHEARD"] })).body.code).toBe("forecast/look-alike-unsold");
    await ok(alike({ skus: ["TEA"], percent: 50 }));
    expect((await alike({ skus: ["TEA"] })).body.code).toBe("record/stale");
    const first = await recompute("NEW", "once");
    expect(first).toMatchObject({ status: 200, body: { series: 5 } });
    expect(await recompute("NEW", "once")).toMatchObject({ body: first.body });
    const { forecast, lookAlikes } = await forecastOf("NEW");
    expect(forecast!.mean[0]).toBeCloseTo(0.5 * wave(1, 100)[0]!, 0);
    expect(forecast!.model).toBe("look-alikes");
    expect(lookAlikes).toMatchObject({ skus: ["TEA"], percent: 50, version: 1 });
  });

  it("is forecast from its own demand, without places that it was never sold at, once it has a year of it", async () => {
    await demandIs("NEW", { seller: east.distributor.id, region: "华东", start: "2025-03", units: wave(14, 10) });
    await ok(recompute("NEW"));
    const { forecast, nodes } = await forecastOf("NEW");
    expect(forecast!.model).not.toContain("look-alikes");
    expect(nodes.map(nodeName).sort()).toEqual([`D#${east.distributor.id}`, "R#华东", "S"]);
  });
});

describe("when months go by", () => {
  it("what was said is kept beside what came, and numbers that are off raise an alert that ends when they are not", async () => {
    const months = ["06", "07", "08", "09"];
    for (const month of months) {
      const came = { start: `2026-${String(Number(month) - 1).padStart(2, "0")}` };
      await demandIs("TEA", { seller: east.distributor.id, region: "华东", ...came, units: [300] });
      await demandIs("RICE", { seller: east.distributor.id, region: "华东", ...came, units: [Math.round((await forecastOf("RICE", { region: "华东" })).forecast!.mean[0]!)] }); // prettier-ignore
      for (const sku of ["TEA", "RICE"])
        await demandIs(sku, { seller: south.distributor.id, region: "华南", ...came, units: [sku === "RICE" && came.start === "2026-06" ? 80 : 40] }); // prettier-ignore
      system.time.set(`2026-${month}-03T02:00:00.000Z`);
      await startRun();
      await system.settle({ seed: Number(month) });
    }
    const { forecast, overrides } = await forecastOf("RICE");
    expect(forecast!.past.map(({ from }) => from)).toEqual(["2026-05", "2026-06", "2026-07", "2026-08"]);
    expect(forecast!.accuracy).toMatchObject({ kind: "published", periods: 4 });
    expect(overrides).toEqual([]);
    const south2 = await forecastOf("RICE", { region: "华南" });
    expect(south2.overrides).toMatchObject([{ period: "2026-06", units: 90, actual: 80 }, { period: "2026-07" }]);
    const report = await ok(call(getForecastAccuracy, { as: company.sales, query: { freq: "M" } }));
    expect(report.cycles.map(({ origin }: { origin: string }) => origin)).toEqual(["2026-04", ...months.map((m) => `2026-${String(Number(m) - 1).padStart(2, "0")}`)]); // prettier-ignore
    // 90 said and 80 came, then 71 and 40; the machine had said 40 or nearly so of both.
    expect(report.valueAdded).toMatchObject({ overrides: 2, overrideError: 41 });
    expect(report.valueAdded.machineError).toBeCloseTo(40, -1);
    const alerts = await ok(call(listAlerts, { as: company.sales, query: {} }));
    const off = alerts.items.filter(({ rule }: { rule: string }) => rule.startsWith("forecast/"));
    expect(off.map(({ key }: { key: string }) => key)).toContain("SKU#TEA");
    expect(off.map(({ key }: { key: string }) => key)).not.toContain("SKU#RICE");
    const worst = await ok(call(listForecasts, { as: company.sales, query: { freq: "M", limit: "5" } }));
    expect(worst.items[0].sku).toBe("TEA");
    const good = { published: true, periods: 6, absolute: 10, signed: 4, naive: 30, actual: 1_800 };
    await watchSku({ sku: "TEA", errors: good } as KeptSeries, undefined, clock.now());
    const left = await ok(call(listAlerts, { as: company.sales, query: {} }));
    expect(left.items.map(({ key }: { key: string }) => key)).not.toContain("SKU#TEA");
  }, 60_000);

  it("roles: a buyer cannot start runs, override or read accuracy", async () => {
    const buyer = await aMember("buyer", south.distributor.id);
    expect((await call(runs.startForecastRun, { as: buyer, body: { freq: "M" } })).status).toBe(403);
    expect((await call(getForecastAccuracy, { as: buyer })).status).toBe(403);
  });
});
