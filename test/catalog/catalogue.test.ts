import { beforeAll, describe, expect, it } from "vitest";
import { stockWord, whyNotOrderable } from "../../functions/catalog/product.ts";
import { type CatalogueItem, listCatalogue } from "../../shared/contracts/catalog.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { aPlace, withStock } from "../inventory/places.ts";
import { aDistributor, aProduct, aPublished, sku } from "../pricing/shop.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";

let buyer: Member;
let sales: Member;
let distributorId: DistributorId;
const items = async (as: Member, query: Record<string, string> = {}): Promise<Record<string, CatalogueItem>> => {
  const { body } = await call(listCatalogue, { as, query });
  return Object.fromEntries(body.items.map((item: CatalogueItem) => [item.sku, item]));
};

beforeAll(async () => {
  await startEngine();
  sales = await aMember("sales");
  const [near, far] = [await aPlace(), await aPlace()];
  distributorId = await aDistributor({ suppliedFrom: [near, far] });
  buyer = await aMember("buyer", distributorId);
  await aProduct("TEA", { floorFen: 700 });
  await aProduct("CUP", { pack: { name: "箱", size: 10 } });
  await aProduct("OLD", { status: "discontinued" });
  await aProduct("NEW", { orderableFrom: "2999-01-01" });
  await aProduct("UNPRICED", { category: "杯" });
  await withStock(near, 8, ["TEA"]);
  await withStock(far, 7, ["TEA"]);
  await withStock(far, 99, ["CUP"]);
  await aPublished(sales, { level: "base" }, [sku("TEA", 1_000), sku("CUP", 300), sku("OLD", 1), sku("NEW", 2)]);
  await aPublished(sales, { level: "distributor", distributorId }, [sku("TEA", 800, { fromQuantity: 24 })]);
});

describe("a distributor's catalogue", () => {
  it("shows its own price at each quantity that changes it, and never the floor price", async () => {
    const { TEA } = await items(buyer);
    expect(TEA?.prices).toEqual([
      { fromQuantity: 1, unitFen: 1_000, taxIncluded: true },
      { fromQuantity: 24, unitFen: 800, taxIncluded: true },
    ]);
    expect(TEA).not.toHaveProperty("floorFen");
    const other = await aMember("viewer", await aDistributor());
    expect((await items(other)).TEA?.prices).toHaveLength(1);
  });

  it("sums what the warehouses that supply it have, and calls it by a word", async () => {
    const { TEA, CUP, OLD } = await items(buyer);
    expect([TEA?.stock, CUP?.stock, OLD?.stock]).toEqual([
      { word: "in-stock", available: 15 },
      { word: "low", available: 99 },
      { word: "none", available: 0 },
    ]);
  });

  it("says why something cannot be ordered", async () => {
    const found = await items(buyer);
    const why = ["TEA", "OLD", "NEW", "UNPRICED"].map((name) => found[name]?.notOrderable);
    expect(why).toEqual([undefined, "discontinued", "not-yet", "no-price"]);
  });

  it("is narrowed by category and words, page by page", async () => {
    expect(Object.keys(await items(buyer, { category: "杯" }))).toEqual(["UNPRICED"]);
    expect(Object.keys(await items(buyer, { q: "te" }))).toEqual(["TEA"]);
    expect(Object.keys(await items(buyer, { limit: "2" }))).toHaveLength(2);
  });

  it("is shown to HQ for the buyer it names, to nobody for another", async () => {
    expect((await items(sales, { distributorId })).TEA?.prices).toHaveLength(2);
    const other = await aDistributor();
    const replies = [
      await call(listCatalogue, { as: sales }),
      await call(listCatalogue, { as: sales, query: { distributorId: "dst_none" } }),
      await call(listCatalogue, { as: buyer, query: { distributorId: other } }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe("the rules of the shelf", () => {
  it("call less than ten packs low, ten units where there is no pack", () => {
    const pack = { name: "箱", size: 12 };
    expect([0, 1, 119, 120].map((n) => stockWord({ pack }, n))).toEqual(["none", "low", "low", "in-stock"]);
    expect([9, 10].map((n) => stockWord({}, n))).toEqual(["low", "in-stock"]);
  });

  it("let a product be ordered from its first day on", () => {
    const product = { status: "active", orderableFrom: "2026-02-01" } as const;
    expect([whyNotOrderable(product, "2026-01-31", true), whyNotOrderable(product, "2026-02-01", true)]).toEqual([
      "not-yet",
      undefined,
    ]);
  });
});
