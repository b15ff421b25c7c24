import type { TestProject } from "vitest/node";
import { startDynamoDbLocal } from "./engine.ts";

/** One engine for all test files; DYNAMODB_ENDPOINT is what a person without the packaged engine would set. */
export default async (_: TestProject): Promise<() => Promise<void>> => {
  const engine = await startDynamoDbLocal();
  console.log(`DynamoDB Local ${engine.version} at ${engine.endpoint}`);
  process.env.DYNAMODB_ENDPOINT = engine.endpoint;
  process.env.TEST_DYNAMODB = engine.endpoint;
  return engine.stop;
};
