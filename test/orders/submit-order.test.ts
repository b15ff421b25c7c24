import { beforeAll, describe, expect, it } from "vitest";
import { getMyCredit } from "../../shared/contracts/credit.ts";
import { listSkuStock } from "../../shared/contracts/inventory.ts";
import { getOrder, getTimeline, listOrders, quoteOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { aMember, call } from "../support/call.ts";
import {
  aCompany,
  aDistributor,
  aDraft,
  type Company,
  ok,
  setPolicy,
  someGoods,
  submitNew,
} from "../support/company.ts";
import { startEngine } from "../support/engine.ts";

let company: Company & { listId: string };
beforeAll(async () => {
  await startEngine();
  company = await aCompany();
});
const reservedAt = async (sku: string, locationId: string): Promise<number> => {
  const { items } = await ok(call(listSkuStock, { as: company.warehouse, params: { sku } }));
  return items.find((b: { locationId: string }) => b.locationId === locationId)?.reserved ?? 0;
};

describe("submitting an order [E2]", () => {
  it("sets stock and credit aside and waits for review", async () => {
    await someGoods(company, [{ sku: "S-1", unitFen: 150, stock: { [company.hangzhou]: 100 } }]);
    const { buyer } = await aDistributor(company, { limitFen: 100_000 });
    const draft = await aDraft(buyer, [{ sku: "S-1", quantity: 40 }]);
    const reply = await ok(
      call(submitOrder, { as: buyer, params: { orderId: draft.id }, body: { expectedVersion: 1 } }),
    );
    expect(reply).toMatchObject({
      approval: "submitted",
      stage: "to-review",
      fulfilment: "allocated",
      totalFen: 6_000,
      holds: [],
      version: 2,
    });
    expect(await reservedAt("S-1", company.hangzhou)).toBe(40);
    expect(await ok(call(getMyCredit, { as: buyer }))).toMatchObject({ availableFen: 94_000 });
    const { items } = await ok(call(getTimeline, { as: buyer, params: { orderId: draft.id } }));
    expect(items.map(({ what }: { what: string }) => what)).toEqual(["OrderDrafted", "OrderSubmitted"]);
  });

  it("answers a repeated submission alike, with one effect, and another body under the same key with 422", async () => {
    await someGoods(company, [{ sku: "S-2", unitFen: 100, stock: { [company.hangzhou]: 100 } }]);
    const { buyer } = await aDistributor(company);
    const draft = await aDraft(buyer, [{ sku: "S-2", quantity: 10 }]);
    const submit = (expectedVersion: number) =>
      call(submitOrder, { as: buyer, params: { orderId: draft.id }, body: { expectedVersion }, key: "the-same" });
    const replies = await Promise.all([submit(1), submit(1), submit(1)]);
    const again = await submit(1);
    expect(new Set([...replies, again].map((r) => JSON.stringify([r.status, r.body]))).size).toBe(1);
    expect(again.status).toBe(200);
    expect(await reservedAt("S-2", company.hangzhou)).toBe(10);
    const other = await submit(2);
    expect([other.status, other.body.code]).toEqual([422, "idempotency/key-reused"]);
  });

  it("never sells more than there is, and tells each refused one what would pass [E8]", async () => {
    await someGoods(company, [{ sku: "SCARCE", unitFen: 100, stock: { [company.hangzhou]: 7, [company.wuhan]: 3 } }]);
    const buyers = await Promise.all(Array.from({ length: 16 }, () => aDistributor(company)));
    const replies = await Promise.all(buyers.map(({ buyer }) => submitNew(buyer, [{ sku: "SCARCE", quantity: 1 }])));
    const refused = replies.filter(({ status }) => status !== 200);
    expect(replies.length - refused.length).toBe(10);
    for (const { status, body } of refused)
      expect([status, body.code, body.facts.available]).toEqual([409, "stock/short", 0]);
    expect((await reservedAt("SCARCE", company.hangzhou)) + (await reservedAt("SCARCE", company.wuhan))).toBe(10);
  });

  it("never lets two orders pass together what only one may [D3]", async () => {
    await someGoods(company, [{ sku: "S-3", unitFen: 1_000, stock: { [company.hangzhou]: 1_000 } }]);
    const { buyer } = await aDistributor(company, { limitFen: 10_500 });
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => submitNew(buyer, [{ sku: "S-3", quantity: 10 }])),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = replies.find(({ status }) => status !== 200)!;
    expect(refused.body).toMatchObject({ code: "credit/exceeded", facts: { shortFen: 9_500, availableFen: 500 } });
    expect(await reservedAt("S-3", company.hangzhou)).toBe(10);
  });

  it("accepts what its remedies say", async () => {
    await someGoods(company, [
      { sku: "R-1", unitFen: 500, stock: { [company.hangzhou]: 30 } },
      {
        sku: "R-2",
        unitFen: 300,
        stock: { [company.hangzhou]: 100 },
        more: { pack: { name: "箱", size: 6 }, wholePacksOnly: true },
      },
    ]);
    const { buyer } = await aDistributor(company, { limitFen: 20_000 });
    const lines = [{ sku: "R-1", quantity: 42 }, { sku: "R-2", quantity: 60 }]; // prettier-ignore
    const refused = await submitNew(buyer, lines);
    expect(refused.body.code).toBe("stock/short");
    const [cut] = refused.body.facts.remedies;
    const smaller = lines.flatMap((line, i) => {
      const step = cut.find((s: { lineNo: number }) => s.lineNo === i + 1);
      return step ? (step.to > 0 ? [{ ...line, quantity: step.to }] : []) : [line];
    });
    expect(cut.every((step: { do: string }) => step.do === "reduce-line")).toBe(true);
    expect((await submitNew(buyer, smaller)).status).toBe(200);
  });

  it("holds an order with an expired qualification for HQ, and lets credit be asked for where the policy holds [D3]", async () => {
    await someGoods(company, [{ sku: "S-4", unitFen: 1_000, stock: { [company.hangzhou]: 100 } }]);
    const expired = [{ id: "doc_1", kind: "食品经营许可证", number: "JY1", expiresOn: "2020-01-01" }];
    const { buyer } = await aDistributor(company, { limitFen: 1_000, qualifications: expired });
    await setPolicy(company.admin, { whenCreditShort: "hold" });
    const held = await submitNew(buyer, [{ sku: "S-4", quantity: 5 }]);
    await setPolicy(company.admin, { whenCreditShort: "refuse" });
    expect(held.body.holds.toSorted()).toEqual(["CREDIT", "POLICY"]);
    expect(await ok(call(getMyCredit, { as: buyer }))).toMatchObject({ availableFen: 1_000 });
  });

  it("takes what is there and puts the rest on backorder where the policy says so [E10]", async () => {
    await someGoods(company, [{ sku: "S-5", unitFen: 100, stock: { [company.hangzhou]: 30, [company.wuhan]: 20 } }]);
    const { buyer } = await aDistributor(company);
    await setPolicy(company.admin, { whenStockShort: "backorder" });
    const reply = await submitNew(buyer, [{ sku: "S-5", quantity: 60 }]);
    await setPolicy(company.admin, { whenStockShort: "refuse" });
    expect(reply.body).toMatchObject({ holds: ["STOCK"], fulfilment: "unfulfilled" });
    const order = await ok(call(getOrder, { as: buyer, params: { orderId: reply.body.id } }));
    expect(order.lines[0].reserved).toEqual({ [company.hangzhou]: 30, [company.wuhan]: 20 });
  });

  it.each([99, 100, 101, 250, 500])("accepts %i lines whole", async (count) => {
    const skus = Array.from({ length: count }, (_, i) => ({
      sku: `B${count}-${i}`,
      unitFen: 100 + i,
      stock: { [company.hangzhou]: 10 },
    }));
    for (let i = 0; i < skus.length; i += 250) await someGoods(company, skus.slice(i, i + 250));
    const { buyer } = await aDistributor(company);
    const lines = skus.map(({ sku }) => ({ sku, quantity: 2 }));
    const reply = await submitNew(buyer, lines);
    expect([reply.status, reply.body.lineCount, reply.body.fulfilment]).toEqual([200, count, "allocated"]);
    expect(await reservedAt(skus.at(-1)!.sku, company.hangzhou)).toBe(2);
  });

  it("refuses a large order whole when its last line is short", async () => {
    const skus = Array.from({ length: 120 }, (_, i) => ({
      sku: `W-${i}`,
      unitFen: 100,
      stock: { [company.hangzhou]: i === 119 ? 1 : 10 },
    }));
    await someGoods(company, skus);
    const { buyer } = await aDistributor(company);
    const reply = await submitNew(
      buyer,
      skus.map(({ sku }) => ({ sku, quantity: 2 })),
    );
    expect([reply.status, reply.body.code, reply.body.facts.lineNo]).toEqual([409, "stock/short", 120]);
    expect(await reservedAt("W-0", company.hangzhou)).toBe(0);
  });
});

describe("another distributor's order [P20]", () => {
  it("is as missing as a missing one", async () => {
    await someGoods(company, [{ sku: "P-1", unitFen: 100, stock: { [company.hangzhou]: 10 } }]);
    const [one, other] = [await aDistributor(company), await aDistributor(company)];
    const draft = await aDraft(one.buyer, [{ sku: "P-1", quantity: 1 }]);
    const foreign = await call(getOrder, { as: other.buyer, params: { orderId: draft.id } });
    const missing = await call(getOrder, { as: other.buyer, params: { orderId: "ord_none" } });
    expect(foreign.status).toBe(404);
    expect({ ...foreign.body, instance: "" }).toEqual({ ...missing.body, instance: "" });
    const { items } = await ok(call(listOrders, { as: other.buyer, query: { distributorId: one.distributor.id } }));
    expect(items).toEqual([]);
    const quote = await call(quoteOrder, {
      as: other.buyer,
      body: { distributorId: one.distributor.id, lines: [{ sku: "P-1", quantity: 1 }] },
    });
    expect([quote.status, quote.body.code]).toEqual([422, "distributor/unknown"]);
  });

  it("cannot be ordered for by a viewer", async () => {
    const { distributor } = await aDistributor(company);
    const viewer = await aMember("viewer", distributor.id);
    const reply = await call(quoteOrder, { as: viewer, body: { lines: [{ sku: "P-1", quantity: 1 }] } });
    expect([reply.status, reply.body.code]).toEqual([403, "identity/not-allowed"]);
  });
});
