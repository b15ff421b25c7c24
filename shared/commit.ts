import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { clock } from "./clock.ts";
import { env } from "./env.ts";
import { Refusal, stale } from "./errors.ts";
import { type Action, database, type Found } from "./table.ts";
import { unmarshall } from "@aws-sdk/util-dynamodb";

/** DynamoDB's own limit is 100; the rest is left for what a domain adds later. */
export const maxActions = 100;
const deadlineMs = 5_000;
const maxTries = 8;

interface Reason {
  Code?: string;
  Item?: Record<string, never>;
}

/**
 * The only writer of state: all actions or none, in one transaction. Its failure is the error that the first failed action's
 * `otherwise` makes of the item found (markers come first in `actions`, so a repetition shows as AlreadyDone before anything else);
 * an action without one is a stale version. Collisions with other transactions are tried again for five seconds; then `system/busy`.
 */
export const commit = async (actions: readonly Action[]): Promise<void> => {
  if (actions.length === 0) return;
  if (actions.length > maxActions)
    throw new Error(`a transaction of ${actions.length} actions; the limit is ${maxActions}`);
  const names = new Set(actions.map(({ key }) => `${key.pk}\n${key.sk}`));
  if (names.size < actions.length) throw new Error(`two actions on one item in a transaction: ${duplicate(actions)}`);
  const TableName = env("TABLE_NAME");
  const input = {
    TransactItems: actions.map(({ kind, input }) => ({
      [kind]: { TableName, ReturnValuesOnConditionCheckFailure: "ALL_OLD", ...input },
    })),
  } as TransactWriteCommandInput;
  const started = Date.parse(clock.now());
  for (let tries = 1; ; tries += 1) {
    try {
      await database().send(new TransactWriteCommand(input));
      return;
    } catch (error) {
      const reasons = (error as { CancellationReasons?: Reason[] }).CancellationReasons;
      if ((error as Error).name !== "TransactionCanceledException" || !reasons) throw error;
      const failed = reasons.findIndex(({ Code }) => Code === "ConditionalCheckFailed");
      if (failed >= 0) throw refusalOf(actions[failed]!, reasons[failed]!);
      if (!reasons.every(({ Code }) => Code === undefined || Code === "None" || Code === "TransactionConflict"))
        throw error;
      if (tries === maxTries || Date.parse(clock.now()) - started > deadlineMs)
        throw new Refusal("system/busy", { retryAfterSeconds: 2 });
      await clock.sleep(clock.random() * Math.min(1_000, 20 * 2 ** tries));
    }
  }
};

const refusalOf = ({ otherwise }: Action, { Item }: Reason): Error => {
  const found = Item && (unmarshallIfRaw(Item) as Found);
  return otherwise ? otherwise(found) : stale();
};

/** The document client leaves the items of cancellation reasons in the wire's form. */
const unmarshallIfRaw = (item: Record<string, unknown>): Found => {
  const first = Object.values(item)[0];
  const raw = typeof first === "object" && first !== null && Object.keys(first).length === 1;
  return raw ? unmarshall(item as Parameters<typeof unmarshall>[0]) : item;
};

const duplicate = (actions: readonly Action[]): string => {
  const names = actions.map(({ key }) => `${key.pk} ${key.sk}`);
  return names.find((name, i) => names.indexOf(name) !== i) ?? "";
};
