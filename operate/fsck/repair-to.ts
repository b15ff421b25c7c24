import { appendFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { clock } from "../../shared/clock.ts";
import { type Change, changed } from "./change.ts";
import { repair } from "./repair.ts";
import { nameOf, type Row } from "./rows.ts";
import { clientAt, exportFiles, itemsOfFile } from "./sources.ts";

/** `to`: a folder for the repaired export, or for what was taken out of a table. */
type Target = { to: string } & ({ table: string; endpoint?: string | undefined } | { from: string });
interface Place {
  /** Hands each item that changes to `mend`, and keeps what it gives. */
  each(changes: ReadonlyMap<string, Change[]>, mend: (name: string, item: Row | undefined) => Row | undefined): Promise<void>;
} // prettier-ignore

/** Makes the repair's changes, prints each of them, and keeps what they took out in a file. Returns the rows as they are now. */
export const repairTo = async (target: Target, rows: readonly Row[]): Promise<Row[]> => {
  const now = clock.now();
  const plan = repair(rows, now);
  const byItem = Map.groupBy(plan.changes, nameOf);
  const takenOut = `fsck-taken-out-${now.replace(/[:.]/g, "-")}.jsonl`;
  const file = join(target.to, takenOut);
  if ("from" in target) prepare(target.to);
  else mkdirSync(target.to, { recursive: true });
  const place = "from" in target ? exportAt(target.from, target.to) : tableAt(target.table, target.endpoint);
  await place.each(byItem, (name, item) => {
    let next = item;
    for (const change of byItem.get(name)!) {
      if (change.kind === "take-out" && next) appendFileSync(file, `${JSON.stringify({ why: change.why, item: next })}\n`);
      next = changed(next, change);
    }
    return next;
  }); // prettier-ignore
  for (const change of plan.changes) console.log(told(change));
  const assumed = plan.changes.filter((change) => change.assumed).length;
  const kept = existsSync(file) ? `; what was taken out is in ${file}` : "";
  console.log(`${plan.changes.length} changes of ${byItem.size} items, ${assumed} for a person to look at (!)${kept}`);
  return plan.rows;
};

const told = (change: Change): string => {
  const what = change.kind === "set" ? ` ${JSON.stringify(change.set)}` : "";
  return `${change.assumed ? "!" : " "} ${change.kind}  ${nameOf(change)}${what}\n    ${change.why}`;
};

const prepare = (folder: string): void => {
  if (existsSync(folder)) throw new Error(`${folder} is there already; the repaired export goes to a new folder`);
  mkdirSync(folder, { recursive: true });
};

/** In place. Nothing else may write to the table meanwhile: it is a restored one that serves nobody yet. */
const tableAt = (TableName: string, endpoint?: string): Place => ({
  each: async (changes, mend) => {
    const client = DynamoDBDocumentClient.from(clientAt(endpoint), {
      marshallOptions: { removeUndefinedValues: true },
    }); // prettier-ignore
    for (const [name, [{ pk, sk }]] of changes as ReadonlyMap<string, [Change]>) {
      const { Item } = await client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }));
      const next = mend(name, Item as Row | undefined);
      if (next) await client.send(new PutCommand({ TableName, Item: next }));
      else if (Item) await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
    }
    client.destroy();
  },
});

const blockLines = 2_000;
/** To a second export, which `import-table` takes. */
const exportAt = (from: string, to: string): Place => ({
  each: async (changes, mend) => {
    const done = new Set<string>();
    let block: string[] = [];
    let files = 0;
    const flush = (): void => {
      if (block.length > 0) writeFileSync(join(to, `repaired-${String((files += 1)).padStart(5, "0")}.json.gz`), gzipSync(block.join("\n"))); // prettier-ignore
      block = [];
    };
    const write = (line: string): void => {
      if (block.push(line) === blockLines) flush();
    };
    const line = (item: Row): string => JSON.stringify({ Item: marshall(item, { removeUndefinedValues: true }) });
    for (const path of exportFiles(from))
      for await (const { item } of itemsOfFile(path)) {
        const name = `${item.pk?.S} ${item.sk?.S}`;
        if (!changes.has(name)) {
          write(JSON.stringify({ Item: item }));
          continue;
        }
        done.add(name);
        const next = mend(name, unmarshall(item) as Row);
        if (next) write(line(next));
      }
    for (const name of changes.keys()) {
      const next = done.has(name) ? undefined : mend(name, undefined);
      if (next) write(line(next));
    }
    flush();
  },
});
