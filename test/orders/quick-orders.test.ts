import { beforeAll, describe, expect, it } from "vitest";
import { changeProduct, discontinueProduct, getProduct } from "../../shared/contracts/catalog.ts";
import { getOrder } from "../../shared/contracts/orders.ts";
import { changePriceEntries, getPriceList } from "../../shared/contracts/pricing.ts";
import { readQuickLines, repeatOrder } from "../../shared/contracts/quick-orders.ts";
import { aMember, call } from "../support/call.ts";
import { aCompany, aDistributor, aDraft, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";

let company: Company & { listId: string };
let shop: Buyer;
const box = { name: "箱", size: 12 };
beforeAll(async () => {
  await startEngine();
  company = await aCompany();
  shop = await aDistributor(company);
  await someGoods(company, [
    { sku: "TEA-1", unitFen: 100, more: { pack: box, barcode: "6901234567892" } },
    { sku: "TEA-2", unitFen: 200, more: { barcode: "6900000000001" } },
    { sku: "TEA-3", unitFen: 200, more: { barcode: "6900000000001" } },
    { sku: "BOXED", unitFen: 100, more: { pack: box, wholePacksOnly: true } },
    { sku: "OLD", unitFen: 100, more: { status: "discontinued" } },
    { sku: "TOO-NEW", unitFen: 100 },
  ]);
}, 60_000);
const paste = (text: string, more: object = {}) =>
  call(readQuickLines, { as: shop.buyer, body: { text }, headers: { "accept-language": "en" }, ...more });

describe("[E1] a quick order", () => {
  it("makes lines of SKUs and barcodes, in units and packs; the same product again is added to its line", async () => {
    const { lines, errors } = await ok(paste("SKU\t数量\ntea-1\t２ 箱\n6901234567892\t5\nBOXED\t6\nBOXED\t6"));
    expect(errors).toEqual([]);
    expect(lines).toEqual([
      { sku: "TEA-1", quantity: 29, name: { zh: "商品 TEA-1", en: "Product TEA-1" }, unit: "瓶" },
      { sku: "BOXED", quantity: 12, name: { zh: "商品 BOXED", en: "Product BOXED" }, unit: "瓶" },
    ]);
    await aDraft(
      shop.buyer,
      lines.map(({ sku, quantity }: { sku: string; quantity: number }) => ({ sku, quantity })),
    );
  });
  it("says of every other row what is wrong with it, in the reader's language", async () => {
    const text = "TEA-1 1\nNOWHERE 2\nOLD 3\nBOXED 13\nTEA-2 1 箱\n6900000000001 4\nTEA-1 3 桶\nTEA-1";
    const { lines, errors } = await ok(paste(text));
    expect(lines).toMatchObject([{ sku: "TEA-1", quantity: 1 }]);
    expect(errors).toEqual([
      { row: 2, text: "NOWHERE 2", code: "product/unknown", message: "No product has the SKU or barcode NOWHERE." },
      { row: 3, text: "OLD 3", code: "product/not-orderable", message: "OLD cannot be ordered now." },
      { row: 4, text: "BOXED 13", code: "product/whole-packs-only", message: "BOXED comes in packs of 12; the next full number is 24." }, // prettier-ignore
      { row: 5, text: "TEA-2 1 箱", code: "pack/none", message: "TEA-2 has no packs; count it in 瓶." },
      { row: 6, text: "6900000000001 4", code: "barcode/ambiguous", message: "Several products have the barcode 6900000000001; write the SKU: TEA-2, TEA-3." }, // prettier-ignore
      {
        row: 7,
        text: "TEA-1 3 桶",
        code: "unit/unknown",
        message: "TEA-1 is not counted in 桶; write one of: 瓶, 箱.",
      },
      { row: 8, text: "TEA-1", code: "quantity/missing", message: "How many of TEA-1?" },
    ]);
    const zh = await ok(paste(text, { headers: { "accept-language": "zh-CN" } }));
    expect(zh.errors.every(({ message }: { message: string }) => /\p{Script=Han}/u.test(message))).toBe(true);
  });
  it("follows a barcode that moves to another product", async () => {
    const { sku, version, ...fields } = await ok(call(getProduct, { as: company.admin, params: { sku: "TEA-3" } }));
    const body = { ...fields, barcode: "6900000000009", expectedVersion: version, reason: "新条码" };
    await ok(call(changeProduct, { as: company.admin, params: { sku }, body }));
    const { lines, errors } = await ok(paste("6900000000001,1\n6900000000009,2"));
    expect([errors, lines]).toMatchObject([[], [{ sku: "TEA-2" }, { sku: "TEA-3", quantity: 2 }]]);
  });
  it("takes 500 rows, and refuses more with order/too-many-rows", async () => {
    const rows = (n: number) => Array.from({ length: n }, () => "TEA-1 1").join("\n");
    expect((await ok(paste(rows(500)))).lines).toMatchObject([{ quantity: 500 }]);
    const reply = await paste(rows(501));
    expect([reply.status, reply.body.code, reply.body.facts]).toEqual([422, "order/too-many-rows", { rows: 501, limit: 500 }]); // prettier-ignore
  });
  it("is for the buyer whom HQ names, and for oneself alone otherwise", async () => {
    const body = { text: "TEA-1 1", distributorId: shop.distributor.id };
    expect((await ok(call(readQuickLines, { as: company.sales, body }))).lines).toHaveLength(1);
    const unnamed = await call(readQuickLines, { as: company.sales, body: { text: "TEA-1 1" } });
    expect(unnamed.body.code).toBe("distributor/unknown");
    const other = await aDistributor(company);
    const foreign = await call(readQuickLines, { as: other.buyer, body });
    expect([foreign.status, foreign.body.code]).toEqual([422, "distributor/unknown"]);
  });
});

describe("[E1] an order once more", () => {
  const again = (order: { id: string }, as = shop.buyer, key?: string) =>
    call(repeatOrder, { as, params: { orderId: order.id }, ...(key && { key }) });

  it("is a new draft of the same lines at today's prices, whatever became of the first; retried, the same draft", async () => {
    const lines = [{ sku: "TEA-1", quantity: 24 }, { sku: "TEA-2", quantity: 3 }]; // prettier-ignore
    const first = await aDraft(shop.buyer, lines, { note: "of the spring", reference: "PO-1" });
    await someGoodsDearer();
    const reply = await again(first, shop.buyer, "once-more");
    const { order, leftOut } = reply.body;
    expect([reply.status, leftOut, order.stage, order.totalFen]).toEqual([201, [], "draft", 24 * 150 + 3 * 200]);
    expect(order.lines).toMatchObject(lines);
    expect([order.id === first.id, order.note, order.reference]).toEqual([false, undefined, undefined]);
    expect((await again(first, shop.buyer, "once-more")).body.order.id).toBe(order.id);
    expect(await ok(call(getOrder, { as: shop.buyer, params: { orderId: order.id } }))).toEqual(order);
  });
  it("leaves out what cannot be ordered any more and says why; where that is all, it is refused with order/nothing-to-repeat", async () => {
    const first = await aDraft(shop.buyer, [{ sku: "TEA-1", quantity: 1 }, { sku: "TOO-NEW", quantity: 2 }]); // prettier-ignore
    const only = await aDraft(shop.buyer, [{ sku: "TOO-NEW", quantity: 2 }]);
    const body = { expectedVersion: 1, reason: "停产" };
    await ok(call(discontinueProduct, { as: company.admin, params: { sku: "TOO-NEW" }, body }));
    const { order, leftOut } = await ok(again(first));
    expect(order.lines).toMatchObject([{ sku: "TEA-1", quantity: 1 }]);
    expect(leftOut).toEqual([{ sku: "TOO-NEW", quantity: 2, code: "product/not-orderable" }]);
    const refused = await again(only);
    expect([refused.status, refused.body.code, refused.body.facts]).toEqual([422, "order/nothing-to-repeat", { skus: ["TOO-NEW"] }]); // prettier-ignore
  });
  it("is HQ's to make for the same buyer, and nobody else's", async () => {
    const first = await aDraft(shop.buyer, [{ sku: "TEA-1", quantity: 1 }]);
    expect((await ok(again(first, company.sales))).order.distributorId).toBe(shop.distributor.id);
    const other = await aDistributor(company);
    const viewer = await aMember("viewer", shop.distributor.id);
    expect([(await again(first, other.buyer)).status, (await again(first, viewer)).status]).toEqual([404, 403]);
  });
  const someGoodsDearer = async () => {
    const params = { listId: company.listId };
    const { version } = await ok(call(getPriceList, { as: company.admin, params }));
    const set = [{ scope: { kind: "sku", sku: "TEA-1" }, price: { kind: "unit", unitFen: 150 } }];
    const body = { set, remove: [], expectedVersion: version, reason: "涨价" };
    await ok(call(changePriceEntries, { as: company.admin, params, body }));
  };
});
