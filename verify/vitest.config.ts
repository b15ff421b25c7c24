import { defineConfig } from "vitest/config";

/** Against a whole emulated AWS: minutes, not seconds, and one step after the other. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.verify.ts"],
    reporters: ["verbose", "../test/support/tally.ts"],
    testTimeout: 1_800_000,
    hookTimeout: 1_200_000,
    bail: 1,
    passWithNoTests: false,
  },
});
