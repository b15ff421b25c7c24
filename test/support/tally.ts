import type { Reporter, TestModule } from "vitest/node";

/** The last line of every run: `N passed, N failed`. A run that looked at nothing has failed. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length };
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state);
      const failed = states.filter((state) => state === "failed").length;
      count.passed += states.filter((state) => state === "passed").length;
      count.failed += failed || Number(module.state() === "failed"); // a hook, or the file itself
    }
    process.once("exit", () => console.log(`${count.passed} passed, ${count.failed} failed`));
  }
}
