import { afterAll, beforeAll, expect, describe, it } from "vitest";
import { handler as forecastChunk } from "../../functions/forecasts/forecast-chunk.event.ts";
import { handler as planRun } from "../../functions/forecasts/plan-run.event.ts";
import { forecastsOf } from "../../functions/forecasts/index.ts";
import { listAlerts } from "../../shared/contracts/alerts.ts";
import { getForecastAccuracy } from "../../shared/contracts/forecast-accuracy.ts";
import { type ForecastRun, getForecastRun, startForecastRun } from "../../shared/contracts/forecast-runs.ts";
import { type Faults, tableFaults } from "../security/faults.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { eventsOf, hear } from "../support/heard.ts";
import { startSystem, type TestSystem } from "../support/system.ts";
import { demandIs, wave } from "./builders.ts";

let system: TestSystem;
let sales: Member;
let faults: Faults;
const skus = ["A", "B", "C"];
beforeAll(async () => {
  system = await startSystem({ startAt: "2026-05-20T02:00:00.000Z" });
  sales = await aMember("sales");
  for (const sku of skus) await demandIs(sku, { seller: "HQ", region: "华东", start: "2024-01", units: wave(28, 50) });
  faults = tableFaults();
}, 60_000);
afterAll(() => system.stop());

type Handler = Parameters<typeof hear>[0];
/** Fails at the `nth` call of the table, then is heard again. True where there was such a call. */
const crashedAt = async (nth: number, handler: Handler, told: Awaited<ReturnType<typeof eventsOf>>): Promise<boolean> => {
  faults.from(nth);
  const failed = await hear(handler, told).then(() => false, () => true); // prettier-ignore
  const reached = faults.seen >= nth;
  faults.from(0);
  await hear(handler, told);
  return failed || reached;
}; // prettier-ignore

describe("a run that crashes once, at any call of the table, and is heard again", () => {
  it("reaches every SKU, counts each portion once, and tells its end once", async () => {
    let tried = 0;
    for (let nth = 1; ; nth += 1) {
      system.time.pass(60);
      const { id } = await ok<ForecastRun>(call(startForecastRun, { as: sales, body: { freq: "M" } }));
      const of = async (type: string) => (await eventsOf(`FORECAST-RUN#${id}`)).filter((e) => e.eventType === type);
      const inPlan = await crashedAt(nth, planRun, await of("ForecastRunStarted"));
      const portions = await of("ForecastChunkDue");
      expect(portions).toHaveLength(1);
      const inPortion = await crashedAt(nth, forecastChunk, portions);
      const run = await ok(call(getForecastRun, { as: sales, params: { runId: id } }));
      expect(run, `call ${nth}`).toMatchObject({ state: "done", total: 3, done: 3, series: 9 });
      expect(await of("ForecastRunFinished")).toHaveLength(1);
      tried = nth;
      if (!inPlan && !inPortion) break;
    }
    expect(tried).toBeGreaterThan(15);
    const found = await forecastsOf(skus, "M");
    for (const sku of skus) expect(found.get(sku)!.map(({ mean }) => mean.length)).toEqual([13, 13, 13]);
    const { total } = await ok(call(getForecastAccuracy, { as: sales }));
    expect(total).toMatchObject({ kind: "backtest", periods: 6 });
    expect((await ok(call(listAlerts, { as: sales }))).items).toEqual([]);
  }, 60_000);
});
