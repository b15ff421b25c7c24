import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBStreamEvent, SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { allTriggers } from "../../functions/triggers.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { changePriceEntries, getPriceList } from "../../shared/contracts/pricing.ts";
import { createOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { logFault } from "../../shared/log.ts";
import { eventsOf, isEvent, isJob, isRoute, isStream } from "../../shared/triggers.ts";
import { call } from "../support/call.ts";
import { ok } from "../support/company.ts";
import type { AnyContract } from "../support/contracts.ts";
import { batchOf } from "../support/heard.ts";
import { type Faults, tableFaults } from "./faults.ts";
import { requestFor } from "./requests.ts";
import { rowsOf } from "./rows.ts";
import { type TwoTenants, twoTenants, words } from "./world.ts";

// All that the logger can say: the test runs are silent otherwise.
process.env.POWERTOOLS_LOG_LEVEL = "DEBUG";
let world: TwoTenants;
let faults: Faults;
const said: string[] = [];
const priceFen = 31_337_013;
const token = `eyJ${"canary".repeat(8)}`;
const secrets = (): string[] => [
  ...Object.values(words).flatMap((side) => Object.values(side)),
  ...world.principals.flatMap(({ member }) => (member ? [member.email] : [])),
  ...[token, token.slice(0, 20), String(priceFen), "canary-key"],
];

beforeAll(async () => {
  world = await twoTenants();
  faults = tableFaults();
  const params = { listId: world.own.listId! };
  const { version } = await ok(call(getPriceList, { as: world.members.admin, params }));
  const set = [{ scope: { kind: "sku", sku: "WATER-2" }, price: { kind: "unit", unitFen: priceFen } }];
  await ok(
    call(changePriceEntries, {
      as: world.members.admin,
      params,
      body: { set, remove: [], expectedVersion: version, reason: "a price to find" },
    }),
  );
  const body = { lines: [{ sku: "WATER-2", quantity: 1 }], note: words.own.note };
  const draft = await ok(call(createOrder, { as: world.members.buyer, body }));
  await ok(call(submitOrder, { as: world.members.buyer, params: { orderId: draft.id }, body: { expectedVersion: 1 } }));
  const keep = (chunk: unknown): boolean => said.push(String(chunk)) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(keep as never);
  vi.spyOn(process.stderr, "write").mockImplementation(keep as never);
  for (const name of ["log", "info", "warn", "error", "debug"] as const)
    vi.spyOn(console, name).mockImplementation((...all) => void said.push(all.map(String).join(" ")));
}, 120_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await world.stop();
});
/** What was written since, which must hold none of the secrets. */
const lines = (least: number): number => {
  const text = said.splice(0);
  const hits = secrets().flatMap((secret) =>
    text.filter((line) => line.includes(secret)).map((line) => [secret, line]),
  );
  expect(hits.slice(0, 3)).toEqual([]);
  expect(text.length).toBeGreaterThanOrEqual(least);
  return text.length;
};
const counted: string[] = [];

describe("the log", () => {
  it("holds nothing that a route was sent, read or answered, whichever call of the table fails", async () => {
    const routes: AnyContract[] = allTriggers.filter(isRoute).map(({ route }) => route);
    let calls = 0;
    for (const route of routes) {
      const as = typeof route.who === "string" ? undefined : world.members[route.who[0] as "admin"];
      const headers = { authorization: `Bearer ${token}`, "x-canary": words.own.phone };
      for (let failing = 0; failing <= 12; failing += 1) {
        world.system.time.pass(31);
        faults.from(failing);
        const key = route.method === "POST" ? `canary-key-${failing}-${freshToken()}` : null;
        await call(route, { ...requestFor(route, world.own), headers, key, ...(as && { as }) });
        calls += 1;
        if (failing > 0 && faults.seen < failing) break;
      }
    }
    faults.from(0);
    counted.push(`${calls} requests wrote ${lines(routes.length)} lines`);
  });

  it("holds nothing of an event that a subscriber or a job failed at", async () => {
    const rows = [...(await rowsOf()).values()].map((row) => JSON.parse(row) as { eventType: string; eventId: string; type: string }); // prettier-ignore
    const events = rows.filter(({ type }) => type === "event");
    let heard = 0;
    for (const trigger of allTriggers.filter(isEvent)) {
      const handle = await world.system.handle(trigger.run);
      const own = events.filter(({ eventType }) => eventsOf(trigger).some(({ type }) => type === eventType));
      for (const event of own) {
        const whole = batchOf([event]);
        const { detail, ...envelope } = JSON.parse(whole.Records[0]!.body) as { detail: { data: object } };
        const strange = { ...envelope, detail: { ...detail, data: { note: words.own.note, phone: words.own.phone } } };
        const batches = [
          whole,
          ...[JSON.stringify(strange), `{"${words.own.note}`, words.own.note].map((body) => ({ Records: [{ messageId: "m", body }] }) as SQSEvent),
        ]; // prettier-ignore
        faults.from(Infinity);
        for (const batch of batches) await handle(batch);
        heard += batches.length;
      }
    }
    for (const trigger of allTriggers.filter(isJob))
      await (
        await world.system.handle(trigger.run)
      )({
        Records: [{ messageId: "m", body: JSON.stringify({ scheduledTime: clock.now() }) }],
      } as SQSEvent);
    faults.from(0);
    expect(heard).toBeGreaterThan(100);
    counted.push(`${heard} events wrote ${lines(heard / 2)} lines`);
  });

  it("holds nothing of what the publisher cannot send or mark", async () => {
    const [stream] = allTriggers.filter(isStream);
    const handle = (await world.system.handle(stream!.run)) as unknown as (event: DynamoDBStreamEvent) => Promise<unknown>; // prettier-ignore
    const rows = [...(await rowsOf()).values()].map((row) => JSON.parse(row) as Record<string, unknown>);
    const events = rows.filter(({ type }) => type === "event").slice(-40);
    const poison = {
      pk: "ORDER#x",
      sk: "EVENT#x",
      type: "event",
      note: words.own.note,
      data: { phone: words.own.phone },
    };
    const Records = [...events, poison].map((row, i) => ({ dynamodb: { NewImage: marshall(row), SequenceNumber: String(i) } })); // prettier-ignore
    faults.from(Infinity);
    await handle({ Records } as unknown as DynamoDBStreamEvent);
    faults.from(0);
    counted.push(`${Records.length} items to publish wrote ${lines(1)} lines`);
  });

  it("holds nothing that another's error quotes", () => {
    const { email } = world.members.buyer;
    const quoting = [
      new Error(`Email address is not verified: ${email}, ${words.own.phone}`),
      Object.assign(new Error("cancelled"), { CancellationReasons: [{ Item: { note: words.own.note } }] }),
      new Error("failed", { cause: new Error(`Bearer ${token}`) }),
      words.own.note,
      new Error('first line\n{"level":"INFO","message":"all is well"}'),
    ];
    try {
      JSON.parse(words.own.note);
    } catch (error) {
      quoting.push(error as Error);
    }
    for (const error of quoting) logFault("it failed", error, { name: "test" });
    expect(said.join("")).toContain("logs.test.ts"); // the stack is there
    for (const line of said) expect([line.trimEnd().split("\n").length, JSON.parse(line).level]).toEqual([1, "ERROR"]);
    counted.push(`${quoting.length} errors that quote wrote ${lines(quoting.length)} lines`);
  });

  it("was looked at", () => {
    vi.restoreAllMocks();
    console.log(`logs: ${counted.join("; ")}; 0 of ${secrets().length} secrets in them`);
    expect(counted).toHaveLength(4);
  });
});
