import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadPriceList, resolvePrices } from "../../functions/pricing/index.ts";
import { systemActor } from "../../events/define.ts";
import { clock } from "../../shared/clock.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { PriceListId } from "../../shared/contracts/primitives.ts";
import { createPriceList, getPriceList, listPriceEntries, listPriceLists } from "../../shared/contracts/pricing.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { aDistributor, aDraft, aProduct, aPublished, change, setEntries, sku } from "./shop.ts";

let sales: Member;
let distributorId: DistributorId;
const onDate = "2026-03-15";
const base = { level: "base" } as const;
/** Grades, regions and channels are everybody's; each test prices a distributor and a product of its own. */
const priceOf = async (name: string, quantity = 1, onDay = onDate, more: object = {}) => {
  const buyer = { distributorId, grade: "A", region: "华东", channel: "distributor", ...more } as const;
  return (await resolvePrices(buyer, [{ sku: name, category: "茶", quantity }], onDay))[0];
};

beforeAll(async () => {
  await startEngine();
  sales = await aMember("sales");
});
const now = clock.now;
afterEach(() => {
  clock.now = now;
});
let count = 0;
const aCase = async (): Promise<string> => {
  distributorId = await aDistributor();
  return aProduct(`TEA-${(count += 1)}`);
};

describe("[B4] a price list", () => {
  it("prices nothing as a draft, at once when published, no more when withdrawn", async () => {
    const tea = await aCase();
    const draft = await aDraft(sales, base, [sku(tea, 1_280)]);
    expect(await priceOf(tea)).toBeUndefined();
    const { body: published } = await change(sales, draft, { status: "published" });
    expect(await priceOf(tea)).toMatchObject({ unitFen: 1_280, rule: { level: "base", listId: draft.id } });
    await change(sales, published, { status: "draft" });
    expect(await priceOf(tea)).toBeUndefined();
  });

  it("of every level is found, the strongest first", async () => {
    const tea = await aCase();
    const targets = [
      { level: "base" },
      { level: "channel", channel: "distributor" },
      { level: "region", region: "华东" },
      { level: "grade", grade: "A" },
      { level: "distributor", distributorId },
      { level: "contract", distributorId },
    ] as const;
    for (const [i, target] of targets.entries()) {
      await aPublished(sales, target, [sku(tea, 2_000 - i)]);
      expect(await priceOf(tea)).toMatchObject({ unitFen: 2_000 - i, rule: { level: target.level } });
    }
    const other = await aDistributor();
    expect(await priceOf(tea, 1, onDate, { distributorId: other })).toMatchObject({ rule: { level: "grade" } });
    expect(
      await priceOf(tea, 1, onDate, { distributorId: other, grade: "B", region: "华南", channel: "store" }),
    ).toMatchObject({ rule: { level: "base" } });
  });

  it("holds categories and the whole range beside SKUs, with tiers and dates", async () => {
    const tea = await aCase();
    const target = { level: "distributor", distributorId } as const;
    await aPublished(sales, base, [sku(tea, 1_000)]);
    await aPublished(sales, target, [
      sku(tea, 800, { fromQuantity: 50, from: "2026-03-01", to: "2026-03-31" }),
      { scope: { kind: "category", category: "茶" }, fromQuantity: 10, price: { kind: "offBase", basisPoints: 500 } },
      { scope: { kind: "all" }, fromQuantity: 1, price: { kind: "offBase", basisPoints: 100 } },
    ]);
    const prices = [
      await priceOf(tea, 9),
      await priceOf(tea, 10),
      await priceOf(tea, 50),
      await priceOf(tea, 50, "2026-04-01"),
    ];
    expect(prices.map((p) => p?.unitFen)).toEqual([990, 950, 800, 950]);
  });

  it("is read back with its entries, page by page", async () => {
    const tea = await aCase();
    const coffee = await aProduct(`COFFEE-${tea}`);
    const list = await aDraft(sales, { level: "distributor", distributorId }, [
      sku(tea, 1),
      sku(tea, 2, { fromQuantity: 5 }),
      sku(coffee, 3),
    ]);
    const params = { listId: list.id };
    expect((await call(getPriceList, { as: sales, params })).body).toEqual(list);
    const first = (await call(listPriceEntries, { as: sales, params, query: { limit: "1" } })).body;
    const second = (await call(listPriceEntries, { as: sales, params, query: { limit: "1", cursor: first.cursor } }))
      .body;
    expect([first.items, second.items]).toEqual([[sku(coffee, 3)], [sku(tea, 1), sku(tea, 2, { fromQuantity: 5 })]]);
  });

  it("is listed by level", async () => {
    await aCase();
    const list = await aDraft(sales, { level: "contract", distributorId }, []).catch(() => undefined);
    const { body } = await call(createPriceList, {
      as: sales,
      body: { name: "合同价", for: { level: "contract", distributorId }, currency: "CNY", taxIncluded: true },
    });
    const listed = (await call(listPriceLists, { as: sales, query: { level: "contract", limit: "100" } })).body.items;
    expect(list).toBeDefined();
    expect(listed).toContainEqual(body);
    expect(listed.every((l: { for: { level: string } }) => l.for.level === "contract")).toBe(true);
  });

  it("is created once, however often the request is sent", async () => {
    const body = { name: "区域价", for: { level: "region", region: "西南" }, currency: "CNY", taxIncluded: true };
    const [a, b] = [
      await call(createPriceList, { as: sales, body, key: "k1" }),
      await call(createPriceList, { as: sales, body, key: "k1" }),
    ];
    expect([a.status, b.status, b.body]).toEqual([201, 201, a.body]);
  });
});

describe("a price list is refused", () => {
  it("in a currency that the company does not use", async () => {
    const body = { name: "USD", for: base, currency: "USD", taxIncluded: true };
    expect((await call(createPriceList, { as: sales, body })).body.code).toBe("price-list/wrong-currency");
  });

  it("that ends before it starts", async () => {
    const tea = await aCase();
    const list = await aDraft(sales, { level: "distributor", distributorId }, [sku(tea, 1)]);
    const reply = await change(sales, list, { from: "2026-02-02", to: "2026-02-01" });
    expect([reply.status, reply.body.code]).toEqual([422, "price-list/ends-before-start"]);
  });

  it("from those whose role does not set prices", async () => {
    const body = { name: "x", for: base, currency: "CNY", taxIncluded: true };
    const [buyer, finance] = [await aMember("buyer", "dst_1"), await aMember("finance")];
    expect((await call(createPriceList, { as: buyer, body })).status).toBe(403);
    expect((await call(createPriceList, { as: finance, body })).status).toBe(403);
    expect((await call(listPriceLists, { as: buyer })).status).toBe(403);
  });

  it("with an older version than the one in force", async () => {
    const tea = await aCase();
    const list = await aDraft(sales, { level: "distributor", distributorId }, [sku(tea, 1)]);
    expect((await setEntries(sales, list, [sku(tea, 2)])).status).toBe(200);
    expect((await setEntries(sales, list, [sku(tea, 3)])).body.code).toBe("record/stale");
    expect((await change(sales, list, { status: "published" })).body.code).toBe("record/stale");
  });

  it("whole, where any row is wrong, with every wrong row named in the reader's language", async () => {
    const tea = await aCase();
    const list = await aPublished(sales, { level: "distributor", distributorId }, [sku(tea, 1)]);
    const rows = [sku(tea, 2), sku("GHOST", 3), sku(tea, 4, { from: "2026-02-02", to: "2026-02-01" })];
    const refused = await setEntries(sales, list, rows, [{ scope: sku(tea, 1).scope, fromQuantity: 7 }]);
    expect(refused).toMatchObject({ status: 422, body: { code: "price-list/entries-invalid", facts: { count: 3 } } });
    expect(refused.body.errors.map((e: { path: string }) => e.path)).toEqual([
      "body.remove.0",
      "body.set.1.scope.sku",
      "body.set.2.to",
    ]);
    expect((await priceOf(tea))?.unitFen).toBe(1);
  });

  it("where only ids would tell it from another: when published, dated or filled", async () => {
    const tea = await aCase();
    const target = { level: "distributor", distributorId } as const;
    const first = await aPublished(sales, target, [sku(tea, 1)], { from: "2026-03-01" });
    const draft = await aDraft(sales, target, [sku(tea, 2)], { from: "2026-03-01" });
    const refused = await change(sales, draft, { status: "published" });
    expect(refused.body).toMatchObject({
      code: "price-list/conflict",
      facts: { otherId: first.id, start: "2026-03-01", count: 1 },
    });
    const { body: second } = await change(sales, draft, { status: "published", from: "2026-03-02" });
    expect((await priceOf(tea))?.unitFen).toBe(2);
    expect((await change(sales, second, { from: "2026-03-01" })).body.code).toBe("price-list/conflict");
    const entry = sku(tea, 3, { from: "2026-03-02" });
    expect((await setEntries(sales, first, [entry])).body.code).toBe("price-list/conflict");
  });

  it("where two lists that conflict are published at once: one is", async () => {
    const tea = await aCase();
    const target = { level: "distributor", distributorId } as const;
    const drafts = [await aDraft(sales, target, [sku(tea, 1)]), await aDraft(sales, target, [sku(tea, 2)])];
    const replies = await Promise.all(drafts.map((draft) => change(sales, draft, { status: "published" })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("as the forty-first published for one target", async () => {
    const tea = await aCase();
    const target = { level: "distributor", distributorId } as const;
    const entry = (i: number) => sku(tea, i + 1, { fromQuantity: i + 1 });
    for (let i = 0; i < 40; i += 1) {
      const id = PriceListId.parse(`pl_${tea}-${i}`);
      const fields = { id, name: `${i}`, for: target, currency: "CNY", taxIncluded: true } as const;
      await loadPriceList(fields, [entry(i)], { actor: systemActor("test"), now: clock.now() });
    }
    const draft = await aDraft(sales, target, [entry(40)]);
    expect((await change(sales, draft, { status: "published" })).body.code).toBe("price-list/too-many-published");
  });
});
