import { defineConfig } from "vitest/config";

/** `npm run test:portal`: the stories in a real browser, and every page. */
export default defineConfig({
  test: {
    root: import.meta.dirname + "/../..",
    include: ["test/portal/*.browser.ts"],
    globalSetup: ["test/support/engine.ts", "test/portal/support/setup.ts"],
    setupFiles: ["test/portal/support/failed.ts"],
    reporters: ["default", "./test/support/tally.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Of what a page will show, not of how fast a busy machine is.
    expect: { poll: { timeout: 60_000 } },
    passWithNoTests: false,
    maxWorkers: 2,
    env: { POWERTOOLS_LOG_LEVEL: "CRITICAL", TZ: "America/New_York" },
  },
});
