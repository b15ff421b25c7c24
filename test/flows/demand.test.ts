import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../events/define.ts";
import { runImport } from "../../functions/imports/index.ts";
import { differences } from "../../operate/demand/rebuild.ts";
import type { Row } from "../../operate/fsck/rows.ts";
import { clock } from "../../shared/clock.ts";
import { getRegionDemand, getSkuDemand, type SkuDemand } from "../../shared/contracts/demand.ts";
import { changeDistributor, getDistributor } from "../../shared/contracts/distributors.ts";
import * as orders from "../../shared/contracts/orders.ts";
import { adjustStock } from "../../shared/contracts/stock-documents.ts";
import { env } from "../../shared/env.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { database } from "../../shared/table.ts";
import { demand } from "../durability/command.ts";
import { scanned } from "../durability/many-orders.ts";
import { editOf } from "../distributors/builders.ts";
import { call, type Member } from "../support/call.ts";
import { aCompany, aDistributor, type Buyer, type Company, ok, someGoods, submitNew } from "../support/company.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

let system: TestSystem;
let company: Company & { listId: string };
let reporting: Buyer;
let ordering: Buyer;
beforeAll(async () => {
  system = await startSystem({ startAt: "2025-12-31T15:30:00.000Z" });
  const on = { on: true, passUpToFen: 0 };
  company = await aCompany({ review: { business: on, finance: on, outbound: on } });
  const stock = { [company.hangzhou]: 100_000, [company.wuhan]: 100_000 };
  await someGoods(company, ["TEA", "RICE"].map((sku) => ({ sku, unitFen: 1, stock }))); // prettier-ignore
  reporting = await aDistributor(company, { limitFen: null });
  ordering = await aDistributor(company, { limitFen: null, region: "华南" });
  await system.settle();
  await aHalfYear();
}, 60_000);
afterAll(() => system.stop());

const at = (instant: string): void => system.time.set(instant);
const order = (buyer: Member, sku: string, quantity: number) => ok(submitNew(buyer, [{ sku, quantity }]));
const decide = (contract: Parameters<typeof call>[0], { id, version }: { id: string; version: number }, body: object) =>
  ok(call(contract, { as: company.sales, params: { orderId: id }, body: { expectedVersion: version, ...body } }));
const sells = async (sku: string, quantity: number) => {
  const locationId = reporting.distributor.locationId as LocationId;
  const report = (body: object) => ok(call(adjustStock, { as: reporting.buyer, body: { locationId, ...body } }));
  await report({ reason: "other", note: "found behind the tea", lines: [{ sku, change: quantity }] });
  await report({ reason: "sold", lines: [{ sku, quantity }] });
};

/** Orders, changes, refusals, sales and imported books from the last minutes of 2025 on; everything heard twice and shuffled. */
const aHalfYear = async (): Promise<void> => {
  // In Shanghai it is half an hour before the new year; then half an hour after.
  await order(reporting.buyer, "TEA", 100);
  at("2025-12-31T16:30:00.000Z");
  const moved = await order(reporting.buyer, "TEA", 40);
  const gone = await order(ordering.buyer, "TEA", 500);
  await order(ordering.buyer, "RICE", 9);
  await system.settle({ seed: 2 });
  for (const month of ["02", "03", "04"]) {
    at(`2026-${month}-10T02:00:00.000Z`);
    await sells("TEA", 10 * Number(month));
    await order(ordering.buyer, "TEA", Number(month));
  }
  await decide(orders.changeOrder, moved, { lines: [{ sku: "RICE", quantity: 7 }], reason: "rice instead" });
  await decide(orders.rejectOrder, gone, { reason: "far too much" });
  await system.settle({ seed: 3 });
  const params = { distributorId: reporting.distributor.id };
  const record = await ok(call(getDistributor, { as: company.admin, params }));
  const distributor = { ...editOf(record), region: "西南" };
  await ok(call(changeDistributor, { as: company.admin, params, body: { distributor, reason: "the regions were cut anew", expectedVersion: record.version } })); // prettier-ignore
  at("2026-05-10T02:00:00.000Z");
  await sells("TEA", 50);
  const past = [["TEA", "2025-12-15", 80], ["RICE", "2026-01-04", 3], ["TEA", "2026-03-10", 1]] as const; // prettier-ignore
  const rows = past.map(([sku, date, quantity], i) => ({
    line: i + 2,
    record: { distributorCode: reporting.distributor.code, sku, date, quantity },
    problems: [],
  }));
  const by = { actor: systemActor("test"), now: clock.now() };
  const { fresh, errors } = await runImport({ id: "imp_past", kind: "sell-through", rows, dryRun: false, ...by });
  expect([fresh, errors.map(({ line }) => line)]).toEqual([2, [4]]);
  await system.settle({ seed: 4 });
  at("2026-06-01T02:00:00.000Z");
};

describe("[C1] demand", () => {
  const look = (query: Record<string, string> = {}, as: Member = company.sales): Promise<SkuDemand> =>
    ok(system.api(as).send(getSkuDemand, { params: { sku: "TEA" }, query }));

  it("is what a reporting distributor sold and what the others ordered, each on its day", async () => {
    const { id } = reporting.distributor;
    const months = { start: "2025-12", running: { period: "2026-06", demand: 0, ordered: 0, sold: 0 } };
    expect(await look({ distributorId: id })).toMatchObject({
      ...months,
      node: { kind: "distributor", distributorId: id },
      demand: [80, 0, 20, 30, 40, 50],
      ordered: [100, 0, 0, 0, 0, 0],
      sold: [80, 0, 20, 30, 40, 50],
    });
    expect(await look({ distributorId: ordering.distributor.id })).toMatchObject({
      start: "2026-02",
      demand: [2, 3, 4, 0],
    });
    expect(await look()).toMatchObject({ ...months, node: { kind: "sku" }, demand: [80, 0, 22, 33, 44, 50] });
    expect(await look({ freq: "W" })).toMatchObject({ freq: "W", start: "2025-W51", running: { period: "2026-W23" } });
  });

  it("stays in the region in which it arose, and regions sum to the whole", async () => {
    const of = async (region: string) => (await look({ region })).demand;
    expect([await of("华东"), await of("华南"), await of("西南")]).toEqual([[0, 0, 20, 30, 40, 0], [2, 3, 4, 0], [80, 0, 0, 0, 0, 50]]); // prettier-ignore
    const all = await ok(system.api(company.sales).send(getRegionDemand, { params: { region: "西南" } }));
    expect(all).toMatchObject({ region: "西南", start: "2025-12", demand: [80, 3, 0, 0, 0, 50] });
  });

  it("is a distributor's own alone to it; of others there is nothing to be known", async () => {
    const [own, other] = [ordering.distributor.id, reporting.distributor.id];
    expect(await look({}, ordering.buyer)).toMatchObject({
      node: { kind: "distributor", distributorId: own },
      demand: [2, 3, 4, 0],
      nodes: [{ kind: "distributor", distributorId: own }],
    });
    for (const query of [{ distributorId: other }, { distributorId: "dst_nobody" }, { region: "华东" }])
      expect((await call(getSkuDemand, { as: ordering.buyer, params: { sku: "TEA" }, query })).status).toBe(404);
    const region = await call(getRegionDemand, { as: ordering.buyer, params: { region: "华南" } });
    expect(region.status).toBe(403);
  });

  it("of a SKU or region that nobody asked for is empty; a region and a distributor at once are too much", async () => {
    const none = { start: "2026-06", demand: [], ordered: [], sold: [] };
    expect(await ok(call(getSkuDemand, { as: company.sales, params: { sku: "NONE" } }))).toMatchObject(none);
    expect(await ok(call(getRegionDemand, { as: company.sales, params: { region: "无" } }))).toMatchObject(none);
    const query = { region: "华东", distributorId: ordering.distributor.id };
    const reply = await call(getSkuDemand, { as: company.sales, params: { sku: "TEA" }, query });
    expect([reply.status, reply.body.code]).toEqual([422, "request/inconsistent"]);
  });
});

describe("npm run demand -- rebuild", () => {
  const rows = async () => (await scanned()).map((item) => unmarshall(item) as Row);
  const place = () => ["--table", env("TABLE_NAME"), "--endpoint", process.env.AWS_ENDPOINT_URL_DYNAMODB!];

  it("makes the same of orders, reports and imported sales, to the last unit", async () => {
    const all = await rows();
    expect(all.filter(({ type }) => type === "demand-year").length).toBeGreaterThan(6);
    expect(differences(all)).toEqual([]);
    const { code, said } = await demand("rebuild", ...place(), "--check");
    expect([code, said]).toEqual([0, expect.stringContaining("0 differences")]);
  });

  it.each<[string, (row: Row) => Row | undefined]>([
    ["demand-year", (row) => ({ ...row, w15sold: (row.w15sold ?? 0) + 1 })],
    ["demand-year", () => undefined],
    ["demand-region-year", (row) => ({ ...row, m02ordered: 1_000 })],
    ["demand-seller", (row) => ({ ...row, "2025-06": true })],
    ["demand-sku", () => undefined],
    ["stock-month", (row) => ({ ...row, "10received": 9 })],
    ["stock-month", () => undefined],
    ["demand-of", (row) => ({ ...row, units: { ...row.units, TEA: 1 } })],
    ["demand-of", (row) => ({ ...row, date: "2024-01-01", units: { TEA: 1 } })],
  ])("sees what is wrong with a %s", async (type, fault) => {
    const all = await rows();
    const victim = all.find((row) => row.type === type)!;
    const bad = all.flatMap((row) => (row === victim ? (fault(row) ?? []) : [row]));
    expect(differences(bad).map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([`${victim.pk} ${victim.sk}`]);
  });

  it("tells what differs with --check, and puts it right without", async () => {
    const victim = (await rows()).find(({ type }) => type === "demand-year")!;
    const Key = { pk: victim.pk, sk: victim.sk };
    await database().send(new UpdateCommand({ TableName: env("TABLE_NAME"), Key, UpdateExpression: "ADD m01sold :n", ExpressionAttributeValues: { ":n": 5 } })); // prettier-ignore
    expect(await demand("rebuild", ...place(), "--check")).toMatchObject({ code: 1, said: expect.stringContaining(victim.pk) }); // prettier-ignore
    expect(await demand("rebuild", ...place())).toMatchObject({ code: 0, said: expect.stringContaining("1 items put right") }); // prettier-ignore
    expect(await demand("rebuild", ...place(), "--check")).toMatchObject({ code: 0 });
    expect(await demand("rebuild")).toMatchObject({ code: 2 });
  });
});
