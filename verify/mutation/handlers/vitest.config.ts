import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The tests of the order path's entry points, through their handlers, over a table in memory. */
export default defineConfig({
  resolve: {
    alias: [{ find: /^.*\/support\/engine\.ts$/, replacement: join(import.meta.dirname, "memory-engine.ts") }],
  },
  test: {
    root: join(import.meta.dirname, "../../.."),
    include: [
      "test/orders/*.test.ts",
      "test/credit/*.test.ts",
      "test/inventory/*.test.ts",
      "test/shipments/*.test.ts",
      "test/billing/*.test.ts",
    ],
    // It counts the engine's units, which a table in memory has none of.
    exclude: ["test/inventory/post-stock.test.ts"],
    setupFiles: "test/support/seed.ts",
    passWithNoTests: false,
    env: { POWERTOOLS_LOG_LEVEL: "CRITICAL", TZ: "America/New_York" },
  },
});
