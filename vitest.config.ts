import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/support/engine.ts",
    setupFiles: "test/support/seed.ts",
    reporters: ["default", "./test/support/tally.ts"],
    testTimeout: 180_000, // only to end what hangs: a busy machine must not fail a test
    hookTimeout: 180_000,
    passWithNoTests: false,
    maxWorkers: 2,
    env: { POWERTOOLS_LOG_LEVEL: "CRITICAL", TZ: "America/New_York" },
  },
});
