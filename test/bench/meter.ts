import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { tableDefinition } from "../../local/table-definition.ts";
import { database, type Found } from "../../shared/table.ts";
import { sizeOf } from "./item-size.ts";

export interface Used {
  reads: number;
  writes: number;
  floor: { reads: number; writes: number };
}
export interface Meter {
  /** Hooks the product's own client; call it where the engine is known. */
  start(): void;
  /** One invocation: what the engine says it used, and the least for what it read and wrote. */
  invocation<T>(run: () => Promise<T>): Promise<{ result: T; used: Used }>;
}
type Image = Record<string, unknown> | undefined;

const readUnits = (size: number, strong: boolean): number => Math.max(1, Math.ceil(size / 4_096)) * (strong ? 1 : 0.5);
const writeUnits = (size: number): number => Math.ceil(size / 1_024);
const indexes = tableDefinition("").GlobalSecondaryIndexes!.map(({ KeySchema, Projection }) => ({
  keys: KeySchema!.map(({ AttributeName }) => AttributeName!),
  names: [
    "pk",
    "sk",
    ...KeySchema!.map(({ AttributeName }) => AttributeName!),
    ...(Projection!.NonKeyAttributes ?? []),
  ],
}));
const entryOf = (item: Image, { keys, names }: (typeof indexes)[number]): Image =>
  item && keys.every((key) => item[key] !== undefined)
    ? Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))
    : undefined;

/** An index follows its table by plain writes, in a transaction too. An entry that moves is taken out and put in: two writes; one that is as it was costs nothing. */
const indexUnits = (before: Image, after: Image): number =>
  indexes.reduce((sum, index) => {
    const [was, will] = [entryOf(before, index), entryOf(after, index)];
    if (JSON.stringify(was) === JSON.stringify(will)) return sum;
    const moved = was && will && index.keys.some((key) => was[key] !== will[key]);
    if (moved) return sum + writeUnits(sizeOf(was)) + writeUnits(sizeOf(will));
    return sum + writeUnits(Math.max(was ? sizeOf(was) : 0, will ? sizeOf(will) : 0));
  }, 0);

export const meter = (): Meter => {
  let used: Used = { reads: 0, writes: 0, floor: { reads: 0, writes: 0 } };
  let seen = new Set<string>();
  let written = new Map<string, { before: Image; after: Image; times: number; key: Found }>();
  let aside: DynamoDBDocumentClient;
  const look = async (key: Found): Promise<Image> =>
    (await aside.send(new GetCommand({ TableName: process.env.TABLE_NAME!, Key: key, ConsistentRead: true }))).Item;
  const once = (name: string, units: number): void => {
    if (!seen.has(name)) used.floor.reads += units;
    seen.add(name);
  };
  const nameOf = ({ pk, sk }: Found): string => `${String(pk)}\n${String(sk)}`;
  const keyOf = ({ pk, sk }: Found): Found => ({ pk, sk });
  const strongSize = (item: Image): number => readUnits(item ? sizeOf(item) : 0, true);

  /** What a call reads at least. */
  const readOf = (input: any, output: any): void => {
    if (input.Key) return once(nameOf(input.Key), strongSize(output.Item));
    if (input.RequestItems) {
      const [{ Keys }] = Object.values<any>(input.RequestItems) as [{ Keys: Found[] }];
      const items: Found[] = Object.values<Found[]>(output.Responses ?? {}).flat();
      const found = new Map(items.map((item) => [nameOf(item), item]));
      for (const key of Keys) once(nameOf(key), strongSize(found.get(nameOf(key))));
      return;
    }
    const size = (output.Items as Found[]).reduce((sum, item) => sum + sizeOf(item), 0);
    once(
      JSON.stringify([input.IndexName, input.ExpressionAttributeValues, input.ExclusiveStartKey]),
      readUnits(size, input.ConsistentRead === true),
    );
  };
  const writesOf = (input: any): { key: Found; times: number }[] => {
    if (!input.TransactItems) return [{ key: keyOf(input.Item ?? input.Key), times: 1 }];
    return input.TransactItems.map((one: any) => {
      const { Item, Key } = Object.values<any>(one)[0];
      return { key: keyOf(Item ?? Key), times: 2 };
    });
  };

  const start = (): void => {
    aside = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    database().middlewareStack.add(
      (next, context) => async (args) => {
        const input = args.input as any;
        const command = String(context.commandName);
        const isRead = /^(Get|BatchGet|Query)/.test(command);
        const writes = isRead ? [] : writesOf(input);
        const before = await Promise.all(writes.map(({ key }) => look(key)));
        const reply = await next({ ...args, input: { ...input, ReturnConsumedCapacity: "TOTAL" } } as never);
        const output = reply.output as any;
        const units = [output.ConsumedCapacity]
          .flat()
          .reduce((sum, one: any) => sum + Number(one?.CapacityUnits ?? 0), 0);
        if (units === 0) throw new Error(`${command} tells no capacity`);
        used[isRead ? "reads" : "writes"] += units;
        if (isRead) readOf(input, output);
        for (const [i, { key, times }] of writes.entries())
          written.set(nameOf(key), {
            before: written.get(nameOf(key))?.before ?? before[i],
            after: await look(key),
            times,
            key,
          });
        return reply;
      },
      { step: "initialize", name: "meter", priority: "low" },
    );
  };
  return {
    start,
    invocation: async (run) => {
      used = { reads: 0, writes: 0, floor: { reads: 0, writes: 0 } };
      seen = new Set();
      written = new Map();
      const result = await run();
      for (const { before, after, times } of written.values()) {
        const size = Math.max(before ? sizeOf(before) : 0, after ? sizeOf(after) : 0);
        used.floor.writes += times * Math.max(1, writeUnits(size)) + indexUnits(before, after);
      }
      return { result, used };
    },
  };
};
