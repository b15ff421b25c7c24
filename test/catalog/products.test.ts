import { beforeAll, describe, expect, it } from "vitest";
import { findProducts } from "../../functions/catalog/index.ts";
import { listAudit } from "../../shared/contracts/audit.ts";
import {
  changeProduct,
  createProduct,
  discontinueProduct,
  getProduct,
  listProducts,
  type Product,
} from "../../shared/contracts/catalog.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";

let sales: Member;
const fields = { name: { zh: "龙井茶", en: "Longjing tea" }, category: "茶", unit: "罐", status: "active" };
const created = async (sku: string, more: object = {}): Promise<Product> =>
  (await call<Product>(createProduct, { as: sales, body: { ...fields, sku, ...more } })).body;
const list = async (query: Record<string, string>) => {
  const { body } = await call(listProducts, { as: sales, query });
  return { skus: body.items.map(({ sku }: Product) => sku), cursor: body.cursor };
};

beforeAll(async () => {
  await startEngine();
  sales = await aMember("sales");
});

describe("a product", () => {
  it("is created once under its SKU", async () => {
    const product = await created("ONE", { floorFen: 500 });
    expect(product).toEqual({ ...fields, sku: "ONE", floorFen: 500, wholePacksOnly: false, version: 1 });
    expect((await call(getProduct, { as: sales, params: { sku: "ONE" } })).body).toEqual(product);
    const again = await call(createProduct, { as: sales, body: { ...fields, sku: "ONE" } });
    expect([again.status, again.body.code]).toEqual([409, "product/exists"]);
  });

  it("is changed by who saw its last version, and the change is on record", async () => {
    await created("TWO");
    const body = { ...fields, category: "绿茶", expectedVersion: 1, reason: "换包装" };
    const put = () => call(changeProduct, { as: sales, params: { sku: "TWO" }, body });
    expect((await put()).body).toMatchObject({ category: "绿茶", version: 2 });
    expect((await put()).body.code).toBe("record/stale");
    const query = { subjectKind: "product", subjectId: "TWO" };
    const audit = await call(listAudit, { as: await aMember("admin"), query });
    expect(audit.body.items).toContainEqual(
      expect.objectContaining({
        reason: "换包装",
        changes: expect.arrayContaining([{ field: "category", from: "茶", to: "绿茶" }]),
      }),
    );
  });

  it("is taken out of sale once, with a reason, and stays known", async () => {
    await created("THREE");
    const stop = (expectedVersion: number) =>
      call(discontinueProduct, { as: sales, params: { sku: "THREE" }, body: { expectedVersion, reason: "停产" } });
    expect((await stop(1)).body).toMatchObject({ status: "discontinued", version: 2 });
    expect((await stop(2)).body.code).toBe("product/discontinued");
    expect((await findProducts(["THREE", "GHOST"])).get("THREE")?.status).toBe("discontinued");
  });

  it("that does not exist is not found", async () => {
    const params = { sku: "GHOST" };
    const body = { ...fields, expectedVersion: 1, reason: "test" };
    const replies = [
      await call(getProduct, { as: sales, params }),
      await call(changeProduct, { as: sales, params, body }),
      await call(discontinueProduct, { as: sales, params, body: { expectedVersion: 1, reason: "test" } }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it("is not for warehouse staff to change, nor for distributors to open with its floor price", async () => {
    const [warehouse, buyer] = [await aMember("warehouse"), await aMember("buyer", "dst_1")];
    expect((await call(createProduct, { as: warehouse, body: { ...fields, sku: "NO" } })).status).toBe(403);
    expect((await call(getProduct, { as: buyer, params: { sku: "ONE" } })).status).toBe(403);
    expect((await call(listProducts, { as: buyer })).status).toBe(403);
  });
});

describe("the list of products", () => {
  beforeAll(async () => {
    for (const [sku, zh, category] of [
      ["A-1", "红酒", "酒"],
      ["A-2", "白酒", "酒"],
      ["A-3", "啤酒", "酒"],
      ["B-1", "酒杯", "杯"],
    ])
      await created(sku!, { name: { zh }, category });
  });

  it("of a category is paged by SKU", async () => {
    const first = await list({ category: "酒", limit: "2" });
    const second = await list({ category: "酒", limit: "2", cursor: first.cursor });
    expect([first.skus, second]).toEqual([["A-1", "A-2"], { skus: ["A-3"], cursor: undefined }]);
  });

  it("finds by the beginning of a SKU or any part of a name, page after page", async () => {
    expect((await list({ q: "b-" })).skus).toEqual(["B-1"]);
    const first = await list({ q: "酒", limit: "3" });
    const second = await list({ q: "酒", limit: "3", cursor: first.cursor });
    expect([...first.skus, ...second.skus]).toEqual(["A-1", "A-2", "A-3", "B-1"]);
    expect((await list({ q: "酒", category: "杯" })).skus).toEqual(["B-1"]);
    expect((await list({ q: "LONGJING" })).skus).toContain("ONE");
  });

  it("follows a product that moves to another category", async () => {
    const body = { ...fields, name: { zh: "啤酒" }, category: "杯", expectedVersion: 1, reason: "分类错误" };
    await call(changeProduct, { as: sales, params: { sku: "A-3" }, body });
    expect((await list({ category: "酒" })).skus).toEqual(["A-1", "A-2"]);
    expect((await list({ category: "杯" })).skus).toEqual(["A-3", "B-1"]);
  });
});
