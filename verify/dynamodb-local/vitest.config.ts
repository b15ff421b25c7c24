import { defineConfig } from "vitest/config";
import base from "../../vitest.config.ts";

const root = new URL("../..", import.meta.url).pathname;

/** The tests of `npm test` that store something, on AWS's own emulator instead of the packaged engine. */
export default defineConfig({
  test: {
    ...base.test,
    root,
    globalSetup: "verify/dynamodb-local/setup.ts",
    env: { ...base.test?.env, MODEL_MS: "60000" }, // the emulator is slow: the model has time for more than one story
    setupFiles: ["test/support/seed.ts", "verify/dynamodb-local/own-table.ts"],
    exclude: [
      "test/{infra,house,forecasting,portal,bench}/**", // store nothing
      "test/simulation/**", // has a table of its own
      "test/local/{restart,table}.test.ts", // about the packaged engine itself
    ],
  },
});
