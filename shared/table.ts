import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { clientSettings, lazily } from "./client-settings.ts";
import { clock } from "./clock.ts";
import { env } from "./env.ts";
import { Refusal } from "./errors.ts";
import { type Change, changeExpression, type When, whenExpression } from "./expressions.ts";
import { gathered } from "./gather.ts";

export interface Key {
  pk: string;
  sk: string;
}
/**
 * `type` names the record, `tenant` the distributor it belongs to or "HQ" (nothing is without). `summary` is what the two
 * list indexes project: `byOwner` (ownerPk, ownerSk) and `byStage` (stagePk, stageSk).
 */
export interface Item extends Key {
  type: string;
  tenant: string;
  [attribute: string]: unknown;
}
export type Found = Record<string, unknown>;
/** What the failing of an action's condition means; gets the item as it was found. */
type Otherwise = (found: Found | undefined) => Error;

export interface Action {
  kind: "Put" | "Update" | "Delete" | "ConditionCheck";
  key: Key;
  input: Record<string, unknown>;
  otherwise?: Otherwise | undefined;
}

const action = (kind: Action["kind"], key: Key, input: Record<string, unknown>, otherwise?: Otherwise): Action => ({
  kind,
  key,
  input,
  otherwise,
});
const keyOf = ({ pk, sk }: Key): Key => ({ pk, sk });
export const put = (item: Item, when?: When, otherwise?: Otherwise): Action =>
  action("Put", keyOf(item), { Item: item, ...whenExpression(when) }, otherwise);
/** Writes an item that must not be there yet. */
export const create = (item: Item, otherwise?: Otherwise): Action => put(item, { pk: { op: "absent" } }, otherwise);
export const update = (key: Key, change: Change, otherwise?: Otherwise): Action =>
  action("Update", keyOf(key), { Key: keyOf(key), ...changeExpression(change) }, otherwise);
export const remove = (key: Key, when?: When, otherwise?: Otherwise): Action =>
  action("Delete", keyOf(key), { Key: keyOf(key), ...whenExpression(when) }, otherwise);
export const check = (key: Key, when: When, otherwise?: Otherwise): Action =>
  action("ConditionCheck", keyOf(key), { Key: keyOf(key), ...whenExpression(when) }, otherwise);

export const database = lazily(() =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ ...clientSettings }), {
    marshallOptions: { removeUndefinedValues: true },
  }),
);
const TableName = (): string => env("TABLE_NAME");

/** One item, strongly consistent. Reads of the same turn are one round trip. */
export const read = async <T = Found>(key: Key): Promise<T | undefined> => (await readMany<T>([key]))[0];

/** Any number of items, strongly consistent, in the order of the keys; absent ones are undefined. 100 keys a round trip, all trips at once. */
export const readMany = async <T = Found>(keys: readonly Key[]): Promise<(T | undefined)[]> =>
  (await together(keys)) as (T | undefined)[];

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`;
const together = gathered<Key, Found | undefined>(async (keys) => {
  const distinct = [...new Map(keys.map((key) => [nameOf(key), keyOf(key)])).values()];
  const found = new Map<string, Found>();
  const chunks = Array.from({ length: Math.ceil(distinct.length / 100) }, (_, i) =>
    distinct.slice(i * 100, i * 100 + 100),
  );
  await Promise.all(
    chunks.map(async (chunk) => {
      for (const item of chunk.length === 1 ? await readOne(chunk[0]!) : await readBatch(chunk))
        found.set(nameOf(item as unknown as Key), item);
    }),
  );
  return keys.map((key) => found.get(nameOf(key)));
});

const readOne = async (key: Key): Promise<Found[]> => {
  const { Item } = await database().send(new GetCommand({ TableName: TableName(), Key: key, ConsistentRead: true }));
  return Item ? [Item] : [];
};

const readBatch = async (keys: readonly Key[]): Promise<Found[]> => {
  const found: Found[] = [];
  let wanted: readonly Key[] = keys;
  for (let attempt = 0; wanted.length > 0; attempt += 1) {
    if (attempt === 6) throw new Refusal("system/busy", { retryAfterSeconds: 2 });
    if (attempt > 0) await clock.sleep(clock.random() * 50 * 2 ** attempt);
    const reply = await database().send(
      new BatchGetCommand({ RequestItems: { [TableName()]: { Keys: [...wanted], ConsistentRead: true } } }),
    );
    found.push(...(reply.Responses?.[TableName()] ?? []));
    wanted = (reply.UnprocessedKeys?.[TableName()]?.Keys ?? []) as Key[];
  }
  return found;
};

export interface Page<T> {
  items: T[];
  cursor?: string | undefined;
}
/** `base` is strongly consistent; the indexes carry `summary` alone and lag by milliseconds. */
export type Source = "base" | "byOwner" | "byStage" | "unsent";
const keyNames: Record<Source, [string, string]> = {
  base: ["pk", "sk"],
  byOwner: ["ownerPk", "ownerSk"],
  byStage: ["stagePk", "stageSk"],
  unsent: ["unsentShard", "unsentSince"],
};
export interface Query {
  from?: Source;
  partition: string;
  /** Sort keys that start so, lie between (both ends included), or come no later than (it included). */
  prefix?: string;
  between?: readonly [string, string];
  upTo?: string;
  limit?: number;
  cursor?: string | undefined;
  newestFirst?: boolean;
}

const badCursor = (): Refusal => new Refusal("request/inconsistent", { errors: [{ path: "query.cursor" }] });
/**
 * A cursor holds sort positions only; the partition comes from the caller's own scope each time, so that a borrowed or forged cursor
 * can do no more than move within what its bearer may see.
 */
const readCursor = (cursor: string, source: Source, partition: string): Found => {
  try {
    const [sort, pk, sk] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    if (typeof sort !== "string" || typeof pk !== "string" || typeof sk !== "string") throw new Error("shape");
    const [pkName, skName] = keyNames[source];
    return source === "base" ? { pk: partition, sk: sort } : { [pkName]: partition, [skName]: sort, pk, sk };
  } catch {
    throw badCursor();
  }
};

export const cursorAt = (last: Found, source: Source): string => {
  const [, sortName] = keyNames[source];
  return Buffer.from(JSON.stringify([last[sortName], last.pk, last.sk])).toString("base64url");
};

const rangeOf = ({ between, prefix, upTo }: Query): { text: string; values: Record<string, string> } => {
  if (between) return { text: " AND #sk BETWEEN :from AND :to", values: { ":from": between[0], ":to": between[1] } };
  if (prefix) return { text: " AND begins_with(#sk, :prefix)", values: { ":prefix": prefix } };
  if (upTo) return { text: " AND #sk <= :to", values: { ":to": upTo } };
  return { text: "", values: {} };
};

/** One page of whole items (base) or narrow ones (indexes: keys, tenant, version, `summary`). */
export const query = async <T = Found>(q: Query): Promise<Page<T>> => {
  const source = q.from ?? "base";
  const [pkName, skName] = keyNames[source];
  const limit = q.limit ?? 100;
  const range = rangeOf(q);
  if (q.between && q.between[0] > q.between[1]) return { items: [] };
  const reply = await database()
    .send(
      new QueryCommand({
        TableName: TableName(),
        ...(source === "base" ? { ConsistentRead: true } : { IndexName: source }),
        KeyConditionExpression: `#pk = :pk${range.text}`,
        ExpressionAttributeNames: { "#pk": pkName, ...(range.text && { "#sk": skName }) },
        ExpressionAttributeValues: { ":pk": q.partition, ...range.values },
        ScanIndexForward: !q.newestFirst,
        Limit: limit,
        ...(q.cursor && { ExclusiveStartKey: readCursor(q.cursor, source, q.partition) }),
      }),
    )
    .catch((error: Error) => {
      // A position that this query never gave: one of another list, or made up.
      if (q.cursor && error.name === "ValidationException") throw badCursor();
      throw error;
    });
  const items = (reply.Items ?? []) as T[];
  return { items, cursor: reply.LastEvaluatedKey ? cursorAt(reply.LastEvaluatedKey, source) : undefined };
};

/** Every item of a list that is known to be short, or the first `most` of it (and what came with them): page after page. */
export const everyPage = async <T>(
  page: (cut: { limit: number; cursor?: string | undefined }) => Promise<Page<T>>,
  most = Infinity,
): Promise<T[]> => {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const found = await page({ limit: 1_000, cursor });
    all.push(...found.items);
    cursor = found.cursor;
  } while (cursor && all.length < most);
  return all;
};

/** Every item of a partition that is known to be small (the lines of one order, the price lists of one buyer). */
export const queryAll = <T = Found>(q: Omit<Query, "cursor" | "limit">): Promise<T[]> =>
  everyPage((cut) => query<T>({ ...q, ...cut }));

/** A single write outside a transaction, for markers that stand alone; false where its condition did not hold. */
export const putIf = async (item: Item, when: When): Promise<boolean> => {
  try {
    await database().send(new PutCommand({ TableName: TableName(), Item: item, ...whenExpression(when) }));
    return true;
  } catch (error) {
    if ((error as Error).name === "ConditionalCheckFailedException") return false;
    throw error;
  }
};
