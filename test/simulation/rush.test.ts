import { describe, expect, it } from "vitest";
import { clock } from "../../shared/clock.ts";
import { createOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { recordPayment } from "../../shared/contracts/billing.ts";
import { adjustStock } from "../../shared/contracts/stock-documents.ts";
import { call } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { clients } from "./clients.ts";
import { noises } from "./faults.ts";
import { hook } from "./hook.ts";
import { eventLoop, invocationNow } from "./loop.ts";
import { standing } from "./rules.ts";
import { services } from "./services.ts";
import { memTable } from "./table/mem-table.ts";
import { coldStart, directly, handlersOf, startAt, worldOf } from "./world.ts";

const [buyers, stock, rushes] = [64, 10, 20];

/** 64 drafts of one piece each, ten pieces in stock, credit for all. */
const before = async () => {
  const world = await worldOf(0);
  const table = directly(world.items, 95);
  await coldStart(world);
  const { admin, finance, hangzhou } = world.company;
  await ok(call(adjustStock, { as: admin, body: { reason: "damage", locationId: hangzhou, lines: [{ sku: "RICE", quantity: 12 - stock }] } })); // prettier-ignore
  for (const { distributor } of world.shops)
    await ok(call(recordPayment, { as: finance, body: { entityId: distributor.entityId, amountFen: 10_000_000, receivedOn: "2026-03-01", reference: distributor.id, allocation: { kind: "none" } } })); // prettier-ignore
  const drafts = [];
  for (let i = 0; i < buyers; i += 1) {
    const as = world.shops[i % 2]!.buyer;
    drafts.push({ as, id: (await ok(call(createOrder, { as, body: { lines: [{ sku: "RICE", quantity: 1 }] } }))).id as string }); // prettier-ignore
  }
  return { world, items: table.items(), drafts };
};

describe("64 who order at once where ten can be served (P3)", () => {
  it("are served ten times, whatever the order of things; the others are told so for good", async () => {
    const { world, items, drafts } = await before();
    const handlers = new Map([...(await handlersOf(["orders/submit-order.http"])).values()].map((handler) => ["submit-order", handler])); // prettier-ignore
    let [asked, busy] = [0, 0];
    for (let seed = 1; seed <= rushes; seed += 1) {
      const table = memTable(items);
      const loop = eventLoop(seed, startAt);
      const noise = noises[seed % noises.length]!;
      const aws = services(loop, table, () => ({}), [], noise);
      hook(aws.answer);
      await coldStartIn(world, items);
      hook(aws.answer);
      clock.now = () => new Date(loop.now() + (invocationNow()?.skewMs ?? 0)).toISOString();
      clock.random = loop.random;
      clock.sleep = (ms) => new Promise((done) => loop.after(ms, () => invocationNow()?.dead || done()));
      const people = clients(loop, handlers, noise, 200);
      const entries = drafts.map(({ as, id }) => people.ask({ contract: submitOrder, options: { as, params: { orderId: id }, body: { expectedVersion: 1 } } }, id)); // prettier-ignore
      await loop.drain();
      const ended = await Promise.all(entries);
      asked += ended.length;
      busy += people.statuses.get(503) ?? 0;
      expect(ended.filter((one) => one.ended === "ok")).toHaveLength(stock);
      expect(ended.filter((one) => one.ended === "fail" && one.reply.code === "stock/short")).toHaveLength(buyers - stock); // prettier-ignore
      expect([...people.statuses.keys()].filter((status) => status >= 500 && status !== 503)).toEqual([]);
      expect(standing(table.items() as never)).toEqual([]);
    }
    console.log(`P3: ${rushes} rushes of ${buyers} on ${stock}: ${asked} asked, ${busy} times told to come again`);
    expect(asked).toBe(rushes * buyers);
  });
});
const coldStartIn = async (world: Awaited<ReturnType<typeof worldOf>>, items: readonly object[]): Promise<void> => {
  directly(items as never, 96);
  await coldStart(world);
};
