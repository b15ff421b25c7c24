import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { startDynamoDb } from "../../local/engine.ts";
import { tableDefinition } from "../../local/table-definition.ts";
import { freshToken } from "../../shared/clock.ts";

export const testRegion = "eu-central-1";

/** vitest's globalSetup: one engine, in memory, for all test files of a run. */
export default async (): Promise<() => Promise<void>> => {
  const engine = await startDynamoDb();
  process.env.TEST_DYNAMODB = engine.endpoint;
  return engine.stop;
};

/** Points this test file's SDK clients at the engine, with an empty table of its own. Call it in `beforeAll` or at the file's top, before any storage. */
export const startEngine = async (): Promise<{ endpoint: string; tableName: string }> => {
  const endpoint = process.env.TEST_DYNAMODB;
  if (!endpoint) throw new Error("the engine is started by vitest.config.ts; run this through vitest");
  const tableName = `test-${freshToken()}`;
  Object.assign(process.env, {
    TABLE_NAME: tableName,
    AWS_REGION: testRegion,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  });
  const client = new DynamoDBClient({});
  await client.send(new CreateTableCommand(tableDefinition(tableName)));
  client.destroy();
  return { endpoint, tableName };
};
