import { beforeAll, describe, expect, it } from "vitest";
import { commit } from "../../shared/commit.ts";
import { create, query, read } from "../../shared/table.ts";
import { startEngine } from "../support/engine.ts";

describe("the table of this machine", () => {
  beforeAll(startEngine);

  it("keeps what was committed and refuses to create it twice", async () => {
    const item = { pk: "A#1", sk: "A", type: "a", tenant: "HQ", version: 1 };
    await commit([create(item)]);
    expect(await read(item)).toEqual(item);
    await expect(commit([create(item)])).rejects.toThrow("record/stale");
  });

  it("lists narrow items by owner", async () => {
    const item = { pk: "B#1", sk: "B", type: "b", tenant: "HQ", version: 1, secret: "x", summary: { n: 1 } };
    await commit([create({ ...item, ownerPk: "O", ownerSk: "1" })]);
    const { items } = await query({ from: "byOwner", partition: "O" });
    expect(items).toEqual([
      { pk: "B#1", sk: "B", tenant: "HQ", version: 1, summary: { n: 1 }, ownerPk: "O", ownerSk: "1" },
    ]);
  });
});
