import { describe, expect, it } from "vitest";
import { clock } from "../../shared/clock.ts";
import { createOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { adjustStock } from "../../shared/contracts/stock-documents.ts";
import { call } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { noises } from "./faults.ts";
import { hook } from "./hook.ts";
import { hosts } from "./hosts.ts";
import { eventLoop, invocationNow } from "./loop.ts";
import { services } from "./services.ts";
import { memTable } from "./table/mem-table.ts";
import { coldStart, directly, handlersOf, jobs, publisher, secondsOf, settle, startAt, worldOf } from "./world.ts";

/** P13: the scheduler's word comes twice, late, and while the one before is still at work; what a job does is done once. */
const [ticks, everyMs] = [1_000, 3 * 3_600_000];
const oncePer = new Map([
  ["OrderCancelled", "an order that nobody decided on"],
  ["AlertEscalated", "an alert that nobody took"],
]);

/** Five orders that wait for a review, and an alert that waits for somebody. */
const before = async () => {
  const world = await worldOf(1);
  const table = directly(world.items, 97);
  await coldStart(world);
  const { admin, hangzhou } = world.company;
  await ok(call(adjustStock, { as: admin, body: { reason: "damage", locationId: hangzhou, lines: [{ sku: "RICE", quantity: 6 }] } })); // prettier-ignore
  const as = world.shops[0]!.buyer;
  for (let i = 0; i < 5; i += 1) {
    const { id } = await ok(call(createOrder, { as, body: { lines: [{ sku: "WATER", quantity: 2 }] } }));
    await ok(call(submitOrder, { as, params: { orderId: id }, body: { expectedVersion: 1 } }));
  }
  await settle(table);
  return { world, items: table.items() };
};

describe("a thousand ticks, each heard twice and late", () => {
  it("do what is due once", async () => {
    const { world, items } = await before();
    const loop = eventLoop(13, startAt);
    const table = memTable(items);
    const noise = { ...noises[2]!, duplicate: 1, delayMs: 20_000 };
    const handlers = await handlersOf(jobs);
    const [runs, effects] = [new Map<string, number>(), new Map<string, number>()];
    const counted = new Map(
      [...handlers].map(([name, run]) => [
        name,
        async (event: any) => {
          runs.set(name, (runs.get(name) ?? 0) + (event.Records as unknown[]).length);
          return run(event);
        },
      ]),
    );
    const host = hosts(loop, counted, [], publisher, noise, secondsOf);
    const aws = services(loop, table, () => ({ FailedEntryCount: 0, Entries: [] }), [], noise);
    table.onCommit((commit) => {
      for (const { before: was, after } of commit)
        if (!was && after?.type === "event") {
          const name = `${after.eventType as string} ${after.aggregateId as string}`;
          effects.set(name, (effects.get(name) ?? 0) + 1);
        }
    });
    await coldStart(world);
    hook(aws.answer);
    clock.now = () => new Date(loop.now() + (invocationNow()?.skewMs ?? 0)).toISOString();
    clock.random = loop.random;
    clock.sleep = (ms) => new Promise((done) => loop.after(ms, () => invocationNow()?.dead || done()));
    for (let i = 0; i < ticks; i += 1) {
      const [run, at] = [jobs[i % jobs.length]!, Math.floor(i / jobs.length) * everyMs];
      loop.after(at, () => host.toQueue(run, JSON.stringify({ scheduledTime: new Date(startAt + at).toISOString() })));
    }
    await loop.drain();
    expect(host.deadLetters() + host.waiting()).toBe(0);
    const done = [...effects].filter(([name]) => oncePer.has(name.split(" ")[0]!));
    expect(done.filter(([, times]) => times > 1)).toEqual([]);
    const count = (type: string): number => done.filter(([name]) => name.startsWith(type)).length;
    const heard = [...runs.values()].reduce((a, b) => a + b, 0);
    console.log(`P13: ${ticks} ticks of ${runs.size} jobs, heard ${heard} times: ${[...oncePer].map(([type, what]) => `${what}: ${count(type)}`).join(", ")}, none twice`); // prettier-ignore
    expect(heard).toBeGreaterThanOrEqual(2 * ticks);
    expect(count("OrderCancelled")).toBe(5);
    expect(count("AlertEscalated")).toBeGreaterThan(0);
  });
});
