import type { Reporter, TestModule } from "vitest/node";

/** The last line of every run: `N passed, N failed`. A run that looked at nothing has failed. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length };
    for (const module of modules) {
      if (module.state() === "failed" && module.children.size === 0) count.failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") count.passed += 1;
        if (state === "failed") count.failed += 1;
      }
    }
    process.once("exit", () => console.log(`${count.passed} passed, ${count.failed} failed`));
  }
}
