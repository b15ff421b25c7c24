import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BatchWriteItemCommand, DynamoDBClient, type WriteRequest } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { afterAll, describe, expect, it } from "vitest";
import { applied } from "../../operate/fsck/change.ts";
import { check, type Row, worldOf } from "../../operate/fsck/check.ts";
import { countedAnew } from "../../operate/fsck/receivables.ts";
import { digest } from "../../shared/clock.ts";
import type { Contract } from "../../shared/contracts/contract.ts";
import { getInvoice, listInvoices } from "../../shared/contracts/billing.ts";
import { getProduct } from "../../shared/contracts/catalog.ts";
import { getCredit } from "../../shared/contracts/credit.ts";
import { getDistributor } from "../../shared/contracts/distributors.ts";
import { overrideForecast } from "../../shared/contracts/forecast-judgements.ts";
import { startForecastRun } from "../../shared/contracts/forecast-runs.ts";
import { getSkuForecast } from "../../shared/contracts/forecasts.ts";
import { listLocationStock, listMovements } from "../../shared/contracts/inventory.ts";
import { approveOrder, getOrder, getTimeline, submitOrder } from "../../shared/contracts/orders.ts";
import {
  acceptSupplyLine,
  getSupplyPlan,
  listSupplyLines,
  recomputeSupplyPlan,
  rejectSupplyLine,
} from "../../shared/contracts/supply-plans.ts";
import { getTransfer, receiveTransfer, shipTransfer } from "../../shared/contracts/transfers.ts";
import { listOrderShipments, receiveShipment, shipShipment, startPicking } from "../../shared/contracts/shipments.ts";
import { call } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { allEvents } from "../support/contracts.ts";
import type { TestSystem } from "../support/system.ts";
import type { WireItem } from "../../operate/fsck/sources.ts";
import { aCompanyAtWork, scanned } from "./many-orders.ts";

/**
 * What releases have stored, a folder each, never written again: the items of a company at work, an event of every type and version, and what the API said of them.
 * Where an event's version or an item's type is new, `KEEP_GOLDEN=0.2 npx vitest run test/durability/golden.test.ts` (the coming release) keeps a folder of today's.
 */
const folder = join(import.meta.dirname, "golden");
const at = "2026-03-02T03:00:00.000Z";
interface Kept {
  contract: string;
  params: Record<string, string>;
  body: unknown;
}
const fileOf = (release: string, name: string): string => join(folder, release, name);
const read = <T>(release: string, name: string): T => JSON.parse(readFileSync(fileOf(release, name), "utf8")) as T;
const fromText = (key: string, value: unknown): unknown =>
  key === "B" && typeof value === "string" ? Buffer.from(value, "base64") : value;
const itemsOf = (release: string): WireItem[] =>
  readFileSync(fileOf(release, "items.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line, fromText) as WireItem);
const rowsOf = (items: readonly WireItem[]): Row[] => items.map((item) => unmarshall(item) as Row);

let system: TestSystem;
let today: WireItem[];
/** One system for all: its clients are made once. */
const begin = async (): Promise<void> => {
  ({ system } = await aCompanyAtWork());
  const as = memberOf(rowsOf(await scanned()), "sales");
  await ok(call(startForecastRun, { as, body: { freq: "M" } }));
  await system.settle();
  const body = { period: "2026-03", units: 9, reason: "a new chain opens", expectedVersion: 0 };
  await ok(call(overrideForecast, { as, params: { sku: "RICE" }, body }));
  await system.settle();
  const many = { period: "2026-03", units: 2_000_000, reason: "a chain of supermarkets", expectedVersion: 1 };
  await ok(call(overrideForecast, { as, params: { sku: "RICE" }, body: many }));
  await ok(call(recomputeSupplyPlan, { as, params: { sku: "RICE" } }));
  const line = async (show: string) => (await ok(call(listSupplyLines, { as, query: { show } }))).items[0];
  const { id, quantity, version } = await line("produce");
  await ok(call(acceptSupplyLine, { as, params: { lineId: id }, body: { quantity, expectedVersion: version } }));
  const other = await line("reduce");
  const no = { reason: "its pack changes soon", expectedVersion: other.version };
  await ok(call(rejectSupplyLine, { as, params: { lineId: other.id }, body: no }));
  await system.settle();
  today = await scanned();
};
const write = async (requests: readonly WriteRequest[]): Promise<void> => {
  const client = new DynamoDBClient({});
  for (let i = 0; i < requests.length; i += 25)
    await client.send(
      new BatchWriteItemCommand({ RequestItems: { [process.env.TABLE_NAME!]: requests.slice(i, i + 25) } }),
    );
  client.destroy();
};
const replaceAll = async (items: readonly WireItem[]): Promise<void> => {
  const keys = (await scanned()).map(({ pk, sk }) => ({ pk: pk!, sk: sk! }));
  await write(keys.map((Key) => ({ DeleteRequest: { Key } })));
  await write(items.map((Item) => ({ PutRequest: { Item } })));
  system.time.set(at);
};

const memberOf = (rows: readonly Row[], role: string): { sub: string } => {
  const member = rows.find((row) => row.type === "membership" && row.role === role);
  if (!member) throw new Error(`no ${role}`);
  return { sub: member.pk.slice("SUB#".length) };
};
/** What can be asked of those items: the projections that people see. */
const questions = (rows: readonly Row[]): [Contract<any, any, any, any>, Record<string, string>][] => {
  const of = (type: string): Row[] => rows.filter((row) => row.type === type);
  return [
    ...of("order").flatMap(({ id }): [Contract<any, any, any, any>, Record<string, string>][] => [
      [getOrder, { orderId: id }],
      [getTimeline, { orderId: id }],
      [listOrderShipments, { orderId: id }],
    ]),
    ...of("invoice").map(({ summary }) => [getInvoice, { invoiceId: summary.id }] as never),
    ...of("product").map(({ summary }) => [getProduct, { sku: summary.sku }] as never),
    ...of("balance").map(({ locationId, sku }) => [listMovements, { locationId, sku }] as never),
    ...of("location").map(({ pk }) => [listLocationStock, { locationId: pk.slice(4) }] as never),
    ...of("creditAccount").map(({ entityId }) => [getCredit, { entityId }] as never),
    ...of("distributor").map(({ id, pk }) => [getDistributor, { distributorId: id ?? pk.slice(5) }] as never),
    ...of("distributor").map(() => [listInvoices, {}] as never),
    ...of("forecast").map(({ sku }) => [getSkuForecast, { sku }] as never),
    ...of("transfer").map(({ id }) => [getTransfer, { transferId: id }] as never),
    ...of("supply-plan").map(({ sku }) => [getSupplyPlan, { sku }] as never),
  ];
};
const answers = async (rows: readonly Row[]): Promise<Kept[]> => {
  const as = memberOf(rows, "admin");
  const kept: Kept[] = [];
  for (const [contract, params] of questions(rows)) {
    const { status, body } = await call(contract, { as, params });
    if (status === 200) kept.push({ contract: contract.name, params, body });
  }
  return kept;
};

const exampleOf = (definition: Awaited<ReturnType<typeof allEvents>>[number]): Row => {
  const about = { aggregateId: "a", version: 1, eventId: `evt_${digest("a", 1)}`, tenant: "HQ" };
  const actor = { id: "usr_1", name: "Ann", tenant: "HQ" };
  return { pk: "A#a", sk: "EVENT#00000001", type: "event", ...about, actor, at, ...definition.of(definition.example) };
};
const keptName = (row: Row): string => `${row.eventType} ${row.schemaVersion}`;

const keep = async (release: string): Promise<void> => {
  if (existsSync(join(folder, release))) throw new Error(`${release} is kept already, and is not written again`);
  const items = today;
  const rows = rowsOf(items);
  const happened = new Map(rows.filter(({ type }) => type === "event").map((row) => [keptName(row), row]));
  const events = (await allEvents()).map((one) => happened.get(`${one.type} ${one.version}`) ?? exampleOf(one));
  mkdirSync(join(folder, release), { recursive: true });
  const toText = (key: string, value: unknown): unknown => (key === "B" ? Buffer.from(Object.values(value as object)).toString("base64") : value); // prettier-ignore
  writeFileSync(fileOf(release, "items.jsonl"), `${items.map((item) => JSON.stringify(item, toText)).join("\n")}\n`);
  writeFileSync(fileOf(release, "events.json"), `${JSON.stringify(events, null, 1)}\n`);
  writeFileSync(fileOf(release, "answers.json"), `${JSON.stringify(await answers(rows), null, 1)}\n`);
};

await begin();
const release = process.env.KEEP_GOLDEN;
if (release) await keep(release);
afterAll(() => system.stop());
const releases = readdirSync(folder).sort();

describe("what is stored today", () => {
  it("has an entry in the golden corpus: every event and version, every type of item", async () => {
    const events = new Set(releases.flatMap((one) => read<Row[]>(one, "events.json").map(keptName)));
    const defined = (await allEvents()).map(({ type, version }) => `${type} ${version}`);
    expect(defined.length).toBeGreaterThan(30);
    expect(defined.filter((name) => !events.has(name))).toEqual([]);
    const types = new Set(releases.flatMap((one) => rowsOf(itemsOf(one)).map(({ type }) => type)));
    const written = new Set(rowsOf(today).map(({ type }) => type));
    expect([...written].filter((type) => !types.has(type))).toEqual([]);
    console.log(`${releases.length} releases: ${events.size} events, ${types.size} types of items`);
  });
});

describe.each(releases)("what release %s stored", (one) => {
  it("is read: every event by its definition", async () => {
    const definitions = new Map((await allEvents()).map((definition) => [definition.type, definition]));
    const events = [...read<Row[]>(one, "events.json"), ...rowsOf(itemsOf(one)).filter(({ type }) => type === "event")];
    for (const { eventId: id, eventType, aggregateId, version, tenant, actor, at, schemaVersion, data } of events) {
      const definition = definitions.get(eventType as string);
      expect(definition, eventType).toBeDefined();
      const envelope = { id, aggregateId, version, tenant, actor, at, schemaVersion, data };
      expect(definition!.read(envelope).data).toMatchObject(data);
    }
    expect(events.length).toBeGreaterThan(50);
  });

  it("is told as then, worked on by today's code, and sound afterwards", async () => {
    const items = itemsOf(one);
    const rows = rowsOf(items);
    await replaceAll(items);
    const said = read<Kept[]>(one, "answers.json");
    const now = await answers(rows);
    expect(said.length).toBeGreaterThan(40);
    expect(now).toHaveLength(said.length);
    for (const [i, kept] of said.entries()) expect(now[i]).toMatchObject(kept as never);

    const [buyer, sales, warehouse] = ["buyer", "sales", "warehouse"].map((role) => memberOf(rows, role));
    const drafts = rows.filter((row) => row.type === "order" && row.approval === "draft");
    expect(drafts.length).toBeGreaterThan(1);
    for (const { id, version } of drafts)
      await ok(call(submitOrder, { as: buyer, params: { orderId: id }, body: { expectedVersion: version } }));
    await system.settle();
    const waiting = rows.filter((row) => row.type === "order" && ["draft", "submitted"].includes(row.approval));
    const carrierId = rows.find(({ type }) => type === "carrier")!.id as string;
    for (const { id } of waiting) {
      const params = { orderId: id as string };
      const { version: expectedVersion } = await ok(call(getOrder, { as: sales, params }));
      await ok(call(approveOrder, { as: sales, params, body: { step: "business", expectedVersion } }));
      await system.settle();
      const { version, lines } = await ok(call(getOrder, { as: sales, params }));
      const [locationId] = Object.keys(lines[0].reserved as object);
      const picking = await ok(call(startPicking, { as: warehouse, params, body: { expectedVersion: version, locationId } })); // prettier-ignore
      await ok(
        call(shipShipment, {
          as: warehouse,
          params: { shipmentId: picking.id },
          body: { carrierId, trackingNumber: `G-${id}` },
        }),
      );
      await ok(call(receiveShipment, { as: buyer, params: { shipmentId: picking.id }, body: { all: true } }));
    }
    for (const { id, state } of rows.filter(({ type }) => type === "transfer")) {
      const params = { transferId: id as string };
      const expectedVersion = async () => (await ok(call(getTransfer, { as: sales, params }))).version as number;
      if (state === "planned") await ok(call(shipTransfer, { as: warehouse, params, body: { expectedVersion: await expectedVersion() } })); // prettier-ignore
      if (state === "planned" || state === "shipped")
        await ok(call(receiveTransfer, { as: warehouse, params, body: { all: true, expectedVersion: await expectedVersion() } })); // prettier-ignore
    }
    await system.settle();
    const last = rowsOf(await scanned());
    // A release that kept no totals of the company's receivables gets them by the repair.
    const after = one === "0.1" ? applied(last, countedAnew(worldOf(last), at)) : last;
    expect(check(after, { atRest: true })).toEqual([]);
    console.log(`${one}: ${rows.length} items, ${said.length} answers as then, ${waiting.length} orders worked on; ${after.length} items after`); // prettier-ignore
  });
});
