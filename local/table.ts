import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type GlobalSecondaryIndexDescription,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { clock } from "../shared/clock.ts";
import { epochSeconds } from "../shared/dates.ts";
import { Mishap } from "./mishap.ts";
import { tableDefinition } from "./table-definition.ts";

const client = (endpoint: string): DynamoDBClient => new DynamoDBClient({ endpoint });
const indexNames = (indexes: readonly Pick<GlobalSecondaryIndexDescription, "IndexName">[] = []): string =>
  indexes
    .map(({ IndexName }) => IndexName)
    .sort()
    .join();

/** Makes the table where it is absent. */
export const prepareTable = async (endpoint: string, name: string): Promise<void> => {
  const db = client(endpoint);
  try {
    const definition = tableDefinition(name);
    const found = await db.send(new DescribeTableCommand({ TableName: name })).catch((error: Error) => {
      if (error.name === "ResourceNotFoundException") return undefined;
      throw new Mishap(`The database cannot be read: ${error.message}`, "Begin anew with: npm start -- --reset", error);
    });
    if (!found) await db.send(new CreateTableCommand(definition));
    else if (indexNames(found.Table?.GlobalSecondaryIndexes) !== indexNames(definition.GlobalSecondaryIndexes))
      throw new Mishap(
        "The data folder was made by another version of Huotong.",
        "Begin anew with: npm start -- --reset",
      );
  } finally {
    db.destroy();
  }
};

/** What DynamoDB's TTL does in its own time: items whose `ttl` has passed go. Returns how many went. */
export const sweepExpired = async (endpoint: string, TableName: string): Promise<number> => {
  const db = client(endpoint);
  let gone = 0;
  try {
    let ExclusiveStartKey: Record<string, never> | undefined;
    do {
      const page = await db.send(
        new ScanCommand({
          TableName,
          FilterExpression: "#ttl < :now",
          ProjectionExpression: "pk, sk",
          ExpressionAttributeNames: { "#ttl": "ttl" },
          ExpressionAttributeValues: { ":now": { N: String(epochSeconds(clock.now())) } },
          Limit: 2_000,
          ...(ExclusiveStartKey && { ExclusiveStartKey }),
        }),
      );
      const keys = page.Items ?? [];
      for (let i = 0; i < keys.length; i += 25) {
        const requests = keys.slice(i, i + 25).map((Key) => ({ DeleteRequest: { Key } }));
        await db.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
        gone += requests.length;
      }
      ExclusiveStartKey = page.LastEvaluatedKey as Record<string, never> | undefined;
    } while (ExclusiveStartKey);
  } finally {
    db.destroy();
  }
  return gone;
};
