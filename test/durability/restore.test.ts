import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BatchWriteItemCommand, CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tableDefinition } from "../../local/table-definition.ts";
import { check, type Row } from "../../operate/fsck/check.ts";
import { repair } from "../../operate/fsck/repair.ts";
import { chance } from "../simulation/chance.ts";
import type { TestSystem } from "../support/system.ts";
import { exportTo, fsck } from "./command.ts";
import { aCompanyAtWork, manyCompanies, scanned } from "./many-orders.ts";

let system: TestSystem;
let rows: Row[];
const folder = mkdtempSync(join(tmpdir(), "restore-"));
/** Few in `npm test`; `npm run verify:restore` takes 10,000. */
const wanted = Number(process.env.RESTORE_ORDERS ?? 1_100);
const seed = Number(process.env.RESTORE_SEED ?? 20_261_123);
beforeAll(async () => {
  ({ system } = await aCompanyAtWork());
  rows = (await scanned()).map((item) => unmarshall(item) as Row);
});
afterAll(async () => {
  await system.stop();
  rmSync(folder, { recursive: true });
});

/** A restore in the middle of transactions: of the newest items, as many as `share` of all are missing, anywhere among twice that many. */
const torn = (all: readonly Row[], share: number, random: () => number): Row[] => {
  const cut = Math.ceil(all.length * share);
  const newest = all.slice(-2 * cut);
  const missing = new Set<Row>();
  while (missing.size < cut) missing.add(newest[Math.floor(random() * newest.length)]!);
  return all.filter((row) => !missing.has(row));
};

describe(`a restored table of ${wanted} orders that lacks 1 % of its items (seed ${seed})`, () => {
  it("is sound after its repair, which told each change", async () => {
    const all = manyCompanies(rows, Math.ceil(wanted / 11));
    const orders = all.filter(({ type }) => type === "order").length;
    const left = torn(all, 0.01, chance(seed));
    const [from, to] = [exportTo(join(folder, "torn"), left), join(folder, "repaired")];
    const started = performance.now();
    const { code, said } = await fsck("--export", from, "--repair", "--to", to);
    const seconds = (performance.now() - started) / 1_000;
    const [, before, after] = /(\d+) violations[^]*?(\d+) violations\s*$/.exec(said)!.map(Number);
    const changes = said.match(/^[! ] (create|set|take-out) {2}/gm) ?? [];
    const line = /(\d+) changes of (\d+) items, (\d+) for a person/.exec(said)!;
    console.log(`${orders} orders, ${all.length} items, ${all.length - left.length} cut: ${before} violations, ${line[0]}, then ${after}; ${seconds.toFixed(1)} s`); // prettier-ignore
    expect(orders).toBeGreaterThanOrEqual(wanted);
    expect(before).toBeGreaterThan(wanted / 100);
    expect([code, after]).toEqual([0, 0]);
    expect(changes).toHaveLength(Number(line[1]));
    expect(await fsck("--export", to)).toMatchObject({ code: 0 });
    const [file] = readdirSync(to).filter((name) => name.endsWith(".jsonl"));
    const takenOut = readFileSync(join(to, file!), "utf8").trim().split("\n");
    const asked = changes.filter((text) => text.includes("take-out"));
    expect(takenOut).toHaveLength(asked.length);
    expect(seconds).toBeLessThan(60);
  });
});

describe("the repair", () => {
  it("leaves a sound table alone", () => expect(repair(rows, "2026-03-09T00:00:00.000Z").changes).toEqual([]));

  it("mends whatever a single item's loss breaks", () => {
    let broken = 0;
    for (const lost of rows) {
      const left = rows.filter((row) => row !== lost);
      if (check(left).length > 0) broken += 1;
      const after = check(repair(left, "2026-03-09T00:00:00.000Z").rows);
      expect([lost.pk, lost.sk, after]).toEqual([lost.pk, lost.sk, []]);
    }
    console.log(`${rows.length} items lost one by one; ${broken} of the losses were violations`);
    expect(broken).toBeGreaterThan(80);
  });

  it("mends 300 tables that lost a tenth of their items anywhere", () => {
    const random = chance(seed);
    let changes = 0;
    for (let i = 0; i < 300; i += 1) {
      const left = rows.filter(() => random() > 0.1);
      const mended = repair(left, "2026-03-09T00:00:00.000Z");
      changes += mended.changes.length;
      expect([i, check(mended.rows)]).toEqual([i, []]);
    }
    console.log(`300 tables, ${changes} changes`);
    expect(changes).toBeGreaterThan(3_000);
  });

  it("never makes goods that neither the books nor an order know of, and no money", () => {
    const random = chance(seed + 1);
    for (let i = 0; i < 100; i += 1) {
      const left = rows.filter(() => random() > 0.1);
      const { rows: mended } = repair(left, "2026-03-09T00:00:00.000Z");
      const before = new Map(left.filter(({ type }) => type === "balance").map((row) => [row.pk, row]));
      for (const { pk, onHand, reserved } of mended.filter(({ type }) => type === "balance")) {
        const had = before.get(pk)?.onHand as number | undefined;
        if (had !== undefined) expect(onHand).toBeLessThanOrEqual(Math.max(had, reserved));
      }
      const money = (of: readonly Row[]): Set<string> => new Set(of.filter(({ type }) => type === "invoice" || type === "receipt").map(({ pk }) => pk)); // prettier-ignore
      expect([...money(mended)].filter((pk) => !money(left).has(pk))).toEqual([]);
    }
  });

  it("works in place on a table as well", async () => {
    const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB!;
    const client = new DynamoDBClient({ endpoint });
    await client.send(new CreateTableCommand(tableDefinition("restored")));
    const left = torn(rows, 0.1, chance(seed));
    for (let i = 0; i < left.length; i += 25) {
      const requests = left.slice(i, i + 25).map((row) => ({ PutRequest: { Item: marshall(row) } }));
      await client.send(new BatchWriteItemCommand({ RequestItems: { restored: requests } }));
    }
    client.destroy();
    const where = ["--table", "restored", "--endpoint", endpoint];
    expect(await fsck(...where)).toMatchObject({ code: 1 });
    expect(await fsck(...where, "--repair", "--to", join(folder, "table"))).toMatchObject({ code: 0 });
    expect(await fsck(...where)).toMatchObject({ code: 0 });
  });
});
