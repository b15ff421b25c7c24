import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { markSent, readUnsent } from "../../functions/outbox/outbox.table.ts";
import { domains } from "../../functions/triggers.ts";
import { addDays, localDate } from "../../shared/dates.ts";
import { clock } from "../../shared/clock.ts";
import { allocatePayment, recordPayment } from "../../shared/contracts/billing.ts";
import { createCarrier } from "../../shared/contracts/carriers.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import * as orders from "../../shared/contracts/orders.ts";
import { cancelPicking, receiveShipment, shipShipment, startPicking } from "../../shared/contracts/shipments.ts";
import { adjustStock, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { database } from "../../shared/table.ts";
import { eventsOf as definitionsOf, isEvent } from "../../shared/triggers.ts";
import { call, type Member, type Reply } from "../support/call.ts";
import { aCompany, aDistributor, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { batchOf } from "../support/heard.ts";
import { check, type Row } from "../../operate/fsck/check.ts";

/**
 * The order path against its invariants: any sequence of commands, alone or two at once, repeated, with events late, doubled and in any order. After each
 * the whole table is read and checked. A failure prints its seed, and fast-check the shortest sequence that still fails.
 */
const seed = Number(process.env.MODEL_SEED ?? 2_026);
const runs = Number(process.env.MODEL_RUNS ?? 40);
const [maxCommands, capMs] = [30, Number(process.env.MODEL_MS ?? 20_000)];

const n = fc.nat(1_000);
const kinds = [
  "submit", "submit", "submit", "approve", "approve", "approve", "reject", "cancel", "change", "change", "release", "allocate",
  "close", "pick", "pick", "pick", "unpick", "ship", "ship", "ship", "receive", "receive", "pay", "settle", "stock", "stock",
  "damage", "events", "events", "events",
] as const; // prettier-ignore
type Kind = (typeof kinds)[number];
interface Command {
  kind: Kind;
  /** What the command means is taken from these, modulo what there is. */
  a: number;
  b: number;
  c: number;
}
const command: fc.Arbitrary<Command> = fc.record({ kind: fc.constantFrom(...kinds), a: n, b: n, c: n });
/** One command, or two at once; `again` sends the same requests once more with the same keys. */
const commands = fc.oneof(
  command.map((one) => [one]),
  fc.tuple(command, command),
  // Of one kind, on the same things: they race for what only one may have.
  fc.tuple(command, n).map(([one, c]) => [one, { ...one, c }]),
);
const step = fc.record({ commands, again: fc.boolean() });
const review = fc.record({ on: fc.constantFrom(true, false, false), passUpToFen: fc.constant(0) });
const policy = fc.record({
  review: fc.record({ business: review, finance: review, outbound: review }),
  reserveStockAt: fc.constantFrom("submit", "approval"),
  whenStockShort: fc.constantFrom("refuse", "backorder"),
  whenCreditShort: fc.constantFrom("refuse", "hold"),
  creditHorizonDays: fc.constantFrom(null, 7),
}) as fc.Arbitrary<Partial<Policy>>;

const comesBefore: Partial<Record<Kind, Kind>> = {
  receive: "ship",
  ship: "pick",
  unpick: "pick",
  pick: "approve",
  settle: "pay",
  release: "approve",
};

const skus = ["TEA", "WATER", "RICE"];
interface World {
  company: Company;
  carrierId: string;
  shops: Buyer[];
  places: string[];
  /** Handed over by a command, to be heard at some time. */
  told: number;
}
type Asked = [contract: Parameters<typeof call>[0], options: NonNullable<Parameters<typeof call>[1]>];

const rows = async (): Promise<Row[]> => {
  const items: Row[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await database().send(
      new ScanCommand({ TableName: process.env.TABLE_NAME!, ExclusiveStartKey: from, ConsistentRead: true }),
    );
    items.push(...((page.Items ?? []) as Row[]));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
};
const pick = <T>(things: readonly T[], i: number): T | undefined => things[i % Math.max(1, things.length)];

const aWorld = async (change: Partial<Policy>): Promise<World> => {
  await startEngine();
  const company = await aCompany(change);
  const { hangzhou, wuhan } = company;
  await someGoods(company, [
    { sku: "TEA", unitFen: 333, stock: { [hangzhou]: 20, [wuhan]: 10 } },
    { sku: "WATER", unitFen: 101, stock: { [hangzhou]: 5, [wuhan]: 40 } },
    { sku: "RICE", unitFen: 1_999, stock: { [hangzhou]: 12 } },
  ]);
  const shops = [
    await aDistributor(company, { limitFen: 16_000 }),
    await aDistributor(company, { limitFen: 9_000, paymentTerms: { kind: "prepaid" } }),
  ];
  const body = { code: `C${company.hangzhou.slice(-8)}`, name: "顺丰速运" };
  const carrier = await ok(call(createCarrier, { as: company.admin, body }));
  while ((await deliver(1, 0)) > 0);
  const world = { company, carrierId: carrier.id, shops, places: [hangzhou, wuhan], told: 0 };
  await onTheirWay(world);
  return world;
};

/** Three orders, as far as the policy lets them go without trouble: the commands find something to pick. */
const onTheirWay = async (world: World): Promise<void> => {
  for (const a of [0, 1, 2]) {
    const asked = await requestOf(world, { kind: "submit", a, b: a, c: a + 5 }, []);
    await call(...asked!);
  }
  for (let step = 0; step < 3; step += 1) {
    while ((await deliver(1, step)) > 0);
    const all = await rows();
    for (const a of [0, 1, 2]) {
      const asked = await requestOf(world, { kind: "approve", a, b: 1, c: 0 }, all);
      if (asked) await call(...asked);
    }
  }
};

const linesFrom = ({ b, c }: Command) =>
  Array.from({ length: 1 + (b % 3) }, (_, i) => ({ sku: skus[(b + i * 2) % 3]!, quantity: 1 + ((c + i * 5) % 14) }));
const dateFrom = ({ a, c }: Command): { requestedOn?: string } => {
  const today = localDate(clock.now(), "Asia/Shanghai");
  return [{}, { requestedOn: addDays(today, 3) }, { requestedOn: addDays(today, 60) }][(a + c) % 3]!;
};

/** The request that a command means in the table as it is; undefined where there is nothing to do it to. */
const requestOf = async (w: World, command: Command, all: readonly Row[]): Promise<Asked | undefined> => {
  const { kind, a, b, c } = command;
  const { sales, finance, warehouse, admin } = w.company;
  const buyerOf = (order: Row): Member => w.shops.find((s) => s.distributor.id === order.tenant)!.buyer;
  const shop = pick(w.shops, a)!;
  const known = all.filter(({ type }) => type === "order").toSorted((x, y) => (x.ownerSk < y.ownerSk ? -1 : 1));
  // Mostly an order that the command fits, now and then any.
  const any = b % 8 === 0;
  const asideOf = ({ pk }: Row): string[] => [
    ...new Set(all.filter((row) => row.pk === pk && row.type === "order-lines").flatMap(({ lines }) => (lines as Row[]).flatMap(({ reserved }) => Object.keys(reserved)))),
  ]; // prettier-ignore
  const fits = (one: Row): boolean => {
    if (one.approval !== "submitted" && one.approval !== "approved") return false;
    if (any) return true;
    if (kind === "approve" || kind === "reject") return one.approval === "submitted";
    if (kind === "pick") return one.approval === "approved" && one.openPicks < 2 && asideOf(one).length > 0;
    if (kind === "close") return one.approval === "approved";
    return true;
  };
  const order = pick(known.filter(fits), a);
  const shipments = all.filter(({ type }) => type === "shipment").toSorted((x, y) => (x.id < y.id ? -1 : 1));
  const decide = (contract: Asked[0], as: Member, more: object): Asked | undefined =>
    order && [contract, { as, params: { orderId: order.id }, body: { expectedVersion: order.version, ...more } }];
  const reason = "the model wants it";
  switch (kind) {
    case "submit": {
      const body = { lines: linesFrom(command), ...dateFrom(command) };
      const draft = await call(orders.createOrder, { as: shop.buyer, body });
      if (draft.status !== 201) throw new Error(JSON.stringify(draft.body));
      const params = { orderId: draft.body.id as string };
      return [orders.submitOrder, { as: shop.buyer, params, body: { expectedVersion: 1 } }];
    }
    case "approve": {
      const waiting = (["business", "finance", "outbound"] as const).find((s) => order?.reviews[s] === "waiting");
      const as = { business: sales, finance, outbound: warehouse }[waiting ?? "business"];
      return decide(orders.approveOrder, as, { step: waiting ?? "business" });
    }
    case "reject":
      return decide(orders.rejectOrder, sales, { reason });
    case "cancel":
      return order && decide(orders.cancelOrder, b % 2 ? sales : buyerOf(order), { reason });
    case "change":
      return order && decide(orders.changeOrder, buyerOf(order), { lines: b % 4 ? linesFrom(command) : all.filter(({ pk, type }) => pk === order.pk && type === "order-lines").flatMap(({ lines }) => lines.map((l: Row) => ({ sku: l.sku, quantity: l.quantity }))), ...dateFrom(command), reason }); // prettier-ignore
    case "release": {
      const hold = order && pick(order.holds as Row[], b);
      return hold && decide(orders.releaseHold, hold.kind === "CREDIT" ? finance : sales, { kind: hold.kind, reason });
    }
    case "allocate": {
      const from = b % 3 ? [{ locationId: pick(w.places, b), quantity: 1 + (c % 8) }] : [];
      return decide(orders.allocateOrder, warehouse, { lines: [{ lineNo: 1 + (c % 2), from }] });
    }
    case "close":
      return decide(orders.shortCloseOrder, sales, { reason });
    case "pick": {
      const lines = b % 3 ? {} : { lines: [{ lineNo: 1, quantity: 1 + (c % 4) }] };
      return decide(startPicking, warehouse, {
        locationId: pick(order && !any ? asideOf(order) : w.places, c),
        ...lines,
      });
    }
    case "unpick":
    case "ship": {
      const shipment = pick(shipments.filter(({ state }) => state === "picking"), a); // prettier-ignore
      if (!shipment) return undefined;
      const params = { shipmentId: shipment.id as string };
      if (kind === "unpick") return [cancelPicking, { as: warehouse, params, body: { reason } }];
      const chunk = all.find(({ type, shipmentId }) => type === "shipment-lines" && shipmentId === shipment.id)!;
      const { lineNo, picked } = chunk.lines[0];
      const lines = b % 3 ? {} : { lines: [{ lineNo, quantity: c % (picked + 1) }] };
      const body = { carrierId: w.carrierId, trackingNumber: `T-${shipment.id}`, ...lines };
      return [shipShipment, { as: warehouse, params, body }];
    }
    case "receive": {
      const shipment = pick(shipments.filter(({ state }) => state === "shipped" || state === "part-received"), a); // prettier-ignore
      if (!shipment) return undefined;
      const chunk = all.find(({ type, shipmentId }) => type === "shipment-lines" && shipmentId === shipment.id)!;
      const [line] = chunk.lines;
      const part = { lineNo: line.lineNo, received: c % 4, damaged: 1, lost: b % 2 };
      const body = b % 3 ? { all: true } : { all: false, lines: [part] };
      return [receiveShipment, { as: buyerOf(shipment), params: { shipmentId: shipment.id }, body }];
    }
    case "pay": {
      const { entityId } = shop.distributor;
      const receivedOn = localDate(clock.now(), "Asia/Shanghai");
      const allocation = { kind: b % 2 ? "oldest-first" : "none" };
      const body = { entityId, amountFen: 1 + c * 17, receivedOn, reference: `B-${a}-${b}-${c}`, allocation };
      return [recordPayment, { as: finance, body }];
    }
    case "settle": {
      const receipt = pick(all.filter(({ type }) => type === "receipt"), a)?.receipt; // prettier-ignore
      if (!receipt) return undefined;
      const body = { allocation: { kind: "oldest-first" } };
      return [allocatePayment, { as: finance, params: { receiptId: receipt.id }, body }];
    }
    case "stock":
      return [receiveGoods, { as: warehouse, body: { locationId: pick(w.places, a), lines: [{ sku: pick(skus, b), quantity: 1 + (c % 20) }] } }]; // prettier-ignore
    case "damage":
      return [adjustStock, { as: admin, body: { reason: "damage", locationId: pick(w.places, a), lines: [{ sku: pick(skus, b), quantity: 1 + (c % 6) }] } }]; // prettier-ignore
    case "events":
      return undefined;
  }
};

/** Those whose effects are the order's, its stock's or its money's. */
const listeners = ["orders", "billing", "credit", "shipments", "inventory"];
const subscribers = listeners.flatMap((domain) => domains[domain]!.filter(isEvent));
const handlerOf = async (run: string) => {
  const file = pathToFileURL(`${import.meta.dirname}/../../functions/${run}.ts`).href;
  return ((await import(/* @vite-ignore */ file)) as { handler: (batch: object) => Promise<{ batchItemFailures: [] }> })
    .handler;
};

/** Hands `share` of what was not sent to all who listen, twice, in an order that `turn` decides. */
const deliver = async (share: number, turn: number): Promise<number> => {
  const unsent = (await readUnsent("9999", 100)) as unknown as (Row & { eventType: string; eventId: string })[];
  const some = unsent.slice(0, Math.ceil(unsent.length * share));
  const deliveries = some.flatMap((item) => {
    const to = subscribers.filter((t) => definitionsOf(t).some(({ type }) => type === item.eventType));
    return [...to, ...to].map(({ run }) => ({ item, run }));
  });
  const order = deliveries.map((one, i) => ({ one, at: (i * 7_919 + turn * 104_729) % 1_000_003 }));
  for (const { one } of order.toSorted((x, y) => x.at - y.at)) {
    const { batchItemFailures } = await (await handlerOf(one.run))(batchOf([one.item]));
    if (batchItemFailures.length > 0) throw new Error(`${one.run} gave up on ${one.item.eventType}`);
  }
  await markSent(some);
  return some.length;
};

const expectSound = (all: readonly Row[], atRest: boolean, after: unknown): void => {
  const violations = check(all, { atRest });
  if (violations.length > 0) throw new Error(`${JSON.stringify(violations.slice(0, 4), null, 1)}\nafter ${JSON.stringify(after)}`); // prettier-ignore
};

const counts = {
  runs: 0,
  commands: 0,
  accepted: new Map<string, number>(),
  refused: new Map<string, number>(),
  checked: 0,
};
const judged = (reply: Reply, name: string, command: Command): void => {
  counts.commands += 1;
  if (reply.status >= 500 && reply.body.code !== "system/busy")
    throw new Error(`${JSON.stringify(command)} got ${reply.status} ${JSON.stringify(reply.body)}`);
  const [of, what] = reply.status < 400 ? [counts.accepted, name] : [counts.refused, reply.body.code];
  of.set(what, (of.get(what) ?? 0) + 1);
};

/** S5: no order that was accepted without a hold takes the account past its limit. */
const expectWithinLimit = (before: readonly Row[], after: readonly Row[], reply: Reply): void => {
  const account = (all: readonly Row[], orderId: string): Row | undefined => {
    const order = all.find(({ type, id }) => type === "order" && id === orderId);
    return all.find(({ type, entityId }) => type === "creditAccount" && entityId === order?.entityId);
  };
  if (reply.status !== 200 || !reply.body.id?.startsWith("ord_")) return;
  const [was, is] = [account(before, reply.body.id) ?? account(after, reply.body.id), account(after, reply.body.id)];
  const grew =
    (is?.exposureFen ?? 0) > (before.find(({ pk, sk }) => pk === was?.pk && sk === was?.sk)?.exposureFen ?? 0);
  if (grew && is!.availableFen < 0) throw new Error(`S5: accepted past the limit: ${is!.availableFen}`);
};

const run = async (
  change: Partial<Policy>,
  steps: readonly { commands: Command[]; again: boolean }[],
): Promise<void> => {
  const world = await aWorld(change);
  let all = await rows();
  for (const { commands, again } of steps) {
    const asked: { request: Asked; command: Command }[] = [];
    for (const command of commands) {
      if (command.kind === "events") await deliver((command.a % 4) / 4 + 0.25, command.b);
      else {
        // Where there is nothing to do it to, what has to come before is done.
        let [request, kind]: [Asked | undefined, Kind] = [undefined, command.kind];
        for (; !(request = await requestOf(world, { ...command, kind }, all)) && kind !== "submit"; ) kind = comesBefore[kind] ?? "submit"; // prettier-ignore
        const key = `key-${(world.told += 1)}`;
        if (request)
          asked.push({
            request: [request[0], { ...request[1], ...(request[0].method === "POST" && { key }) }],
            command,
          });
      }
    }
    const before = all;
    const send = () => Promise.all(asked.map(({ request: [contract, options] }) => call(contract, options)));
    const replies = await send();
    for (const [i, reply] of replies.entries()) judged(reply, asked[i]!.request[0].name, asked[i]!.command);
    all = await rows();
    expectSound(all, false, commands);
    if (asked.every(({ request: [{ name }] }) => name === "submit-order" || name === "change-order"))
      for (const reply of replies) expectWithinLimit(before, all, reply);
    if (again) {
      const posts = asked.map(({ request }, i) => ({ request, reply: replies[i]! })).filter(({ request: [contract], reply }) => contract.method === "POST" && reply.status < 500 && reply.body.code !== "idempotency/in-progress"); // prettier-ignore
      for (const {
        request: [contract, options],
        reply,
      } of posts) {
        const same = await call(contract, options);
        expect([same.status, same.body.code ?? same.body]).toEqual([reply.status, reply.body.code ?? reply.body]);
      }
      const unchanged = (items: readonly Row[]) => items.filter(({ type }) => type !== "once").length;
      const later = await rows();
      if (posts.length > 0) expect(unchanged(later)).toBe(unchanged(all));
      all = later;
    }
    counts.checked += 1;
  }
  for (let round = 0; (await deliver(1, round)) > 0; round += 1) if (round > 60) throw new Error("it never settles");
  expectSound(await rows(), true, "all events");
  counts.runs += 1;
};

describe("any sequence of commands on orders", () => {
  afterAll(() => {
    const list = (of: Map<string, number>): string =>
      [...of].toSorted((a, b) => b[1] - a[1]).map(([what, times]) => `${what} ${times}`).join(", "); // prettier-ignore
    console.log(
      `model: seed ${seed}, ${counts.runs} runs, ${counts.commands} commands, table checked ${counts.checked} times`,
      `\naccepted: ${list(counts.accepted)}\nrefused: ${list(counts.refused)}`,
    );
    if (counts.accepted.size === 0) throw new Error("the model did nothing");
  });
  it("leaves stock, credit, money and versions exact [S1–S11]", { timeout: capMs * 4 }, async () => {
    const property = fc.asyncProperty(
      policy,
      fc.array(step, { minLength: 10, maxLength: maxCommands, size: "max" }),
      run,
    );
    await fc.assert(property, { seed, numRuns: runs, interruptAfterTimeLimit: capMs, markInterruptAsFailure: false });
  });
});
