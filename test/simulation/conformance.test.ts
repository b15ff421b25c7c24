import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeExpression, type Comparison, whenExpression } from "../../shared/expressions.ts";
import { startEngine } from "../support/engine.ts";
import { type MemTable, memTable } from "./table/mem-table.ts";

/** The table model answers as the real engine does: same results, same refusals with the same reasons, same items afterwards. */
const names: Record<string, string> = { BatchGetCommand: "BatchGetItemCommand", DeleteCommand: "DeleteItemCommand", GetCommand: "GetItemCommand", PutCommand: "PutItemCommand", QueryCommand: "QueryCommand", TransactWriteCommand: "TransactWriteItemsCommand", UpdateCommand: "UpdateItemCommand" }; // prettier-ignore
const commands = {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
};
interface Ask {
  command: keyof typeof commands;
  input: any;
}
let engine: DynamoDBDocumentClient;
let model: MemTable;
let TableName: string;
let [cases, refused] = [0, 0];
beforeAll(async () => {
  TableName = (await startEngine()).tableName;
  engine = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 1 }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  model = memTable();
});

const outcome = async (run: () => any): Promise<unknown> => {
  try {
    const { Item, Items, Responses, LastEvaluatedKey } = await run();
    const batch = (Responses?.[TableName] as { pk: string; sk: string }[] | undefined)?.toSorted((a, b) =>
      a.pk + a.sk < b.pk + b.sk ? -1 : 1,
    );
    return { Item, Items, batch, LastEvaluatedKey };
  } catch (error) {
    const { name, CancellationReasons } = error as {
      name: string;
      CancellationReasons?: { Code?: string; Item?: object }[];
    };
    return { name, reasons: CancellationReasons?.map(({ Code, Item }) => [Code ?? "None", Item]) };
  }
};
const expectSame = async ({ command, input }: Ask): Promise<void> => {
  const named = command === "BatchGetCommand" ? { RequestItems: { [TableName]: input } } : command === "TransactWriteCommand" ? { TransactItems: input.TransactItems.map((one: Record<string, object>) => Object.fromEntries(Object.entries(one).map(([kind, ask]) => [kind, { TableName, ...ask }]))) } : { TableName, ...input }; // prettier-ignore
  const real = await outcome(() => engine.send(new commands[command](named) as never));
  const ours = await outcome(() => model.send(names[command]!, structuredClone(named)));
  cases += 1;
  if ((real as { name?: string }).name) refused += 1;
  expect(ours, JSON.stringify({ command, input }).slice(0, 600)).toEqual(real);
};

const few = (...texts: string[]) => fc.constantFrom(...texts);
const key = fc.record({ pk: few("P#1", "P#2", "P#3"), sk: few("A", "B", "C#1", "C#2") });
const scalar = fc.oneof(fc.integer({ min: -3, max: 3 }), few("x", "xy", "y"), fc.boolean(), fc.constant(null));
const field = few("n", "m", "state", "inner.a", "inner.b");
const item = fc
  .record({ key, n: fc.integer({ min: -3, max: 3 }), state: few("x", "xy", "y"), inner: fc.option(fc.record({ a: scalar })), owner: fc.boolean(), stage: few("S#1", "S#2") })
  .map(({ key: { pk, sk }, n, state, inner, owner, stage }) => ({
    pk, sk, type: "thing", tenant: "HQ", n, state, summary: { n, state }, stagePk: stage, stageSk: `${n + 5}`,
    ...(inner && { inner }), ...(owner && { ownerPk: "O", ownerSk: state }),
  })); // prettier-ignore
const comparison: fc.Arbitrary<Comparison> = fc.oneof(
  fc.record({ op: fc.constantFrom("=", "<>", "<", "<=", ">", ">="), value: scalar }) as fc.Arbitrary<Comparison>,
  fc.constantFrom<Comparison>({ op: "absent" }, { op: "present" }),
  fc.constant<Comparison>({ op: "any", of: [{ op: "absent" }, { op: ">=", value: 1 }] }),
);
const when = fc.dictionary(fc.oneof(few("pk"), field), comparison, { maxKeys: 2 });
const change = fc
  .record({
    set: fc.dictionary(few("state", "inner.a", "inner.c", "stageSk"), few("1", "2"), { maxKeys: 2 }),
    add: fc.dictionary(few("n", "m"), fc.integer({ min: -3, max: 3 }), { maxKeys: 2 }),
    remove: fc.constantFrom<string[]>([], ["ownerPk", "ownerSk"], ["inner"]),
    when,
  })
  // DynamoDB refuses paths that overlap at once; the local engine does so within the transaction.
  .filter(({ set, remove }) => !remove.includes("inner") || !Object.keys(set).some((path) => path.startsWith("inner")));
const returns = { ReturnValuesOnConditionCheckFailure: "ALL_OLD" };
const write = fc.oneof(
  fc.record({ item, when }).map(({ item, when }) => ({ Put: { Item: item, ...whenExpression(when), ...returns } })),
  fc
    .record({ key, change })
    .map(({ key, change }) => ({ Update: { Key: key, ...changeExpression(change), ...returns } })),
  fc.record({ key, when }).map(({ key, when }) => ({ Delete: { Key: key, ...whenExpression(when), ...returns } })),
  fc.record({ key, when }).filter(({ when }) => Object.keys(when).length > 0).map(({ key, when }) => ({ ConditionCheck: { Key: key, ...whenExpression(when), ...returns } })), // prettier-ignore
);
const sources = fc.constantFrom(
  {
    input: { ConsistentRead: true },
    pk: "pk",
    sk: "sk",
    values: ["P#1", "P#2", "P#9"],
    from: "B",
    to: "C#1",
    prefix: "C",
  },
  { input: { IndexName: "byOwner" }, pk: "ownerPk", sk: "ownerSk", values: ["O"], from: "x", to: "xy", prefix: "x" },
  {
    input: { IndexName: "byStage" },
    pk: "stagePk",
    sk: "stageSk",
    values: ["S#1", "S#2"],
    from: "3",
    to: "6",
    prefix: "5",
  },
);
const query = fc
  .record({ source: sources, n: fc.nat(2), range: few("all", "between", "prefix"), limit: fc.option(fc.integer({ min: 1, max: 3 })), back: fc.boolean() })
  .map(({ source: { input, pk, sk, values, from, to, prefix }, n, range, limit, back }): Ask => ({
    command: "QueryCommand",
    input: {
      ...input,
      KeyConditionExpression: { all: "#pk = :pk", between: "#pk = :pk AND #sk BETWEEN :a AND :b", prefix: "#pk = :pk AND begins_with(#sk, :a)" }[range],
      ExpressionAttributeNames: { "#pk": pk, ...(range !== "all" && { "#sk": sk }) },
      ExpressionAttributeValues: { ":pk": values[n % values.length], ...(range !== "all" && { ":a": range === "between" ? from : prefix }), ...(range === "between" && { ":b": to }) },
      ScanIndexForward: !back,
      ...(limit && { Limit: limit }),
    },
  })); // prettier-ignore
const ask: fc.Arbitrary<Ask> = fc.oneof(
  fc
    .array(write, { minLength: 1, maxLength: 4 })
    .map((TransactItems): Ask => ({ command: "TransactWriteCommand", input: { TransactItems } })),
  fc
    .record({ item, when })
    .map(({ item, when }): Ask => ({ command: "PutCommand", input: { Item: item, ...whenExpression(when) } })),
  query,
  fc.uniqueArray(key, { minLength: 1, maxLength: 4, selector: ({ pk, sk }) => pk + sk }).map((Keys): Ask => ({ command: "BatchGetCommand", input: { Keys, ConsistentRead: true } })), // prettier-ignore
  key.map((Key): Ask => ({ command: "GetCommand", input: { Key, ConsistentRead: true } })),
);

describe("the table model, beside the real engine", () => {
  afterAll(() => {
    console.log(`conformance: ${cases} cases, ${refused} of them refused alike`);
    expect(cases).toBeGreaterThanOrEqual(300);
  });
  it("answers generated commands alike", { timeout: 60_000 }, async () => {
    const seed = Number(process.env.MODEL_SEED ?? 20_261);
    for (const one of fc.sample(ask, { seed, numRuns: 600 })) await expectSame(one);
  });
  it("knows the same limits", async () => {
    const thing = (sk: string, more: object = {}) => ({ pk: "L", sk, type: "thing", tenant: "HQ", ...more });
    const puts = (n: number) => ({
      TransactItems: Array.from({ length: n }, (_, i) => ({ Put: { Item: thing(`${i}`) } })),
    });
    await expectSame({ command: "TransactWriteCommand", input: puts(100) });
    await expectSame({ command: "TransactWriteCommand", input: puts(101) });
    await expectSame({ command: "TransactWriteCommand", input: { TransactItems: [{ Put: { Item: thing("1") } }, { Delete: { Key: { pk: "L", sk: "1" } } }] } }); // prettier-ignore
    await expectSame({ command: "PutCommand", input: { Item: thing("big", { text: "x".repeat(390 * 1024) }) } });
    await expectSame({ command: "PutCommand", input: { Item: thing("big", { text: "x".repeat(410 * 1024) }) } });
    await expectSame({ command: "PutCommand", input: { Item: thing("") } });
    await expectSame({ command: "PutCommand", input: { Item: { pk: "L", sk: 1 } } });
    await expectSame({ command: "PutCommand", input: { Item: thing("i", { ownerPk: 3, ownerSk: "x" }) } });
    await expectSame({ command: "UpdateCommand", input: { Key: { pk: "L", sk: "1" }, UpdateExpression: "SET sk = :v", ExpressionAttributeValues: { ":v": "x" } } }); // prettier-ignore
    await expectSame({ command: "UpdateCommand", input: { Key: { pk: "L", sk: "1" }, UpdateExpression: "ADD tenant :v", ExpressionAttributeValues: { ":v": 1 } } }); // prettier-ignore
    await expectSame({ command: "UpdateCommand", input: { Key: { pk: "L", sk: "1" }, UpdateExpression: "SET a = :v", ExpressionAttributeValues: { ":v": 1, ":w": 2 } } }); // prettier-ignore
    await expectSame({ command: "DeleteCommand", input: { Key: { pk: "L" } } });
    await expectSame({ command: "QueryCommand", input: { IndexName: "byOwner", ConsistentRead: true, KeyConditionExpression: "ownerPk = :pk", ExpressionAttributeValues: { ":pk": "O" } } }); // prettier-ignore
    const Keys = (n: number) => Array.from({ length: n }, (_, i) => ({ pk: "L", sk: `${i}` }));
    await expectSame({ command: "BatchGetCommand", input: { Keys: Keys(100) } });
    await expectSame({ command: "BatchGetCommand", input: { Keys: Keys(101) } });
    await expectSame({ command: "BatchGetCommand", input: { Keys: [...Keys(1), ...Keys(1)] } });
  });
});
