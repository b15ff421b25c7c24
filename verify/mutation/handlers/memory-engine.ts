import { hook } from "../../../test/simulation/hook.ts";
import { memTable } from "../../../test/simulation/table/mem-table.ts";

/** In the place of test/support/engine.ts: the simulator's table (test/simulation/conformance.test.ts holds it against the engine), so that a mutant costs milliseconds. */
export const testRegion = "eu-central-1";
export const startEngine = async (): Promise<{ endpoint: string; tableName: string }> => {
  Object.assign(process.env, {
    TABLE_NAME: "mutants",
    AWS_REGION: testRegion,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
  });
  const table = memTable();
  hook(async (service, command, input) => {
    if (service !== "dynamodb") throw new Error(`${service} is not here`);
    return table.send(command, input as Record<string, unknown>);
  });
  return { endpoint: "memory", tableName: "mutants" };
};
