import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outbox } from "../../functions/outbox/triggers.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

let system: TestSystem;
beforeAll(async () => {
  // The command is a process of its own, with the clock of the wall.
  system = await startSystem({ triggers: outbox, startAt: new Date().toISOString() });
});
afterAll(() => system.stop());

const canary = (...options: string[]) =>
  promisify(execFile)(process.execPath, ["operate/canary.ts", "--stage", "dev", ...options]);

describe("a canary after a deployment", () => {
  it("is missed where news do not arrive", async () =>
    await expect(canary("--seconds", "1")).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("not heard within 1 s"),
    }));

  it("is heard where they do, once however often it is delivered", async () => {
    await system.settle();
    system.runByItself();
    expect((await canary("--seconds", "20")).stdout).toMatch(/was heard after \d+\.\d s/);
  });

  it("is not sent to nowhere", async () =>
    await expect(promisify(execFile)(process.execPath, ["operate/canary.ts"])).rejects.toThrow("--stage"));
});
