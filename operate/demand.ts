/**
 * `npm run -s demand -- rebuild --table NAME [--endpoint URL] [--check]` makes the demand history again from orders, reports and imported sales, and the days
 * of stock from the movements, and puts what differs in its place; `--check` only tells. Nothing may be on its way meanwhile: what was not heard yet shows as a
 * difference. Exit code: 0 equal or put right, 1 differences, 2 nothing was judged.
 */
import { parseArgs } from "node:util";
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { bearsOnDemand, type Difference, differences } from "./demand/rebuild.ts";
import { nameOf, type Row } from "./fsck/rows.ts";
import { clientAt, itemsOfTable } from "./fsck/sources.ts";

const usage = "npm run -s demand -- rebuild --table NAME [--endpoint URL] [--check]";
const text = { type: "string" } as const;
const shown = 50;

const putRight = async (found: readonly Difference[], TableName: string, endpoint?: string): Promise<void> => {
  const client = DynamoDBDocumentClient.from(clientAt(endpoint));
  for (const { pk, sk, expected } of found)
    await (expected
      ? client.send(new PutCommand({ TableName, Item: expected }))
      : client.send(new DeleteCommand({ TableName, Key: { pk, sk } })));
  client.destroy();
};

const run = async (): Promise<number> => {
  const options = { table: text, endpoint: text, check: { type: "boolean", default: false } } as const;
  const { values: o, positionals } = parseArgs({ options, allowPositionals: true });
  if (positionals.join() !== "rebuild" || o.table === undefined) throw new Error("say rebuild, and name a table");
  const rows: Row[] = [];
  let items = 0;
  for await (const { item } of itemsOfTable(o.table, o.endpoint)) {
    items += 1;
    if (bearsOnDemand(item.type?.S, item.eventType?.S)) rows.push(unmarshall(item) as Row);
  }
  if (items === 0) throw new Error("there is not one item");
  const found = differences(rows);
  for (const one of found.slice(0, shown))
    console.log(`${nameOf(one)}\n    expected ${JSON.stringify(one.expected)}, found ${JSON.stringify(one.found)}`);
  if (found.length > shown) console.log(`… and ${found.length - shown} more`);
  console.log(`${items} items looked at, ${rows.length} of them bear on demand; ${found.length} differences`);
  if (found.length === 0 || o.check) return found.length === 0 ? 0 : 1;
  await putRight(found, o.table, o.endpoint);
  console.log(`${found.length} items put right`);
  return 0;
};

process.exitCode = await run().catch((error: Error) => {
  console.error(`\n  ${error.message}\n  ${usage}\n`);
  return 2;
});
