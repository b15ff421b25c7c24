import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createProduct } from "../../shared/contracts/catalog.ts";
import { suspendDistributor } from "../../shared/contracts/distributors.ts";
import { changeOrder, createOrder, quoteOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { allRefusals } from "../../shared/contracts/refusals.ts";
import { call } from "../support/call.ts";
import {
  aCompany,
  aDistributor,
  aDraft,
  type Buyer,
  type Company,
  ok,
  setPolicy,
  someGoods,
} from "../support/company.ts";
import { root } from "../support/contracts.ts";
import { startEngine } from "../support/engine.ts";

/** Not provoked by a test, each with the reason. */
const unprovoked: Record<string, string> = {};

describe("each refusal", () => {
  it("is provoked by a test, which names its code", () => {
    const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".ts"),
    );
    const texts = files.map((file) => readFileSync(join(root, "test", file), "utf8"));
    const isNamed = (code: string): boolean => texts.filter((text) => text.includes(`"${code}"`)).length > 0;
    const codes = Object.keys(allRefusals);
    expect(codes.length).toBeGreaterThan(60);
    expect(codes.filter((code) => !isNamed(code) && !(code in unprovoked))).toEqual([]);
  });
});

describe("an order that makes no sense", () => {
  let company: Company & { listId: string };
  let shop: Buyer;
  const stock = () => ({ [company.hangzhou]: 1_000 });
  beforeAll(async () => {
    await startEngine();
    company = await aCompany();
    shop = await aDistributor(company);
    await someGoods(company, [
      { sku: "FINE", unitFen: 100, stock: stock() },
      { sku: "OLD", unitFen: 100, more: { status: "discontinued" } },
      { sku: "SOON", unitFen: 100, more: { orderableFrom: "2999-01-01" } },
      { sku: "BOXED", unitFen: 100, more: { pack: { name: "箱", size: 12 }, wholePacksOnly: true } },
      { sku: "GOLD", unitFen: 999_000_000_000 },
    ]);
    const sample = { sku: "PRICELESS", name: { zh: "样品" }, category: "样品", unit: "瓶", status: "active" };
    await ok(call(createProduct, { as: company.admin, body: sample }));
  });
  const line = (sku: string, quantity = 1) => ({ lines: [{ sku, quantity }] });

  it.each([
    ["OLD", 1, "product/not-orderable", { skus: ["OLD"] }],
    ["SOON", 1, "product/not-orderable", { skus: ["SOON"] }],
    ["BOXED", 13, "product/whole-packs-only", { lineNo: 1, packSize: 12, below: 12, above: 24 }],
    ["PRICELESS", 1, "price/none", { skus: ["PRICELESS"] }],
    ["NOWHERE", 1, "product/unknown", { skus: ["NOWHERE"] }],
    ["GOLD", 2, "order/too-valuable", { limitFen: 1_000_000_000_000 }],
  ])("(%s × %i) is refused with %s, quoted, begun or changed", async (sku, quantity, code, facts) => {
    const draft = await aDraft(shop.buyer, [{ sku: "FINE", quantity: 1 }]);
    const replies = [
      await call(quoteOrder, { as: shop.buyer, body: line(sku, quantity) }),
      await call(createOrder, { as: shop.buyer, body: line(sku, quantity) }),
      await call(changeOrder, {
        as: shop.buyer,
        params: { orderId: draft.id },
        body: { ...line(sku, quantity), expectedVersion: 1 },
      }),
    ];
    for (const reply of replies) expect(reply).toMatchObject({ status: 422, body: { code, facts } });
  });
  it("by lines that are fine each, and too much together, is refused too", async () => {
    const lines = [
      { sku: "GOLD", quantity: 1 },
      { sku: "GOLD", quantity: 1 },
    ];
    const reply = await call(quoteOrder, { as: shop.buyer, body: { lines } });
    expect([reply.status, reply.body.code]).toEqual([422, "order/too-valuable"]);
  });
  it("of a suspended buyer is refused with distributor/not-active", async () => {
    const { distributor, buyer } = await aDistributor(company);
    const draft = await aDraft(buyer, line("FINE").lines);
    await ok(
      call(suspendDistributor, {
        as: company.sales,
        params: { distributorId: distributor.id },
        body: { reason: "逾期", expectedVersion: 1 },
      }),
    );
    const submit = call(submitOrder, { as: buyer, params: { orderId: draft.id }, body: { expectedVersion: 1 } });
    for (const reply of [await submit, await call(createOrder, { as: buyer, body: line("FINE") })])
      expect(reply).toMatchObject({
        status: 409,
        body: { code: "distributor/not-active", facts: { status: "suspended" } },
      });
  });
  it("is below the minimum until it reaches it", async () => {
    await setPolicy(company.admin, { minimumOrderFen: 5_000 });
    const draft = await aDraft(shop.buyer, line("FINE", 20).lines);
    const params = { orderId: draft.id };
    const refused = await call(submitOrder, { as: shop.buyer, params, body: { expectedVersion: 1 } });
    const facts = { minimumFen: 5_000, totalFen: 2_000, missingFen: 3_000 };
    expect(refused).toMatchObject({ status: 409, body: { code: "order/below-minimum", facts } });
    await ok(call(changeOrder, { as: shop.buyer, params, body: { ...line("FINE", 50), expectedVersion: 1 } }));
    await ok(call(submitOrder, { as: shop.buyer, params, body: { expectedVersion: 2 } }));
    await setPolicy(company.admin, { minimumOrderFen: 0 });
  });
});
