import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { marshall } from "@aws-sdk/util-dynamodb";
import { approveOrder, cancelOrder, getOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { recordPayment } from "../../shared/contracts/billing.ts";
import { setThreshold } from "../../shared/contracts/inventory.ts";
import { cancelTransfer, planTransfer, receiveTransfer, shipTransfer } from "../../shared/contracts/transfers.ts";
import { clock, digest } from "../../shared/clock.ts";
import type { Row } from "../../operate/fsck/check.ts";
import { call, type Member } from "../support/call.ts";
import { aCompany, aDistributor, aDraft, ok, someGoods, submitNew } from "../support/company.ts";
import { startSystem, type TestSystem } from "../support/system.ts";
import { itemsOfTable, type WireItem } from "../../operate/fsck/sources.ts";
import { orderStory } from "../flows/order-story.ts";

export const scanned = async (): Promise<WireItem[]> => {
  const all: WireItem[] = [];
  for await (const { item } of itemsOfTable(process.env.TABLE_NAME!)) all.push(item);
  return all;
};

/** Answers the Scans of a table of these items, which an engine would take a minute to load. */
export const servingScans = async (items: readonly Row[]): Promise<{ endpoint: string; close(): void }> => {
  const server = createServer((request, response) => {
    const answer = (body: string): void => {
      const { Limit = 1_000, ExclusiveStartKey } = JSON.parse(body) as { Limit?: number; ExclusiveStartKey?: { n: { N: string } } }; // prettier-ignore
      const from = Number(ExclusiveStartKey?.n.N ?? 0);
      const Items = items.slice(from, from + Limit).map((item) => marshall(item));
      const next = from + Limit < items.length && { LastEvaluatedKey: { n: { N: String(from + Limit) } } };
      response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify({ Items, Count: Items.length, ...next }));
    };
    text(request).then(answer, (error: Error) => response.destroy(error));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
};

/** A small company at work: one order through its whole life, others at each stage, a prepayment, an alert. All through the API. */
export const aCompanyAtWork = async (): Promise<{ system: TestSystem; orders: number }> => {
  const system = await startSystem();
  const step = (on: boolean) => ({ on, passUpToFen: 0 });
  const company = await aCompany({ review: { business: step(true), finance: step(false), outbound: step(false) } });
  await someGoods(company, [
    { sku: "TEA", unitFen: 3_900, stock: { [company.hangzhou]: 100 } },
    { sku: "WATER", unitFen: 150, stock: { [company.hangzhou]: 70, [company.wuhan]: 80 } },
    { sku: "RICE", unitFen: 880, stock: { [company.hangzhou]: 900 } },
  ]);
  const place = { locationId: company.hangzhou, sku: "RICE" };
  const levels = { reorderPoint: 890, safetyStock: 800, expectedVersion: 0 };
  await ok(call(setThreshold, { as: company.warehouse, params: place, body: levels }));
  const shop = await aDistributor(company);
  await system.settle();
  const target = {
    send: (as: Member | undefined, ...rest: Parameters<ReturnType<TestSystem["api"]>["send"]>) =>
      system.api(as).send(...rest),
    settle: async () => void (await system.settle()),
    now: clock.now,
  };
  await orderStory(target, { company, shop }, ["TEA", "WATER"]);
  const rice = [{ sku: "RICE", quantity: 12 }];
  for (let i = 0; i < 4; i += 1) await ok(submitNew(shop.buyer, rice));
  for (let i = 0; i < 3; i += 1) await aDraft(shop.buyer, rice);
  const passed = await ok(submitNew(shop.buyer, rice));
  const called = await ok(submitNew(shop.buyer, rice));
  await system.settle();
  const params = { orderId: passed.id };
  const { version } = await ok(call(getOrder, { as: shop.buyer, params }));
  await ok(call(approveOrder, { as: company.sales, params, body: { step: "business", expectedVersion: version } }));
  const off = { expectedVersion: called.version, reason: "not needed any more" };
  await ok(call(cancelOrder, { as: shop.buyer, params: { orderId: called.id }, body: off }));
  const draft = await aDraft(shop.buyer, rice);
  await ok(call(submitOrder, { as: shop.buyer, params: { orderId: draft.id }, body: { expectedVersion: 1 } }));
  const { entityId } = shop.distributor;
  const body = { entityId, amountFen: 50_000, receivedOn: clock.now().slice(0, 10), reference: "PREPAID" };
  await ok(call(recordPayment, { as: company.finance, body }));
  await transfersOf(company);
  await system.settle();
  return { system, orders: 11 };
};

/** A transfer at each stage, one arrived in parts and short. */
const transfersOf = async (company: Awaited<ReturnType<typeof aCompany>>): Promise<void> => {
  const { sales, warehouse: as, hangzhou: fromId, wuhan: toId } = company;
  const plan = (quantity: number) => {
    const body = { fromId, toId, reason: "balance the regions", lines: [{ sku: "RICE", quantity }] };
    return ok(call(planTransfer, { as: sales, body }));
  };
  const step = (contract: Parameters<typeof call>[0], { id, version }: { id: string; version: number }, body: object) =>
    ok(call(contract, { as, params: { transferId: id }, body: { expectedVersion: version, ...body } }));
  await plan(11);
  await step(cancelTransfer, await plan(12), { reason: "no lorry" });
  await step(shipTransfer, await plan(13), {});
  const part = { all: false, reason: "torn bags", lines: [{ lineNo: 1, received: 6, damaged: 1 }] };
  const arrived = await step(receiveTransfer, await step(shipTransfer, await plan(14), {}), part);
  await step(receiveTransfer, arrived, { all: true });
};

const inText = /(?<![a-z])(ord|shp|trf|inv|rct|dst|ent|loc|usr|alr|evt|pl|car)_[0-9a-z]{16,40}/g;
/** The company again, as another one: every id another, and the same in all places; what has no id of its own stays the one it is. */
export const again = (rows: readonly Row[], n: number): Row[] => {
  const renamed = (id: string): string => `${id.slice(0, 4)}${digest(id, n)}`;
  const events = new Map(
    rows
      .filter(({ type }) => type === "event")
      .map(({ eventId, aggregateId, version }) => {
        const other = String(aggregateId).replace(inText, renamed);
        return [eventId as string, `evt_${digest(other, version)}`];
      }),
  );
  const name = (id: string): string => events.get(id) ?? renamed(id);
  return rows.map((row) => JSON.parse(JSON.stringify(row).replace(inText, name)) as Row);
};

/** `copies` of a company, in the order in which they were made: 11 orders and their neighbours each. */
export const manyCompanies = (rows: readonly Row[], copies: number): Row[] => {
  const all = new Map<string, Row>();
  for (let n = 0; n < copies; n += 1)
    for (const row of n === 0 ? rows : again(rows, n)) {
      const key = `${row.pk} ${row.sk}`;
      if (!all.has(key)) all.set(key, row);
    }
  return [...all.values()];
};
