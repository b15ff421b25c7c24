import { pathToFileURL } from "node:url";
import { domains } from "../../functions/triggers.ts";
import { rulesOf } from "../../local/bus/event-bus.ts";
import { clock } from "../../shared/clock.ts";
import { createCarrier } from "../../shared/contracts/carriers.ts";
import { defaultPolicy } from "../../functions/company/policy.ts";
import { enrolment } from "../../functions/users/index.ts";
import { freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import { setThreshold } from "../../shared/contracts/inventory.ts";
import type { DistributorId, LocationId, UserId } from "../../shared/contracts/primitives.ts";
import { eventsOf, isEvent, isJob } from "../../shared/triggers.ts";
import { aMember, call, type Member, reach } from "../support/call.ts";
import { aCompany, aDistributor, type Buyer, type Company, ok, setPolicy, someGoods } from "../support/company.ts";
import { batchOf } from "../support/heard.ts";
import { chance } from "./chance.ts";
import type { Handler } from "./hosts.ts";
import { hook } from "./hook.ts";
import type { Stored } from "./table/expressions.ts";
import { memTable } from "./table/mem-table.ts";

/** A company at the start of a run: the same one each time, made through the API. */
export interface World {
  items: readonly Stored[];
  company: Company;
  shops: readonly Buyer[];
  carrierId: string;
  /** Who works here, and who is told what happens. */
  members: readonly Member[];
  policy: Policy;
}
/** When runs begin; the world is an hour old by then. */
export const startAt = Date.parse("2026-03-02T02:00:00.000Z");
const listeners = ["alerts", "billing", "credit", "inventory", "notifications", "orders", "outbox", "shipments"];
const triggers = listeners.flatMap((domain) => domains[domain]!);
export const publisher = "outbox/publish-events.stream";
export const jobs = triggers.filter(isJob).map(({ run }) => run);
export const subscribers = triggers.filter(isEvent);
export const rules = rulesOf(subscribers);
const seconds = new Map(triggers.flatMap((trigger) => ("seconds" in trigger && trigger.seconds ? [[trigger.run, trigger.seconds] as const] : []))); // prettier-ignore
export const secondsOf = (run: string): number => seconds.get(run) ?? 30;

export const handlerOf = async (run: string): Promise<Handler> => {
  const file = pathToFileURL(`${import.meta.dirname}/../../functions/${run}.ts`).href;
  return ((await import(/* @vite-ignore */ file)) as { handler: Handler }).handler;
};
export const handlersOf = async (runs: readonly string[]): Promise<Map<string, Handler>> =>
  new Map(await Promise.all(runs.map(async (run) => [run, await handlerOf(run)] as const)));

const policies = 16;
const policyOf = (n: number): Partial<Policy> => {
  const bit = (i: number): boolean => ((n >> i) & 1) === 1;
  const review = (on: boolean) => ({ on, passUpToFen: 0 });
  return {
    review: { business: review(bit(0)), finance: review(bit(0) && bit(1)), outbound: review(false) },
    reserveStockAt: bit(1) ? "approval" : "submit",
    whenStockShort: bit(2) ? "backorder" : "refuse",
    whenCreditShort: bit(3) ? "hold" : "refuse",
  } as Partial<Policy>;
};

/** A plain object: each look at the real one goes to the operating system. */
process.env = Object.assign({ ...process.env }, {
  TABLE_NAME: "simulation", BUS_NAME: "simulation", QUARANTINE_BUCKET: "simulation", ALERT_TOPIC_ARN: "simulation",
  MAIL_FROM: "huotong@example.com", PORTAL_URL: "https://example.com", AWS_REGION: "eu-central-1",
  AWS_ACCESS_KEY_ID: "simulation", AWS_SECRET_ACCESS_KEY: "simulation", POWERTOOLS_LOG_LEVEL: "SILENT",
}); // prettier-ignore

const known = new Map<number, Promise<World>>();
/** Worlds are made once in a process, one after the other, each from the same chances: a run depends on its own seed alone. */
export const worldOf = (policy: number): Promise<World> => {
  const n = policy % policies;
  const found = known.get(n) ?? makeBase().then((base) => withPolicy(base, n));
  known.set(n, found);
  return found;
};

export const directly = (items: readonly Stored[], seed: number) => {
  const table = memTable(items);
  hook(async (service, command, input) => (service === "dynamodb" ? table.send(command, input) : {}));
  let now = startAt - 3_600_000 + seed * 60_000;
  clock.now = () => new Date((now += 1)).toISOString();
  clock.random = chance(seed);
  clock.sleep = () => Promise.resolve();
  return table;
};

let base: Promise<World & { admin: Company["admin"] }> | undefined;
const makeBase = () => (base ??= build());
/** Members as HQ enrols them: with the record that audiences are made of. */
const enrolled = async (role: Member["role"], tenant?: string): Promise<Member> => {
  const [id, sub] = [`usr_${freshToken()}` as UserId, freshToken()];
  const own = { tenant: (tenant ?? "HQ") as DistributorId | "HQ", role, name: role, email: `${id.slice(4)}@example.com`, locale: "en" as const }; // prettier-ignore
  const actor = { id: "system", name: "simulation", tenant: "HQ" };
  await commit(enrolment({ id, ...own }, { sub, actor, now: clock.now() }));
  return { ...own, sub, userId: id, status: "active" };
};
const build = async () => {
  const table = directly([], 1);
  reach.member = enrolled;
  const company = await aCompany();
  const { hangzhou, wuhan } = company;
  await someGoods(company, [
    { sku: "TEA", unitFen: 333, stock: { [hangzhou]: 20, [wuhan]: 10 } },
    { sku: "WATER", unitFen: 101, stock: { [hangzhou]: 5, [wuhan]: 40 } },
    { sku: "RICE", unitFen: 1_999, stock: { [hangzhou]: 12 } },
  ]);
  const shops = [
    await aDistributor(company, { limitFen: 20_000 }),
    await aDistributor(company, { limitFen: 9_000, paymentTerms: { kind: "prepaid" } }),
  ];
  const carrier = await ok(call(createCarrier, { as: company.admin, body: { code: "SF", name: "顺丰速运" } }));
  for (const [sku, reorderPoint, safetyStock] of [["TEA", 12, 5], ["WATER", 3, 1], ["RICE", 8, 4]] as const) // prettier-ignore
    await ok(call(setThreshold, { as: company.warehouse, params: { locationId: hangzhou, sku }, body: { reorderPoint, safetyStock, expectedVersion: 0 } })); // prettier-ignore
  const managers = [];
  for (const { distributor } of shops) managers.push(await aMember("manager", distributor.id));
  await settle(table);
  const { admin, sales, finance, warehouse } = company;
  const members = [admin, sales, finance, warehouse, ...shops.map(({ buyer }) => buyer), ...managers];
  return {
    items: table.items(),
    company,
    shops,
    carrierId: carrier.id as string,
    members,
    policy: defaultPolicy,
    admin,
  };
};

const withPolicy = async (from: Awaited<ReturnType<typeof makeBase>>, n: number): Promise<World> => {
  const table = directly(from.items, 10 + n);
  await coldStart(from);
  await setPolicy(from.admin, policyOf(n));
  await settle(table);
  return { ...from, items: table.items(), policy: { ...defaultPolicy, ...policyOf(n) } };
};

/** What was kept in memory by a run before is out of date from now on, and what is read now will be when the run begins. */
export const coldStart = async ({ items, members }: Pick<World, "items" | "members">): Promise<void> => {
  const { policyNow } = await import("../../functions/company/index.ts");
  const { callerOf } = await import("../../shared/membership.ts");
  const { ownersOf } = await import("../../functions/inventory/locations.table.ts");
  const then = clock.now;
  clock.now = () => new Date(startAt - 100 * 86_400_000).toISOString();
  await policyNow();
  for (const { sub } of members) await callerOf(sub);
  await ownersOf(
    items.filter(({ type }) => type === "location").map(({ pk }) => (pk as string).split("#")[1] as LocationId),
  );
  clock.now = then;
};

/** Everyone hears everything once, in order. */
export const settle = async (table: ReturnType<typeof memTable>): Promise<void> => {
  const heard = new Set<string>();
  for (;;) {
    const news = table.items().filter((item) => item.type === "event" && !heard.has(item.eventId as string));
    if (news.length === 0) break;
    for (const item of news) {
      heard.add(item.eventId as string);
      for (const trigger of subscribers.filter((t) => eventsOf(t).some(({ type }) => type === item.eventType))) {
        const { batchItemFailures } = await (await handlerOf(trigger.run))(batchOf([item as never]));
        if (batchItemFailures.length > 0) throw new Error(`${trigger.run} gave up on ${String(item.eventType)}`);
      }
    }
  }
  for (const { pk, sk } of table.items().filter((item) => item.unsentShard !== undefined))
    table.send("UpdateItemCommand", { Key: { pk, sk }, UpdateExpression: "REMOVE unsentShard, unsentSince" });
};
