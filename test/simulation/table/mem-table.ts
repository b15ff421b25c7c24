import { marshall } from "@aws-sdk/util-dynamodb";
import { conditionOf, Invalid, type Named, requireAllUsed, type Stored } from "./expressions.ts";
import {
  type Change,
  copied,
  indexNames,
  indexRows,
  keysOf,
  keyText,
  type KeyNames,
  project,
  sizeOf,
  requireKeys,
  wire,
} from "./items.ts";
import { updateOf } from "./update.ts";

export type { Change } from "./items.ts";
type Kind = "Put" | "Update" | "Delete" | "ConditionCheck";
type Ask = Named & Record<string, any>;

/** Everything that a transaction changed, at once; `after` is absent for what was deleted. */
export type Commit = readonly Change[];
export interface MemTable {
  /** One command by its name, as the document client would be asked and answer. Throws what the service throws. */
  send(command: string, input: Ask): Record<string, unknown>;
  items(): Stored[];
  onCommit(hear: (commit: Commit) => void): void;
  /** How many commits the indexes, and reads that are not consistent, lag behind: asked anew for each read. */
  lag: () => number;
}

const failed = (name: string, message: string, more: object = {}): Error =>
  Object.assign(new Error(message), { name, $metadata: {} }, more);
const maxItemBytes = 400 * 1024;
const maxTransactionBytes = 4 * 1024 * 1024;
const maxPageBytes = 1024 * 1024;

/** A DynamoDB table in memory, with the three indexes of ours. Snapshot isolation is trivial: a command is one step. */
export const memTable = (initial: readonly Stored[] = []): MemTable => {
  const partitions = new Map<string, Map<string, Stored>>();
  const history: Change[] = [];
  const hearers: ((commit: Commit) => void)[] = [];
  const get = ({ pk, sk }: { pk: string; sk: string }): Stored | undefined => partitions.get(pk)?.get(sk);
  /** By index and partition, the items by their own keys. */
  const indexed = new Map(indexNames.map((name) => [name, new Map<string, Map<string, Stored>>()]));
  const inIndex = (index: string, partition: string): Map<string, Stored> => {
    const rows = indexed.get(index)!;
    const found = rows.get(partition) ?? new Map<string, Stored>();
    rows.set(partition, found);
    return found;
  };
  const setIndexed = ({ key, before, after }: Change): void => {
    for (const index of indexNames) {
      const { pk } = indexRows(index);
      const [was, is] = [before?.[pk] as string | undefined, after?.[pk] as string | undefined];
      if (was !== undefined && was !== is) inIndex(index, was).delete(keyText(key));
      if (is !== undefined) inIndex(index, is).set(keyText(key), after!);
    }
  };
  const set = (change: Change): void => {
    setIndexed(change);
    const { pk, sk } = change.key;
    const partition = partitions.get(pk) ?? new Map<string, Stored>();
    partitions.set(pk, partition);
    if (change.after) partition.set(sk, change.after);
    else partition.delete(sk);
  };
  for (const item of initial) set({ key: keysOf(item), before: undefined, after: item });
  const apply = (changes: Commit): void => {
    const real = changes.filter(({ before, after }) => before !== after);
    for (const change of real) set(change);
    history.push(...real);
    if (real.length > 0) for (const hear of hearers) hear(real);
  };

  /** What one write would change; `undefined` as its outcome where its condition does not hold. Throws for what is not valid at all. */
  const prepared = (
    kind: Kind,
    ask: Ask,
  ): { change: () => Change; holds: () => boolean; key: string; found: () => Stored | undefined } => {
    const used = new Set<string>();
    const item = kind === "Put" ? (wire(ask.Item) as Stored) : undefined;
    const key = requireKeys(item ?? (wire(ask.Key) as Stored), item !== undefined);
    if (kind === "ConditionCheck" && ask.ConditionExpression === undefined)
      throw new Invalid("a condition check without a condition");
    const named = { ...ask, ExpressionAttributeValues: wire(ask.ExpressionAttributeValues) as Stored | undefined };
    const test = conditionOf(ask.ConditionExpression, named, used);
    const update =
      kind === "Update" && ask.UpdateExpression !== undefined
        ? updateOf(ask.UpdateExpression, named, used, ["pk", "sk"])
        : (x: Stored) => x;
    requireAllUsed(ask, used);
    const change = (): Change => {
      const before = get(key);
      if (kind === "ConditionCheck") return { key, before, after: before };
      if (kind === "Delete") return { key, before, after: undefined };
      const after = item ?? update(before ?? { ...key });
      requireKeys(after, true);
      if (sizeOf(after) > maxItemBytes) throw new Invalid("Item size has exceeded the maximum allowed size");
      return { key, before, after };
    };
    return { change, holds: () => test(get(key)), key: keyText(key), found: () => get(key) };
  };

  const write = (kind: Kind, ask: Ask): Record<string, unknown> => {
    const one = prepared(kind, ask);
    if (!one.holds()) throw failed("ConditionalCheckFailedException", "The conditional request failed");
    apply([one.change()]);
    return {};
  };

  const transact = ({ TransactItems }: Ask): Record<string, unknown> => {
    const list = TransactItems as Partial<Record<Kind, Ask>>[];
    if (list.length === 0 || list.length > 100) throw new Invalid("Member must have length less than or equal to 100");
    const all = list.map((entry) => {
      const [kind, ask] = Object.entries(entry)[0] as [Kind, Ask];
      return { ...prepared(kind, ask), ask };
    });
    if (new Set(all.map(({ key }) => key)).size < all.length)
      throw new Invalid("Transaction request cannot include multiple operations on one item");
    const changes: Change[] = [];
    const reasons = all.map(({ holds, change, ask, found }) => {
      if (!holds()) {
        const Item = ask.ReturnValuesOnConditionCheckFailure === "ALL_OLD" ? found() : undefined;
        return { Code: "ConditionalCheckFailed", ...(Item && { Item: marshall(Item) }) };
      }
      try {
        changes.push(change());
        return { Code: "None" };
      } catch (error) {
        if (error instanceof Invalid) return { Code: "ValidationError" };
        throw error;
      }
    });
    if (changes.length < all.length) throw cancelled(reasons);
    if (changes.reduce((n, { after }) => n + (after ? sizeOf(after) : 0), 0) > maxTransactionBytes)
      throw new Invalid("Collection size exceeded");
    apply(changes);
    return {};
  };

  /** Items of an index's partition as they were `lag` changes ago. */
  const indexBefore = (index: string, partition: string, lag: number): Stored[] => {
    const then = new Map<string, Change>();
    for (const change of lag > 0 ? history.slice(-lag) : [])
      if (!then.has(keyText(change.key))) then.set(keyText(change.key), change);
    const { pk } = indexRows(index);
    const old = [...then.values()].flatMap(({ before }) => (before?.[pk] === partition ? [before] : []));
    return [...[...inIndex(index, partition)].flatMap(([key, item]) => (then.has(key) ? [] : [item])), ...old];
  };
  const all = (): Stored[] => [...partitions.values()].flatMap((partition) => [...partition.values()]);

  const query = (ask: Ask): Record<string, unknown> => {
    const used = new Set<string>();
    const index = ask.IndexName as string | undefined;
    const names = indexRows(index);
    if (index && ask.ConsistentRead)
      throw new Invalid("Consistent reads are not supported on global secondary indexes");
    if (ask.Limit !== undefined && ask.Limit < 1)
      throw new Invalid("Member must have value greater than or equal to 1");
    const test = conditionOf(ask.KeyConditionExpression, ask, used);
    requireAllUsed(ask, used);
    const partition = (ask.ExpressionAttributeValues ?? {})[":pk"] as string;
    if (partition === "")
      throw new Invalid("One or more parameter values are not valid. A value specified for a key is empty");
    if (!index && !ask.ConsistentRead) throw new Error("the table model reads itself consistently only");
    const from = index ? indexBefore(index, partition, self.lag()) : [...(partitions.get(partition)?.values() ?? [])];
    const found = from.filter((item) => item[names.sk] !== undefined && test(item)).sort(orderOf(names));
    if (ask.ScanIndexForward === false) found.reverse();
    const start = ask.ExclusiveStartKey as Stored | undefined;
    const after = start ? afterStart(found, start, names, ask.ScanIndexForward === false) : found;
    const Items: Stored[] = [];
    let bytes = 0;
    for (const item of after) {
      if (Items.length === (ask.Limit ?? Infinity) || bytes > maxPageBytes) break;
      bytes += sizeOf(item);
      Items.push(project(item, index));
    }
    const full = Items.length > 0 && (Items.length === ask.Limit || Items.length < after.length);
    const last = Items.at(-1);
    const LastEvaluatedKey =
      full && last
        ? Object.fromEntries([...new Set([names.pk, names.sk, "pk", "sk"])].map((name) => [name, last[name]]))
        : undefined;
    return { Items: copied(Items), Count: Items.length, ...(LastEvaluatedKey && { LastEvaluatedKey }) };
  };

  const batchGet = ({ RequestItems }: Ask): Record<string, unknown> => {
    const Responses: Record<string, Stored[]> = {};
    for (const [table, { Keys }] of Object.entries(RequestItems as Record<string, { Keys: Stored[] }>)) {
      if (Keys.length === 0 || Keys.length > 100)
        throw new Invalid("Too many items requested for the BatchGetItem call");
      if (new Set(Keys.map((key) => keyText(keysOf(key)))).size < Keys.length)
        throw new Invalid("Provided list of item keys contains duplicates");
      Responses[table] = copied(
        Keys.flatMap((key) => {
          const found = get(requireKeys(key, false));
          return found ? [found] : [];
        }),
      );
    }
    return { Responses, UnprocessedKeys: {} };
  };

  const commands: Record<string, (ask: Ask) => Record<string, unknown>> = {
    GetItemCommand: ({ Key }) => {
      const Item = get(requireKeys(Key, false));
      return Item ? { Item: copied(Item) } : {};
    },
    PutItemCommand: (ask) => write("Put", ask),
    UpdateItemCommand: (ask) => write("Update", ask),
    DeleteItemCommand: (ask) => write("Delete", ask),
    TransactWriteItemsCommand: transact,
    BatchGetItemCommand: batchGet,
    QueryCommand: query,
  };
  const self: MemTable = {
    send: (command, input) => {
      const run = commands[command];
      if (!run) throw new Error(`the table model has no ${command}`);
      return run(input);
    },
    items: all,
    onCommit: (hear) => void hearers.push(hear),
    lag: () => 0,
  };
  return self;
};

export const cancelled = (CancellationReasons: readonly { Code: string }[]): Error =>
  failed(
    "TransactionCanceledException",
    `Transaction cancelled [${CancellationReasons.map(({ Code }) => Code).join(", ")}]`,
    { CancellationReasons },
  );

const less = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const place = (item: Stored, names: KeyNames): string[] => [
  item[names.sk] as string,
  item.pk as string,
  item.sk as string,
];
const orderOf =
  (names: KeyNames) =>
  (x: Stored, y: Stored): number => {
    const [a, b] = [place(x, names), place(y, names)];
    return less(a[0]!, b[0]!) || less(a[1]!, b[1]!) || less(a[2]!, b[2]!);
  };
const afterStart = (found: readonly Stored[], start: Stored, names: KeyNames, backwards: boolean): Stored[] => {
  if (typeof start[names.sk] !== "string") throw new Invalid("The provided starting key is invalid");
  const order = orderOf(names);
  return found.filter((item) => (backwards ? order(item, start) < 0 : order(item, start) > 0));
};
