import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePorts } from "../../local/free-ports.ts";
import { names } from "../../local/settings.ts";
import { check } from "../../operate/fsck/check.ts";
import { readAll } from "../../operate/fsck/read.ts";
import { itemsOfTable } from "../../operate/fsck/sources.ts";
import { setCreditLimit, getMyCredit } from "../../shared/contracts/credit.ts";
import { createProduct } from "../../shared/contracts/catalog.ts";
import { listLocations } from "../../shared/contracts/locations.ts";
import { createOrder, getOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { changePriceEntries, listPriceLists } from "../../shared/contracts/pricing.ts";
import { type Machine, send, startMachine, tokenOf } from "./machine.ts";

/**
 * `kill -9` of `npm start` under load, again and again on one folder: what was acknowledged is there, once; what was not happened once or not at all, and its key
 * may be sent again; every event has had its effect; nothing is half.
 */
const rounds = Number(process.env.KILL_ROUNDS ?? 20);
const clients = 4;
const sku = "KILL-TEA";
const data = mkdtempSync(join(tmpdir(), "huotong-kill-"));
let port: number;
let machine: Machine;
const token = { buyer: "", admin: "", warehouse: "", finance: "" };
const signIn = async (): Promise<void> => {
  token.buyer = await tokenOf(port, "buyer@hd01.example");
};

/** An order as a client knows it: `reference` is its own name for it, told with every attempt. */
interface Wish {
  reference: string;
  id?: string | undefined;
  version?: number | undefined;
  submitted: boolean;
}
const wishes: Wish[] = [];
let acknowledged = 0;

/** Goes on with a wish where it is, under the same keys: throws where the machine dies meanwhile. */
const pursue = async (wish: Wish): Promise<void> => {
  const { api } = machine;
  if (!wish.id) {
    const body = { lines: [{ sku, quantity: 1 }], reference: wish.reference };
    const made = await send(api, token.buyer, createOrder, { body, key: `make-${wish.reference}` });
    if (made.status === 503) return pursue(wish);
    expect([made.status, made.status === 201 ? "" : JSON.stringify(made.body)]).toEqual([201, ""]);
    [wish.id, wish.version] = [made.body.id, made.body.version];
    acknowledged += 1;
  }
  const body = { expectedVersion: wish.version };
  const o = { params: { orderId: wish.id! }, body, key: `submit-${wish.reference}` };
  const { status, body: reply } = await send(api, token.buyer, submitOrder, o);
  if (status === 503) return pursue(wish);
  expect([status, status === 200 ? "" : JSON.stringify(reply)]).toEqual([200, ""]);
  wish.submitted = true;
  acknowledged += 1;
};
const alive = { now: true };
const client = async (round: number, n: number): Promise<void> => {
  for (let i = 0; alive.now; i += 1) {
    const wish: Wish = { reference: `k${round}-${n}-${i}`, submitted: false };
    wishes.push(wish);
    try {
      await pursue(wish);
    } catch (error) {
      if (error instanceof TypeError || (error as Error).name === "SyntaxError") return; // the connection broke: nobody knows
      throw error;
    }
  }
};

beforeAll(async () => {
  port = await freePorts(5);
  machine = await startMachine(data, port);
  for (const role of ["admin", "warehouse", "finance"] as const)
    token[role] = await tokenOf(port, `${role}@huotong.example`);
  await signIn();
  const ask = async (as: keyof typeof token, ...rest: Parameters<typeof send> extends [any, any, ...infer R] ? R : never) => { // eslint-disable-line typescript/no-explicit-any
    const { status, body } = await send(machine.api, token[as], ...rest);
    expect([status < 400, status < 400 ? "" : JSON.stringify(body)]).toEqual([true, ""]);
    return body;
  }; // prettier-ignore
  const product = { sku, name: { zh: "茶", en: "Tea" }, category: "饮料", unit: "瓶", status: "active" };
  await ask("admin", createProduct, { body: product });
  const lists = (await ask("admin", listPriceLists, {})).items as { id: string; version: number; for: { level: string } }[];
  const base = lists.find((list) => list.for.level === "base")!;
  const set = [{ scope: { kind: "sku", sku }, price: { kind: "unit", unitFen: 100 } }];
  const body = { set, remove: [], expectedVersion: base.version, reason: "for the kills" };
  await ask("admin", changePriceEntries, { params: { listId: base.id }, body });
  const places = (await ask("admin", listLocations, { query: { limit: "100" } })).items as { id: string; tenant: string }[];
  for (const { id } of places.filter((place) => place.tenant === "HQ"))
    await ask("warehouse", receiveGoods, { body: { locationId: id, lines: [{ sku, quantity: 90_000 }] } });
  const { entityId, version } = await ask("buyer", getMyCredit, {});
  const limit = { limit: { kind: "none" }, reason: "for the kills", expectedVersion: version };
  await ask("finance", setCreditLimit, { params: { entityId }, body: limit });
}); // prettier-ignore
afterAll(async () => {
  await machine?.kill();
  rmSync(data, { recursive: true, force: true });
});

const judge = async (atRest: boolean): Promise<{ items: number; unsent: number; orders: Map<string, number> }> => {
  const orders = new Map<string, number>();
  let unsent = 0;
  const counted = async function* () {
    for await (const read of itemsOfTable(names.table, machine.table)) {
      const { type, reference, unsentShard } = read.item;
      if (type?.S === "order" && reference?.S) orders.set(reference.S, (orders.get(reference.S) ?? 0) + 1);
      if (unsentShard) unsent += 1;
      yield read;
    }
  };
  const { rows, found, items } = await readAll(counted());
  expect([...found, ...check(rows, { atRest, itemsToo: false })]).toEqual([]);
  return { items, unsent, orders };
};
const expectKept = (orders: ReadonlyMap<string, number>): void => {
  for (const { reference, id } of wishes) {
    const times = orders.get(reference) ?? 0;
    if (id) expect([reference, times]).toEqual([reference, 1]);
    else expect(times, reference).toBeLessThanOrEqual(1);
  }
};

/** Waiting and set aside, of all queues of the machine. */
const inQueues = async (): Promise<{ waiting: number; dead: string[] }> => {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const sqs = new SQSClient({ endpoint: `http://127.0.0.1:${port + 3}`, region: "eu-central-1", credentials });
  const counts = { waiting: 0, dead: [] as string[] };
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ MaxResults: 1_000 }));
  expect(QueueUrls.length).toBeGreaterThan(20);
  for (const QueueUrl of QueueUrls) {
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
    const here = Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible);
    if (!QueueUrl.endsWith("-dead")) counts.waiting += here;
    else if (here > 0) counts.dead.push(`${QueueUrl.split("/").at(-1)}: ${here}`);
  }
  sqs.destroy();
  return counts;
}; // prettier-ignore

test(`${rounds} kills under load lose nothing, double nothing, and leave nothing half`, async () => {
  let [unknown, there] = [0, 0];
  for (let round = 1; round <= rounds; round += 1) {
    alive.now = true;
    const working = Promise.all(Array.from({ length: clients }, (_, n) => client(round, n)));
    const before = acknowledged;
    while (acknowledged < before + 10 + round) await new Promise((done) => setTimeout(done, 5));
    alive.now = false;
    await machine.kill();
    await working;
    machine = await startMachine(data, port);
    if (round % 5 === 0) await signIn();
    const { orders } = await judge(false);
    expectKept(orders);
    const open = wishes.filter((wish) => !wish.submitted);
    unknown += open.length;
    there += open.filter((wish) => !wish.id && orders.has(wish.reference)).length;
    for (const wish of open) await pursue(wish);
  }
  for (const { id, version } of wishes) {
    const { body } = await send(machine.api, token.buyer, getOrder, { params: { orderId: id! } });
    expect(body.version).toBeGreaterThan(version!);
  }
  const patience = Date.now() + 240_000;
  let queues = await inQueues();
  let last = await judge(false);
  while ((queues.waiting > 0 || last.unsent > 0) && Date.now() < patience) {
    await new Promise((done) => setTimeout(done, 500));
    queues = await inQueues();
    if (queues.waiting === 0) last = await judge(false);
  }
  expect({ ...queues, unsent: last.unsent }, machine.said()).toEqual({ waiting: 0, dead: [], unsent: 0 });
  last = await judge(true);
  expectKept(last.orders);
  console.log(`${rounds} kills: ${wishes.length} orders, ${acknowledged} answers kept; ${unknown} orders were cut off, ${there} of them had been made unheard; ${last.items} items sound, every queue empty`); // prettier-ignore
  expect(unknown).toBeGreaterThan(rounds / 2);
});
