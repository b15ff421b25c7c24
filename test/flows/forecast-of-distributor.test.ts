import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accuracyOf, summed } from "../../functions/forecasts/accuracy.ts";
import type { KeptSeries } from "../../functions/forecasts/forecasts.table.ts";
import { forecastsOf } from "../../functions/forecasts/index.ts";
import { portionDone, resultsOf, runs as kept } from "../../functions/forecasts/runs.table.ts";
import { newRun } from "../../functions/forecasts/start-run.ts";
import { systemActor } from "../../events/define.ts";
import { clock } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { nodeName } from "../../shared/contracts/demand.ts";
import { changeDistributor } from "../../shared/contracts/distributors.ts";
import { startForecastRun } from "../../shared/contracts/forecast-runs.ts";
import { type DistributorForecast, getDistributorForecast, getSkuForecast } from "../../shared/contracts/forecasts.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { editOf } from "../distributors/builders.ts";
import { demandIs, wave } from "../forecasts/builders.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { aCompany, aDistributor, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

let system: TestSystem;
let company: Company & { listId: string };
let moved: Buyer;
let other: Buyer;
let silent: Buyer;
const skus = Array.from({ length: 23 }, (_, i) => `P-${String(i).padStart(2, "0")}`);

beforeAll(async () => {
  system = await startSystem({ startAt: "2026-05-20T02:00:00.000Z" });
  company = await aCompany();
  await someGoods(company, skus.map((sku) => ({ sku, unitFen: 1 }))); // prettier-ignore
  [moved, other, silent] = [await aDistributor(company), await aDistributor(company), await aDistributor(company)];
  for (const [i, sku] of skus.entries()) {
    await demandIs(sku, { seller: moved.distributor.id, region: "华南", start: "2023-06", units: wave(20, 30 + i) });
    await demandIs(sku, { seller: moved.distributor.id, region: "华东", start: "2025-02", units: wave(15, 40 + i) });
    if (i % 2 === 0) await demandIs(sku, { seller: other.distributor.id, region: "华东", start: "2024-01", units: wave(28, 90) }); // prettier-ignore
  }
  await system.settle({ seed: 2 });
  await run();
}, 60_000);
afterAll(() => system.stop());

const run = async () => {
  system.time.pass(60);
  await ok(call(startForecastRun, { as: company.sales, body: { freq: "M" } }));
  await system.settle({ seed: 5 });
};
const ask = (distributorId: string, as: Member = company.sales) =>
  call(getDistributorForecast, { as, params: { distributorId }, query: {} });
const of = ({ distributor }: Buyer, as?: Member) => ok<DistributorForecast>(ask(distributor.id, as));
const tenths = (n: number): number => Math.round(n * 10);

describe("the forecast of a distributor in all, every event heard twice and shuffled", () => {
  it.each(["moved", "other"] as const)("is the sum of its SKUs', to the last tenth (%s)", async (who) => {
    const buyer = { moved, other }[who];
    const { forecast, history } = await of(buyer);
    const all = [...(await forecastsOf(skus, "M")).values()].flat();
    const own = all.filter(({ node }) => nodeName(node) === `D#${buyer.distributor.id}`);
    expect(own).toHaveLength(who === "moved" ? skus.length : 12);
    for (const [k, v] of forecast!.mean.entries())
      expect(tenths(v)).toBe(own.reduce((sum, one) => sum + tenths(one.mean[k]!), 0));
    expect(forecast!.from).toBe("2026-05");
    expect(forecast!.mean).toHaveLength(13);
    for (const [k, v] of forecast!.mean.entries()) {
      expect(forecast!.band95.lo[k]).toBeLessThanOrEqual(forecast!.band80.lo[k]!);
      expect(forecast!.band80.lo[k]).toBeLessThanOrEqual(v);
      expect(forecast!.band80.hi[k]).toBeGreaterThanOrEqual(v);
    }
    const histories = await Promise.all(
      skus.map((sku) => ok(call(getSkuForecast, { as: company.sales, params: { sku }, query: { distributorId: buyer.distributor.id } }))), // prettier-ignore
    );
    const last = histories.reduce((sum, one) => sum + ((one.history.demand.at(-1) as number | undefined) ?? 0), 0);
    expect(history.demand.at(-1)).toBe(last);
  });

  it("has the history of every region it has been in", async () => {
    const { history, running } = await of(moved);
    expect(history.start).toBe("2023-06");
    const first = skus.reduce((sum, _, i) => sum + wave(1, 30 + i)[0]!, 0);
    const eighth = skus.reduce((sum, _, i) => sum + wave(20, 30 + i)[19]!, 0);
    expect([history.demand[0], history.demand[19], history.demand.length]).toEqual([first, eighth, 35]);
    expect(running).toEqual({ period: "2026-05", demand: 0 });
  });

  it("tells how good the forecasts of its SKUs have been, together", async () => {
    const all = [...(await forecastsOf(skus, "M")).values()].flat() as unknown as KeptSeries[];
    const errors = all.flatMap((one) => (nodeName(one.node) === `D#${other.distributor.id}` ? one.errors! : []));
    expect(errors).toHaveLength(12);
    expect((await of(other)).forecast!.accuracy).toEqual(accuracyOf(summed(errors)!));
  });

  it("is empty of one that never wanted anything, and asked after its move it is the same", async () => {
    const nothing = await of(silent);
    expect(nothing).toMatchObject({ distributorId: silent.distributor.id, history: { demand: [] } });
    expect(nothing.forecast).toBeUndefined();
    const before = await of(moved);
    const distributor = { ...editOf(moved.distributor), region: "西南" };
    await ok(call(changeDistributor, { as: company.admin, params: { distributorId: moved.distributor.id }, body: { distributor, reason: "the regions were cut anew", expectedVersion: moved.distributor.version } })); // prettier-ignore
    expect((await of(moved)).history).toEqual(before.history);
  });
});

describe("a distributor [P20]", () => {
  it("sees its own, and no other exists to it", async () => {
    for (const as of [other.buyer, await aMember("viewer", other.distributor.id), await aMember("manager", other.distributor.id)]) {
      const own = await of(other, as);
      expect(own).toEqual(await of(other));
      expect(JSON.stringify(own)).not.toContain(moved.distributor.id);
      const [foreign, missing] = [await ask(moved.distributor.id, as), await ask("dst_nobody", as)];
      expect([foreign.status, missing.status]).toEqual([404, 404]);
      expect(foreign.body).toEqual({ ...missing.body, instance: foreign.body.instance });
    }
    expect((await ask("dst_nobody")).status).toBe(404);
  }); // prettier-ignore
});

describe("what a portion came to", () => {
  it("of thousands of distributors is kept with its mark, and read whole", async () => {
    const actor = systemActor("test");
    const big = await newRun("W", "many distributors", actor, clock.now());
    await commit(kept.begun(big, clock.now()));
    const mean = Array.from({ length: 13 }, (_, k) => 100_000.1 + k);
    const errors = { published: true, periods: 13, absolute: 123_456.7, signed: -123_456.7, naive: 1_234_567.8, actual: 9_876_543.2 }; // prettier-ignore
    const distributors = Array.from({ length: 1_100 }, (_, i) => [`dst_${i}` as DistributorId, { mean, errors }] as const); // prettier-ignore
    const result = { series: 1_100, total: { mean, errors }, regions: {}, distributors, valueAdded: { overrides: 0, overrideError: 0, machineError: 0 } }; // prettier-ignore
    await commit(portionDone(big.id, { chunk: 0, skus: ["A"] }, result, clock.now()));
    await commit(portionDone(big.id, { chunk: 1, skus: ["B"] }, { ...result, distributors: distributors.slice(-1) }, clock.now())); // prettier-ignore
    const found = await resultsOf(big.id);
    expect([found.portions.length, found.distributors.size]).toEqual([2, 1_100]);
    expect(found.distributors.get("dst_1099" as DistributorId)).toEqual([{ mean, errors }, { mean, errors }]); // prettier-ignore
    expect(found.distributors.get("dst_0" as DistributorId)).toEqual([{ mean, errors }]);
  });
});
