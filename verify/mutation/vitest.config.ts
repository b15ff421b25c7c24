import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The tests of the rules alone: no engine, so that a thousand mutants take minutes. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, "../.."),
    include: [
      "test/orders/{order,order-axes}.test.ts",
      "test/credit/{limit,exposure-rules}.test.ts",
      "test/pricing/{price,price-list,price-rows}.test.ts",
      "test/inventory/{balance,balance-entries}.test.ts",
      "test/money.test.ts",
    ],
    setupFiles: "test/support/seed.ts",
    passWithNoTests: false,
    env: { POWERTOOLS_LOG_LEVEL: "CRITICAL", TZ: "America/New_York" },
  },
});
