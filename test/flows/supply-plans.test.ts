import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startForecastRun } from "../../shared/contracts/forecast-runs.ts";
import { acceptSupplyLine } from "../../shared/contracts/supply-plans.ts";
import { listSupplyRuns, startSupplyRun, type SupplyRun } from "../../shared/contracts/supply-runs.ts";
import { inviteUser } from "../../shared/contracts/users.ts";
import { demandIs, wave } from "../forecasts/builders.ts";
import { levelAt, linesShown, planOf } from "../supply-plans/world.ts";
import { call } from "../support/call.ts";
import { aCompany, aDistributor, type Company, ok, someGoods, submitNew } from "../support/company.ts";
import { eventsOf } from "../support/heard.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

let system: TestSystem;
let company: Company & { listId: string };
const skus = Array.from({ length: 30 }, (_, i) => `P-${String(i).padStart(2, "0")}`);
/** Years in which the month of 春节 and the one before sell twice as much; 2024: 10 February, 2025: 29 January, 2026: 17 February. */
const festive = wave(47, 100, 0).map((units, i) => (["2023-01", "2024-01", "2024-02", "2025-01", "2026-01", "2026-02"].includes(monthAt(i)) ? units * 2 : units)); // prettier-ignore
function monthAt(i: number): string {
  return `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;
}
beforeAll(async () => {
  system = await startSystem({ startAt: "2026-12-02T02:00:00.000Z" });
  company = await aCompany();
  await someGoods(company, skus.map((sku) => ({ sku, unitFen: 1, stock: { [company.hangzhou]: 10 } }))); // prettier-ignore
  const east = await aDistributor(company, { limitFen: null });
  const south = await aDistributor(company, { limitFen: null, region: "华中", suppliedFrom: [company.wuhan] });
  for (const sku of skus) {
    await demandIs(sku, { seller: east.distributor.id, region: "华东", start: "2023-01", units: festive });
    await demandIs(sku, { seller: south.distributor.id, region: "华中", start: "2024-01", units: wave(35, 40, 0) });
  }
  await ok(submitNew(east.buyer, [{ sku: skus[0]!, quantity: 5 }]));
  await system.settle();
}, 120_000);
afterAll(() => system.stop());

const runs = async (): Promise<SupplyRun[]> => (await ok(call(listSupplyRuns, { as: company.sales }))).items;
const planAgain = async (seed: number): Promise<void> => {
  await ok(call(startSupplyRun, { as: company.sales }));
  await system.settle({ seed });
};

describe("from demand to goods on order, every event heard twice and shuffled", () => {
  it("a run of monthly forecasts is followed by one run of plans over every SKU", async () => {
    await ok(call(startForecastRun, { as: company.sales, body: { freq: "M" } }));
    await system.settle({ seed: 5 });
    expect(await runs()).toMatchObject([{ state: "done", total: 30, done: 30, startedBy: { name: "supply-plans" } }]);
    const news = (await eventsOf(`SUPPLY-RUN#${(await runs())[0]!.id}`)).map(({ eventType }) => eventType);
    expect(news).toEqual(["SupplyRunStarted", "SupplyChunkDue", "SupplyChunkDue", "SupplyRunFinished"]);
  });
  it("nets what is there, and the order of today out of what is forecast", async () => {
    const { plan, open } = await planOf(company.sales, skus[0]!);
    expect(plan!.stock).toEqual({ onHand: 10, reserved: 5, available: 5, incoming: 0, inTransit: 0 });
    const other = await planOf(company.sales, skus[1]!);
    expect(other.plan!.periods[0]!.demand - plan!.periods[0]!.demand).toBeCloseTo(5, 0);
    expect(open.map(({ need }) => need.kind)).toContain("produce");
    expect(plan!.levels.map(({ locationId }) => locationId).toSorted()).toEqual([company.hangzhou, company.wuhan].toSorted()); // prettier-ignore
  });
  it("builds up in the region where the festival adds, at the warehouse that supplies it, and nowhere else", async () => {
    system.time.set("2026-12-28T02:00:00.000Z");
    await planAgain(6);
    const lines = (await linesShown(company.sales, "build-up")).filter(({ sku }) => sku === skus[1]);
    expect(lines).toMatchObject([{ locationId: company.hangzhou, need: { region: "华东", festival: "spring-festival", festivalOn: "2027-02-06" } }]); // prettier-ignore
    const email = "planner@example.com";
    const planner = { email, name: "周计划", tenant: "HQ", role: "sales", locale: "zh-CN" };
    await ok(call(inviteUser, { as: company.admin, body: planner }));
    await system.tick("supply-plans/announce-festivals.job");
    await system.settle({ seed: 8 });
    const mails = system.mails(email).filter(({ subject }) => subject.includes("节前备货"));
    expect(mails.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^春节（2027-02-06）节前备货：\d+ 项$/),
    ]);
    expect(await eventsOf("FESTIVAL#spring-festival#2027-02-06")).toHaveLength(1);
  });
  it("accepted, makes goods on order once; made again, twice and shuffled, it proposes nothing of it a second time", async () => {
    const sku = skus[2]!;
    const { open } = await planOf(company.sales, sku);
    let ordered = 0;
    for (const { id, quantity, version } of open) {
      const request = {
        as: company.sales,
        params: { lineId: id },
        body: { quantity, expectedVersion: version },
        key: id,
      };
      await ok(call(acceptSupplyLine, request));
      await ok(call(acceptSupplyLine, request));
      ordered += quantity;
    }
    expect(ordered).toBeGreaterThan(0);
    const incoming = async (): Promise<number> =>
      (await levelAt(company.hangzhou, sku)).incoming + (await levelAt(company.wuhan, sku)).incoming;
    await planAgain(9);
    await planAgain(10);
    expect(await incoming()).toBe(ordered);
    expect((await planOf(company.sales, sku)).open).toEqual([]);
    expect((await planOf(company.sales, sku)).decided).toHaveLength(open.length);
  });
});
