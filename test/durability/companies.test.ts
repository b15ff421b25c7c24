import { describe, expect, it } from "vitest";
import { company as demo } from "../../local/companies/demo/load.ts";
import { company as northwind } from "../../local/companies/northwind/load.ts";
import { startEngine } from "../support/engine.ts";
import { fsck } from "./command.ts";

describe.each([
  ["the demo company", demo],
  ["Northwind", northwind],
])("%s", (_, company) => {
  it("is sound as it is loaded: orders of older books hold no credit and have no news", async () => {
    const { endpoint, tableName } = await startEngine();
    const now = "2026-11-23T08:00:00.000Z";
    await company.load({ now, createIdentity: async (email: string) => `sub-${email}` });
    const { code, said } = await fsck("--table", tableName, "--endpoint", endpoint);
    console.log(said.trim().split("\n").slice(-2).join("\n"));
    expect([code, said.slice(0, 2_000)]).toEqual([0, expect.stringContaining("0 violations")]);
  });
});
