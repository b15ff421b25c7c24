import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allTriggers } from "../../functions/triggers.ts";
import { database } from "../../shared/table.ts";
import { isJob, isRoute } from "../../shared/triggers.ts";
import { call } from "../support/call.ts";
import type { AnyContract } from "../support/contracts.ts";
import { requestFor } from "./requests.ts";
import { rowsOf } from "./rows.ts";
import { type TwoTenants, twoTenants } from "./world.ts";

/** P19: what once was booked or told stays as it was. By the key alone, as the table sees it. */
const ledgers: Record<string, RegExp> = {
  "stock movements": /^STOCK#\S+ MOVE#/,
  "audit entries": /^AUDIT#/,
  events: /^\S+ EVENT#/,
  "ledger of receivables": /^LEDGER#\S+ (?!TOTAL#)/,
  "invoices' lines": /^INVOICE#\S+ BODY/,
};
const ledgerOf = (name: string): string | undefined => Object.keys(ledgers).find((one) => ledgers[one]!.test(name));
/** The outbox's mark is no part of what an event tells. */
const told = (row: string): string => {
  const { unsentShard: _, unsentSince: __, ...rest } = JSON.parse(row) as Record<string, unknown>;
  return JSON.stringify(rest);
};
interface Write {
  Key?: { pk: string; sk: string };
  Item?: { pk: string; sk: string };
  ConditionExpression?: string;
  UpdateExpression?: string;
}

let world: TwoTenants;
const seen = new Map<string, number>();
const wrong: string[] = [];
/** A row of a ledger is only ever created; an event's mark of being unsent is taken off. */
const look = (kind: string, write: Write): void => {
  const { pk, sk } = (write.Key ?? write.Item)!;
  const ledger = ledgerOf(`${pk} ${sk}`);
  if (!ledger || kind === "ConditionCheck") return;
  seen.set(ledger, (seen.get(ledger) ?? 0) + 1);
  const { ConditionExpression = "", UpdateExpression = "" } = write;
  if (kind === "Put" && /^attribute_not_exists\(#?\w+\)$/.test(ConditionExpression)) return;
  if (kind === "Update" && ledger === "events" && /^REMOVE [#\w, ]+$/.test(UpdateExpression)) return;
  wrong.push(`${kind} ${pk} ${sk}: ${ConditionExpression} ${UpdateExpression}`);
};
beforeAll(async () => {
  database().middlewareStack.add(
    (next, context) => async (args) => {
      const input = args.input as Write & { TransactItems?: Record<string, Write>[] };
      const kind = /^(Put|Update|Delete)Item/.exec(String(context.commandName).replace(/Command$/, "Item"))?.[1];
      for (const action of input.TransactItems ?? [])
        for (const [one, write] of Object.entries(action)) look(one, write);
      if (kind) look(kind, input);
      return next(args);
    },
    { step: "initialize", name: "ledgers" },
  );
  world = await twoTenants();
}, 120_000);
afterAll(() => world.stop());

describe("a row of a ledger", () => {
  it("is written once and stays: after every route of every role, every event twice and every job", async () => {
    const before = new Map([...(await rowsOf())].filter(([name]) => ledgerOf(name)));
    const routes: AnyContract[] = allTriggers.filter(isRoute).map(({ route }) => route);
    for (const route of routes)
      for (const { member } of world.principals)
        if (member && typeof route.who !== "string" && route.who.includes(member.role))
          for (const stale of [true, false])
            await call(route, { ...requestFor(route, world.own, { stale }), as: member });
    await world.system.settle({ deadLettersAreFine: true });
    world.system.time.pass(3 * 86_400);
    for (const { run } of allTriggers.filter(isJob)) await world.system.tick(run);
    const after = await rowsOf();
    const changed = [...before].filter(([name, row]) => !after.has(name) || told(after.get(name)!) !== told(row));
    expect(changed).toEqual([]);
    expect(wrong).toEqual([]);
    for (const ledger of Object.keys(ledgers)) expect([ledger, seen.get(ledger) ?? 0]).not.toEqual([ledger, 0]);
    console.log(
      `ledgers: ${before.size} rows as they were; ${[...seen].map(([ledger, count]) => `${count} writes of ${ledger}`).join(", ")}, none of them a change`,
    );
  });
});
