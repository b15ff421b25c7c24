import { createReadStream, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { type AttributeValue, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { clientSettings } from "../../shared/client-settings.ts";

/** An engine on this machine asks for a region and a key, and looks at neither. */
export const clientAt = (endpoint: string | undefined): DynamoDBClient => {
  const local = { accessKeyId: "local", secretAccessKey: "local" };
  const keyless = endpoint && !process.env.AWS_ACCESS_KEY_ID && !process.env.AWS_PROFILE;
  return new DynamoDBClient({
    ...clientSettings,
    ...(endpoint && { endpoint, region: process.env.AWS_REGION ?? "eu-central-1" }),
    ...(keyless && { credentials: local }),
  });
};

export type WireItem = Record<string, AttributeValue>;
/** An item as the wire has it, and how large it is there. */
export interface Read {
  item: WireItem;
  bytes: number;
}

/** Every item of a table. The one Scan of the product: an operator asks for it, no request does. */
export async function* itemsOfTable(TableName: string, endpoint?: string): AsyncGenerator<Read> {
  const client = clientAt(endpoint);
  try {
    let ExclusiveStartKey: WireItem | undefined;
    do {
      const page = await client.send(
        new ScanCommand({
          TableName,
          ConsistentRead: true,
          Limit: 1_000,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      for (const item of page.Items ?? []) yield { item, bytes: 0 };
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey);
  } finally {
    client.destroy();
  }
}

/** The data files of an export to S3, copied to a folder: wherever in it they lie. */
export const exportFiles = (folder: string): string[] => {
  if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json.gz"))
    .sort()
    .map((name) => join(folder, name));
};

/** The lines of one data file: `{"Item": {…}}`, in DynamoDB's JSON. Binary attributes stay text, which no rule reads. */
export async function* itemsOfFile(file: string): AsyncGenerator<Read> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity });
  for await (const line of lines)
    if (line) yield { item: (JSON.parse(line) as { Item: WireItem }).Item, bytes: Buffer.byteLength(line) };
}

export async function* itemsOfExport(folder: string): AsyncGenerator<Read> {
  for (const file of exportFiles(folder)) yield* itemsOfFile(file);
}
