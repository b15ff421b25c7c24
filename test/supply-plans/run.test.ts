import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forecastRunFinished } from "../../events/forecasts.ts";
import { handler as cutRun } from "../../functions/supply-plans/cut-run.event.ts";
import { plannerFor } from "../../functions/supply-plans/facts.ts";
import { handler as planChunk } from "../../functions/supply-plans/plan-chunk.event.ts";
import { planSku } from "../../functions/supply-plans/plan-sku.ts";
import { runs as kept } from "../../functions/supply-plans/runs.table.ts";
import { handler as startRun } from "../../functions/supply-plans/start-run.event.ts";
import { clock } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { getSupplyRun, listSupplyRuns, startSupplyRun, type SupplyRun } from "../../shared/contracts/supply-runs.ts";
import { heardMark } from "../../shared/on.ts";
import { call } from "../support/call.ts";
import { aCompany, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf, hear, tell } from "../support/heard.ts";
import { allIn, foresee, linesShown, planOf } from "./world.ts";

const realNow = clock.now;
const skus = Array.from({ length: 60 }, (_, i) => `TEA-${String(i).padStart(2, "0")}` as Sku);
let company: Company & { listId: string };
beforeEach(async () => {
  clock.now = () => "2026-12-01T02:00:00.000Z";
  await startEngine();
  company = await aCompany();
  await someGoods(company, [{ sku: skus[0]!, unitFen: 100 }]);
  await Promise.all(skus.map((sku) => foresee(sku, "2026-12", allIn("华东", 310))));
});
afterEach(() => {
  clock.now = realNow;
});

const start = () => call<SupplyRun>(startSupplyRun, { as: company.sales });
const look = (runId: string): Promise<SupplyRun> => ok(call(getSupplyRun, { as: company.finance, params: { runId } }));
const newsOf = (runId: string) => eventsOf(`SUPPLY-RUN#${runId}`);
const told = async (runId: string, type: string) => (await newsOf(runId)).filter(({ eventType }) => eventType === type);

describe("a run of plans", () => {
  it("goes over every SKU that has had demand, portion by portion, and says how far it is", async () => {
    const { id } = await ok(start());
    await hear(cutRun, await told(id, "SupplyRunStarted"));
    expect(await look(id)).toMatchObject({ state: "running", total: 60, done: 0, planned: true });
    const [first, ...others] = await told(id, "SupplyChunkDue");
    await hear(planChunk, [first!]);
    expect(await look(id)).toMatchObject({ state: "running", done: 25, lines: 25 });
    await hear(planChunk, others);
    expect(await look(id)).toMatchObject({ state: "done", done: 60, lines: 60, finishedAt: clock.now() });
    expect(await told(id, "SupplyRunFinished")).toMatchObject([{ data: { total: 60, lines: 60 } }]);
    const { items } = await ok(call(listSupplyRuns, { as: company.sales }));
    expect(items).toMatchObject([{ id, state: "done" }]);
  });
  it("counts each portion once, however often and in whatever order it is heard", async () => {
    const { id } = await ok(start());
    const [started] = await told(id, "SupplyRunStarted");
    await Promise.all([hear(cutRun, [started!]), hear(cutRun, [started!])]);
    const portions = await told(id, "SupplyChunkDue");
    expect(portions.flatMap(({ data }) => (data as { skus: string[] }).skus)).toEqual(skus);
    await hear(planChunk, [...portions.toReversed(), ...portions]);
    await Promise.all(portions.map((one) => hear(planChunk, [one])));
    expect(await look(id)).toMatchObject({ state: "done", done: 60, lines: 60 });
    expect(await told(id, "SupplyRunFinished")).toHaveLength(1);
    expect((await linesShown(company.sales, "produce")).length).toBe(25);
  });
  it("goes on where a crash stopped it within a portion: SKUs that are done are not gone over again", async () => {
    const { id: runId } = await ok(start());
    await hear(cutRun, await told(runId, "SupplyRunStarted"));
    const now = clock.now();
    const planner = await plannerFor(skus.slice(0, 10), now);
    for (const sku of skus.slice(0, 10)) await planSku(sku, { planner, now, runId });
    clock.now = () => "2026-12-01T02:10:00.000Z";
    await hear(planChunk, await told(runId, "SupplyChunkDue"));
    expect(await look(runId)).toMatchObject({ state: "done", done: 60, lines: 60 });
    expect((await planOf(company.sales, skus[9]!)).plan!.madeAt).toBe(now);
    expect((await planOf(company.sales, skus[10]!)).plan!.madeAt).toBe("2026-12-01T02:10:00.000Z");
  });
  it("ends although its last portion crashed between counting and ending", async () => {
    const { id } = await ok(start());
    await hear(cutRun, await told(id, "SupplyRunStarted"));
    const portions = await told(id, "SupplyChunkDue");
    await hear(planChunk, portions.slice(1));
    const [{ eventId, data }] = portions as never as [{ eventId: string; data: { skus: string[] } }];
    const heard = heardMark("supply-plans/plan-chunk.event", { id: eventId, tenant: "HQ" }, clock.now());
    await commit([heard, kept.portionDone(id, data.skus.length, { lines: data.skus.length })]);
    expect(await look(id)).toMatchObject({ state: "running", done: 60 });
    await hear(planChunk, portions.slice(0, 1));
    expect(await look(id)).toMatchObject({ state: "done", done: 60, lines: 60 });
    expect(await told(id, "SupplyRunFinished")).toHaveLength(1);
  });
  it("is one at a time, until one stands still for an hour", async () => {
    await ok(start());
    expect((await start()).body).toMatchObject({ code: "supply-plan/run-running" });
    clock.now = () => "2026-12-01T03:00:01.000Z";
    expect((await start()).status).toBe(202);
  });
  it("follows each run of monthly forecasts once, and none of weekly ones", async () => {
    const runs = async (): Promise<SupplyRun[]> => (await ok(call(listSupplyRuns, { as: company.sales }))).items;
    await tell(startRun, forecastRunFinished, { runId: "fcr_w", freq: "W", origin: "2026-W48" });
    expect(await runs()).toEqual([]);
    const finished = { runId: "fcr_m", freq: "M" as const, origin: "2026-11" };
    await tell(startRun, forecastRunFinished, finished, "evt_1");
    await tell(startRun, forecastRunFinished, finished, "evt_1");
    expect(await runs()).toMatchObject([{ state: "running", startedBy: { name: "supply-plans" } }]);
  });
});
