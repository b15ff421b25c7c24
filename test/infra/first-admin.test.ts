import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findUserIdByEmail, findUser } from "../../functions/users/index.ts";
import { startSystem, type TestSystem } from "../support/system.ts";

const run = promisify(execFile);
let system: TestSystem;
beforeAll(async () => {
  system = await startSystem({ triggers: [] });
});
afterAll(() => system.stop());

const firstAdmin = (...options: string[]) =>
  run(process.execPath, ["local/first-admin.ts", "--stage", "dev", "--pool", process.env.USER_POOL_ID!, ...options]);

describe("the first administrator of a stage", () => {
  it("is made once, with a sign-in and a membership", async () => {
    const { stdout } = await firstAdmin("--email", "Lin@Example.com", "--name", "林涛");
    expect(stdout).toContain("lin@example.com is an administrator");
    const id = await findUserIdByEmail("lin@example.com");
    expect(await findUser(id!)).toMatchObject({ role: "admin", tenant: "HQ", status: "active", name: "林涛" });
    expect((await firstAdmin("--email", "lin@example.com", "--name", "林涛")).stdout).toContain("already");
  });

  it("is not made of half a command", async () =>
    await expect(firstAdmin("--email", "lin@example.com")).rejects.toThrow("--name"));
});
