import { beforeAll, describe, expect, it } from "vitest";
import { type DistributorSummary, listDistributors } from "../../shared/contracts/distributors.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { anEntry, aWarehouse, register } from "./builders.ts";

describe("the list of distributors", () => {
  let admin: Member;
  const codes = async (query: Record<string, string>): Promise<string[]> => {
    const all: string[] = [];
    for (let cursor: string | undefined; ;) {
      const reply = await call(listDistributors, { as: admin, query: { ...query, ...(cursor && { cursor }) } });
      expect(reply.status).toBe(200);
      if (query.limit) expect(reply.body.items.length).toBeLessThanOrEqual(Number(query.limit));
      all.push(...reply.body.items.map(({ code }: DistributorSummary) => code));
      cursor = reply.body.cursor;
      if (!cursor) return all;
    }
  };
  beforeAll(async () => {
    await startEngine();
    admin = await aMember("admin");
    const place = await aWarehouse(admin);
    const regions = ["华东", "华南", "华北"];
    for (let i = 0; i < 12; i += 1)
      await register(
        admin,
        anEntry(place, {
          code: `D-${String(11 - i).padStart(2, "0")}`,
          region: regions[i % 3],
          grade: i % 2 ? "A" : "B",
          channel: i === 5 ? "store" : "distributor",
        }),
      );
  });
  it("is sorted by code and comes in pages", async () => {
    const all = Array.from({ length: 12 }, (_, i) => `D-${String(i).padStart(2, "0")}`);
    for (const limit of ["1", "5", "12", "100"]) expect(await codes({ limit })).toEqual(all);
  });
  it("is narrowed by region, grade, status and channel, alone and together", async () => {
    expect(await codes({ region: "华东" })).toEqual(["D-02", "D-05", "D-08", "D-11"]);
    expect(await codes({ grade: "A" })).toEqual(["D-00", "D-02", "D-04", "D-06", "D-08", "D-10"]);
    expect(await codes({ status: "active" })).toHaveLength(12);
    expect(await codes({ status: "closed" })).toEqual([]);
    expect(await codes({ channel: "store" })).toEqual(["D-06"]);
    for (const limit of ["1", "2", "25"])
      expect(await codes({ region: "华东", grade: "A", status: "active", limit })).toEqual(["D-02", "D-08"]);
  });
  it("refuses a cursor that is none", async () => {
    expect((await call(listDistributors, { as: admin, query: { cursor: "nonsense" } })).status).toBe(422);
  });
});
