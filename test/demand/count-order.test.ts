import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { handler as countOrder } from "../../functions/demand/count-order.event.ts";
import { demandOfRegion, demandOfSku, pageOfSkus } from "../../functions/demand/index.ts";
import { clock } from "../../shared/clock.ts";
import { nodeName } from "../../shared/contracts/demand.ts";
import * as orders from "../../shared/contracts/orders.ts";
import { database } from "../../shared/table.ts";
import { call } from "../support/call.ts";
import { aCompany, aDistributor, type Buyer, type Company, ok, someGoods, submitNew } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { batchOf, eventsOf, hear } from "../support/heard.ts";

const on = { on: true, passUpToFen: 0 };
let company: Company & { listId: string };
let shop: Buyer;
let next = 0;
const realNow = clock.now;
/** In Shanghai the day begins at 16:00. */
const at = (instant: string): void => {
  clock.now = () => instant;
};
afterEach(() => {
  clock.now = realNow;
});
beforeAll(async () => {
  await startEngine();
  at("2026-01-05T02:00:00.000Z");
  company = await aCompany({ review: { business: on, finance: on, outbound: on } });
  shop = await aDistributor(company, { limitFen: null });
});

const goods = async (count = 1): Promise<string[]> => {
  const skus = Array.from({ length: count }, () => `W-${String((next += 1)).padStart(4, "0")}`);
  await someGoods(company, skus.map((sku) => ({ sku, unitFen: 1, stock: { [company.hangzhou]: 100_000 } }))); // prettier-ignore
  return skus;
};
type Placed = { id: string; version: number };
const placed = (lines: { sku: string; quantity: number }[]): Promise<Placed> => ok(submitNew(shop.buyer, lines));
const decide = (contract: Parameters<typeof call>[0], { id, version }: Placed, more: object, as = company.sales) =>
  ok<Placed>(call(contract, { as, params: { orderId: id }, body: { expectedVersion: version, ...more } }));
const told = (order: Placed) =>
  eventsOf(`ORDER#${order.id}`).then((all) =>
    all.filter(({ eventType }) => /Submitted|Changed|Cancelled|Rejected/.test(eventType)),
  );
/** Months of the SKU as a whole, seen from March; the other nodes must say the same. */
const ordered = async (sku: string) => {
  const [whole, ...others] = await demandOfSku(sku, "M", "2026-03-15");
  const { start, ordered, running } = whole!;
  for (const one of others) expect(one).toMatchObject({ start, ordered, running });
  return { start, ordered, running: running.ordered };
};

describe("an order", () => {
  it("counts on the day it was submitted in the company's time zone, for its distributor, region and SKU, by month and week", async () => {
    const [sku] = await goods();
    at("2026-01-31T15:59:59.999Z");
    const first = await placed([{ sku: sku!, quantity: 5 }]);
    at("2026-01-31T16:00:00.000Z");
    const second = await placed([{ sku: sku!, quantity: 7 }]);
    for (const order of [second, first]) await hear(countOrder, await told(order));
    expect(await ordered(sku!)).toEqual({ start: "2026-01", ordered: [5, 7], running: 0 });
    const weeks = await demandOfSku(sku!, "W", "2026-02-10");
    expect(weeks.map(({ node }) => nodeName(node)).sort()).toEqual([`D#${shop.distributor.id}`, "R#华东", "S"]);
    for (const one of weeks) expect(one).toMatchObject({ start: "2026-W05", ordered: [12, 0], demand: [12, 0] });
    expect((await pageOfSkus({ limit: 1_000 })).items).toContain(sku);
  });

  it("whose lines name a SKU twice counts the sum, and as a draft nothing", async () => {
    const [sku] = await goods();
    at("2026-02-02T02:00:00.000Z");
    const body = { lines: [{ sku: sku!, quantity: 3 }, { sku: sku!, quantity: 4 }] }; // prettier-ignore
    const draft = await ok(call(orders.createOrder, { as: shop.buyer, body }));
    await hear(countOrder, await eventsOf(`ORDER#${draft.id}`).then((all) => all.filter(({ eventType }) => eventType === "OrderChanged"))); // prettier-ignore
    expect(await ordered(sku!)).toMatchObject({ ordered: [] });
    const order = await placed(body.lines);
    await hear(countOrder, await told(order));
    expect(await ordered(sku!)).toEqual({ start: "2026-02", ordered: [7], running: 0 });
  });

  it("that is cancelled or rejected is taken back from the month in which it was ordered", async () => {
    const [sku] = await goods();
    at("2026-01-10T02:00:00.000Z");
    const [kept, gone, refused] = [await placed([{ sku: sku!, quantity: 1 }]), await placed([{ sku: sku!, quantity: 20 }]), await placed([{ sku: sku!, quantity: 300 }])]; // prettier-ignore
    for (const order of [kept, gone, refused]) await hear(countOrder, await told(order));
    expect(await ordered(sku!)).toEqual({ start: "2026-01", ordered: [321, 0], running: 0 });
    at("2026-03-01T02:00:00.000Z");
    await decide(orders.cancelOrder, gone, { reason: "no longer wanted" }, shop.buyer);
    await decide(orders.rejectOrder, refused, { reason: "not to be had" });
    for (const order of [gone, refused]) await hear(countOrder, (await told(order)).toReversed());
    expect(await ordered(sku!)).toEqual({ start: "2026-01", ordered: [1, 0], running: 0 });
  });

  it("that is changed counts as it is now, on the day of the change", async () => {
    const [a, b] = await goods(2);
    at("2026-01-10T02:00:00.000Z");
    const order = await placed([{ sku: a!, quantity: 10 }]);
    await hear(countOrder, await told(order));
    at("2026-02-20T02:00:00.000Z");
    const lines = [{ sku: a!, quantity: 4 }, { sku: b!, quantity: 6 }]; // prettier-ignore
    await decide(orders.changeOrder, order, { lines, reason: "fewer of one" }, shop.buyer);
    await hear(countOrder, await told(order));
    expect(await ordered(a!)).toEqual({ start: "2026-02", ordered: [4], running: 0 });
    expect(await ordered(b!)).toEqual({ start: "2026-02", ordered: [6], running: 0 });
  });

  it("that is short-closed was wanted as it was ordered", async () => {
    const [sku] = await goods();
    at("2026-02-20T02:00:00.000Z");
    let order = await placed([{ sku: sku!, quantity: 10 }]);
    for (const [step, as] of [
      ["business", company.sales],
      ["finance", company.finance],
      ["outbound", company.warehouse],
    ] as const)
      // prettier-ignore
      order = { ...order, version: (await decide(orders.approveOrder, order, { step }, as)).version };
    await decide(orders.shortCloseOrder, order, { reason: "no more of it" });
    await hear(countOrder, await eventsOf(`ORDER#${order.id}`).then((all) => all.filter(({ eventType }) => eventType === "OrderSubmitted"))); // prettier-ignore
    expect(await ordered(sku!)).toEqual({ start: "2026-02", ordered: [10], running: 0 });
  });
});

describe("twenty orders and what became of them", () => {
  it("count once each, although all is heard at the same moment, and twice", async () => {
    const [sku] = await goods();
    at("2026-02-10T02:00:00.000Z");
    const all: Placed[] = [];
    for (let i = 1; i <= 20; i += 1) all.push(await placed([{ sku: sku!, quantity: i }]));
    for (const order of all.slice(0, 5))
      await decide(orders.cancelOrder, order, { reason: "no longer wanted" }, shop.buyer);
    const news = (await Promise.all(all.map(told))).flat();
    expect(news).toHaveLength(25);
    const { batchItemFailures } = await countOrder(batchOf([...news.toReversed(), ...news]));
    expect(batchItemFailures).toEqual([]);
    expect(await ordered(sku!)).toEqual({ start: "2026-02", ordered: [210 - 15], running: 0 });
  });
});

describe("an order of 200 SKUs", () => {
  const lines = (skus: string[], quantity: number) => skus.map((sku) => ({ sku, quantity }));
  const crashAt = (write: number): (() => void) => {
    const client = database();
    const send = client.send.bind(client);
    let writes = 0;
    client.send = (async (command: { constructor: { name: string } }) => {
      if (command.constructor.name === "TransactWriteCommand" && ++writes === write) throw new Error("crashed");
      return send(command as never);
    }) as typeof client.send;
    return () => (client.send = send as typeof client.send);
  };
  it("counts every one of them once, although the process was lost in the middle and a change came meanwhile", async () => {
    const skus = await goods(200);
    at("2026-02-05T02:00:00.000Z");
    const order = await placed(lines(skus, 2));
    const early = await told(order);
    const mend = crashAt(6);
    await expect(hear(countOrder, early)).rejects.toThrow("was not dealt with");
    mend();
    at("2026-02-06T02:00:00.000Z");
    await decide(orders.changeOrder, order, { lines: lines(skus.slice(50, 130), 3), reason: "another choice" }, shop.buyer); // prettier-ignore
    await hear(countOrder, (await told(order)).toReversed());
    await hear(countOrder, early);
    const now = await Promise.all(skus.map(ordered));
    expect(now.map(({ ordered }) => ordered[0] ?? 0)).toEqual(skus.map((_, i) => (i >= 50 && i < 130 ? 3 : 0)));
  });
});

describe("a region", () => {
  it("is the sum of its SKUs, whatever happened to their orders, however it was told", async () => {
    const region = "西南";
    const there = await aDistributor(company, { limitFen: null, region });
    const skus = await goods(3);
    const step = fc.record({
      kind: fc.constantFrom("submit", "change", "cancel"),
      sku: fc.constantFrom(...skus),
      quantity: fc.integer({ min: 1, max: 40 }),
      day: fc.integer({ min: 1, max: 28 }),
      order: fc.nat(),
      rank: fc.nat(),
    });
    const live: { order: Placed; lines: { sku: string; quantity: number }[]; month: string }[] = [];
    const run = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      const news = [];
      for (const { kind, sku, quantity, day, order: which } of steps) {
        const month = `2026-0${1 + (day % 2)}`;
        at(`${month}-${String(day).padStart(2, "0")}T02:00:00.000Z`);
        const lines = [{ sku, quantity }];
        const one = live[which % Math.max(1, live.length)];
        if (kind === "submit" || !one) {
          live.push({ order: await ok(submitNew(there.buyer, lines)), lines, month });
          news.push(...(await told(live.at(-1)!.order)));
        } else if (kind === "cancel") {
          await decide(orders.cancelOrder, one.order, { reason: "no longer wanted" }, there.buyer);
          live.splice(live.indexOf(one), 1);
          news.push(...(await told(one.order)));
        } else {
          const { version } = await decide(orders.changeOrder, one.order, { lines, reason: "another wish" }, there.buyer); // prettier-ignore
          const same = JSON.stringify(lines) === JSON.stringify(one.lines);
          Object.assign(one, { order: { ...one.order, version }, lines, ...(!same && { month }) });
          news.push(...(await told(one.order)));
        }
      }
      const ranked = [...news, ...news].map((item, i) => ({ item, rank: steps[i % steps.length]!.rank * (i + 1) }));
      await hear(countOrder, ranked.toSorted((x, y) => (x.rank % 97) - (y.rank % 97)).map(({ item }) => item)); // prettier-ignore
      const wanted = (sku: string | undefined, month: string): number =>
        live.filter((one) => one.month === month).reduce((sum, { lines }) => sum + lines.filter((l) => !sku || l.sku === sku).reduce((n, l) => n + l.quantity, 0), 0); // prettier-ignore
      const seen = async ({ start, ordered }: { start: string; ordered: number[] }) =>
        ["2026-01", "2026-02"].map((month) => (month < start ? 0 : (ordered[month === start ? 0 : 1] ?? 0)));
      for (const sku of skus)
        expect(await seen((await demandOfSku(sku, "M", "2026-03-15"))[0]!)).toEqual(["2026-01", "2026-02"].map((m) => wanted(sku, m))); // prettier-ignore
      expect(await seen(await demandOfRegion(region, "M", "2026-03-15"))).toEqual(["2026-01", "2026-02"].map((m) => wanted(undefined, m))); // prettier-ignore
    });
    await fc.assert(run, { numRuns: 8 });
  });
});
