import { beforeAll, describe, expect, it } from "vitest";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { explainPrice } from "../../shared/contracts/pricing.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { aDistributor, aProduct, aPublished, sku } from "./shop.ts";

let distributorId: DistributorId;
let finance: Member;
let buyer: Member;
const ask = (as: Member, query: Record<string, string>) => call(explainPrice, { as, query: { sku: "TEA", ...query } });

beforeAll(async () => {
  await startEngine();
  const sales = await aMember("sales");
  distributorId = await aDistributor();
  [finance, buyer] = [await aMember("finance"), await aMember("buyer", distributorId)];
  await aProduct("TEA", { floorFen: 900 });
  await aPublished(sales, { level: "base" }, [sku("TEA", 1_000), sku("TEA", 950, { fromQuantity: 50 })]);
  const all = { scope: { kind: "all" }, fromQuantity: 1, price: { kind: "offBase", basisPoints: 1_500 } } as const;
  await aPublished(sales, { level: "grade", grade: "A" }, [all], {
    name: "A 级",
    from: "2026-02-01",
    to: "2026-02-28",
  });
});

describe("the explanation of a price", () => {
  it("names the rule that won, each that lost and why, and the floor", async () => {
    const { status, body } = await ask(finance, { distributorId, quantity: "10", date: "2026-02-28" });
    expect(status).toBe(200);
    expect(body.price).toMatchObject({
      unitFen: 900,
      floored: true,
      rule: { level: "grade", scope: "all", listName: "A 级" },
    });
    expect(body.considered.map((c: { verdict: string; unitFen: number }) => [c.verdict, c.unitFen])).toEqual([
      ["won", 850],
      ["lower-level", 1_000],
      ["quantity-not-reached", 950],
    ]);
  });

  it("also names the lists that do not hold on that day", async () => {
    const { body } = await ask(finance, { distributorId, date: "2026-03-01" });
    expect(body.price).toMatchObject({ unitFen: 1_000, rule: { level: "base" } });
    expect(body.considered.map((c: { verdict: string }) => c.verdict)).toContain("not-valid-on-date");
  });

  it("is given to a distributor about itself, for today where no date is named", async () => {
    const { body } = await ask(buyer, { quantity: "50" });
    expect(body).toMatchObject({ distributorId, quantity: 50, price: { unitFen: 950 } });
  });

  it("about another distributor is answered like one about nobody", async () => {
    const other = await aDistributor();
    const [foreign, nobody] = [
      await ask(buyer, { distributorId: other }),
      await ask(finance, { distributorId: "dst_none" }),
    ];
    expect([foreign.status, nobody.status, foreign.body.code]).toEqual([404, 404, "record/not-found"]);
    expect((await ask(finance, {})).status).toBe(404);
  });

  it("of an unknown product is refused", async () => {
    const { status, body } = await call(explainPrice, { as: buyer, query: { sku: "GHOST" } });
    expect([status, body.code, body.facts]).toEqual([422, "product/unknown", { skus: ["GHOST"] }]);
  });
});
