import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { eventsOf } from "../support/heard.ts";
import { publish } from "../../functions/outbox/publish.ts";
import { getOrder, listOrders, submitOrder } from "../../shared/contracts/orders.ts";
import { listInbox } from "../../shared/contracts/notifications.ts";
import { getPolicy } from "../../shared/contracts/company.ts";
import { aMember, call, type Reply } from "../support/call.ts";
import { aCompany, aDistributor, aDraft, type Buyer, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { freshToken } from "../../shared/clock.ts";

/** What becomes of a call of AWS: passed on to the engine (undefined), or one of the ways in which a service fails. */
type Mood = "hangs" | "throttles" | "fails" | "resets" | undefined;
let mood: (target: string) => Mood = () => undefined;
let attempts = 0;

const failWith = (response: ServerResponse, status: number, name: string): void => {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0", "x-amzn-errortype": name });
  response.end(JSON.stringify({ __type: name, message: name }));
};
const body = async (request: IncomingMessage): Promise<Buffer> => Buffer.concat(await request.toArray());

let engine: string;
const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const target = String(request.headers["x-amz-target"]);
  const sent = await body(request);
  const now = mood(target);
  if (now) attempts += 1;
  if (now === "hangs") return;
  if (now === "resets") return void request.socket.destroy();
  if (now === "throttles") return failWith(response, 400, "ThrottlingException");
  if (now === "fails") return failWith(response, 500, "InternalServerError");
  const { host: _, connection: __, "content-length": ___, ...headers } = request.headers;
  const reply = await fetch(engine, {
    method: "POST",
    headers: headers as Record<string, string>,
    body: sent as never,
  });
  response.writeHead(reply.status, { "content-type": "application/x-amz-json-1.0" });
  response.end(Buffer.from(await reply.arrayBuffer()));
};
const server: Server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});

let shop: Buyer;
beforeAll(async () => {
  ({ endpoint: engine } = await startEngine());
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: address,
    AWS_ENDPOINT_URL_EVENTBRIDGE: address,
    BUS_NAME: "huotong",
  });
  const company = await aCompany();
  await someGoods(company, [{ sku: "TEA", unitFen: 100, stock: { [company.hangzhou]: 1_000 } }]);
  shop = await aDistributor(company);
});
afterEach(() => (mood = () => undefined));
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const expectBusy = ({ status, headers, body }: Reply): void => {
  expect([status, body.code, Number(headers["retry-after"]) > 0]).toEqual([503, "system/busy", true]);
};
const timed = async <T>(work: () => Promise<T>): Promise<[T, seconds: number]> => {
  const started = performance.now();
  return [await work(), (performance.now() - started) / 1_000];
};
const draft = (): Promise<{ id: string }> => aDraft(shop.buyer, [{ sku: "TEA", quantity: 1 }]);
const submit = (orderId: string, key: string) =>
  call(submitOrder, { as: shop.buyer, params: { orderId }, body: { expectedVersion: 1 }, key });

describe("a store that cannot answer", () => {
  it.each(["throttles", "fails", "resets"] as const)("%s: each request is told to wait, after three attempts", async (how) => {
    const routes = [
      () => call(getPolicy, { as: shop.buyer }),
      () => call(listOrders, { as: shop.buyer }),
      async () => submit((await draft()).id, freshToken()),
    ];
    const { id } = await draft();
    routes[2] = () => submit(id, freshToken());
    const strangers = await Promise.all([1, 2, 3].map(() => aMember("admin")));
    mood = () => how;
    attempts = 0;
    const replies = await Promise.all([
      ...strangers.map((stranger) => call(getPolicy, { as: stranger })),
      ...routes.slice(1).map((route) => route()),
    ]);
    for (const reply of replies) expectBusy(reply);
    expect(attempts).toBeGreaterThanOrEqual(replies.length);
    console.log(`${how}: ${replies.length} requests, ${attempts} attempts`);
    expect(attempts).toBeLessThanOrEqual(3 * replies.length);
  }); // prettier-ignore

  it("hangs: each request is answered within 10 s, wherever it hangs; the same key succeeds afterwards, once", async () => {
    const [one, two] = [await draft(), await draft()];
    const stranger = await aMember("admin");
    const keys = [freshToken(), freshToken()] as const;
    mood = () => "hangs";
    attempts = 0;
    const all = await Promise.all([
      timed(() => call(getPolicy, { as: stranger })),
      timed(() => submit(one.id, keys[0])),
      timed(() => call(getOrder, { as: shop.buyer, params: { orderId: two.id } })),
    ]);
    mood = (target) => (target.endsWith("TransactWriteItems") ? "hangs" : undefined);
    all.push(await timed(() => submit(two.id, keys[1])));
    for (const [reply, seconds] of all) {
      expectBusy(reply);
      expect(seconds).toBeLessThan(10);
    }
    console.log(`hangs: ${all.length} requests, ${attempts} attempts, ${all.map(([, seconds]) => seconds.toFixed(1)).join(" ")} s`);
    expect(attempts).toBeLessThanOrEqual(3 * all.length);
    mood = () => undefined;
    for (const [i, { id }] of [one, two].entries()) {
      const first = await ok(submit(id, keys[i]!));
      expect(await ok(submit(id, keys[i]!))).toEqual(first);
      const events = await eventsOf(`ORDER#${id}`);
      expect(events.map(({ eventType }) => eventType)).toEqual(["OrderDrafted", "OrderSubmitted"]);
    }
  }); // prettier-ignore

  it("throttles for long: also of requests that ask two things at once each costs three attempts at most, since retries run dry", async () => {
    expect((await call(listInbox, { as: shop.buyer })).status).toBe(200);
    mood = () => "throttles";
    attempts = 0;
    const replies: Reply[] = [];
    for (let second = 0; second < 60; second += 1)
      replies.push(...(await Promise.all([1, 2, 3, 4].map(() => call(listInbox, { as: shop.buyer })))));
    for (const reply of replies) expectBusy(reply);
    console.log(`throttles for long: ${replies.length} requests, ${attempts} attempts`);
    expect(attempts).toBeGreaterThanOrEqual(2 * replies.length);
    expect(attempts).toBeLessThanOrEqual(3 * replies.length);
  }); // prettier-ignore

  it("cannot be reached at all: that is no fault of ours either", async () => {
    const stranger = await aMember("admin");
    server.closeAllConnections();
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    expectBusy(await call(getPolicy, { as: stranger }));
    await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
    expect((await call(getPolicy, { as: stranger })).status).toBe(200);
  });
});

describe("a bus that cannot answer", () => {
  it.each(["throttles", "fails", "resets", "hangs"] as const)("%s: the events stay unsent, after three attempts", async (how) => {
    const { id } = await draft();
    const items = await eventsOf(`ORDER#${id}`);
    const many = Array.from({ length: 30 }, () => items[0]!);
    mood = (target) => (target.endsWith("PutEvents") ? how : undefined);
    attempts = 0;
    const [failed, seconds] = await timed(() => publish(many));
    expect(failed).toEqual(many.map((_, i) => i));
    expect(attempts).toBe(3);
    expect(seconds).toBeLessThan(30);
    expect((await eventsOf(`ORDER#${id}`))[0]).toHaveProperty("unsentShard");
  }); // prettier-ignore
});
