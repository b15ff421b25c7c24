import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadPriceList, resolvePrices } from "../../functions/pricing/index.ts";
import { findList } from "../../functions/pricing/pricing.table.ts";
import { systemActor } from "../../events/define.ts";
import { clock } from "../../shared/clock.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { PriceListId } from "../../shared/contracts/primitives.ts";
import { database, type Key, queryAll } from "../../shared/table.ts";
import { aMember, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { aDistributor, aDraft, aProduct, aPublished, change, setEntries, sku, someProducts } from "./shop.ts";

let sales: Member;
let distributorId: DistributorId;
const onDate = "2026-03-15";
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
  return aProduct(`MANY-${(count += 1)}`);
};

describe("a whole list at once", () => {
  it("is priced from the moment it is there, and refused with two prices for one thing", async () => {
    const tea = await aCase();
    const fields = {
      name: "导入",
      for: { level: "distributor", distributorId },
      currency: "CNY",
      taxIncluded: true,
    } as const;
    const load = (id: string, entries: Parameters<typeof loadPriceList>[1]) =>
      loadPriceList({ ...fields, id: PriceListId.parse(id) }, entries, {
        actor: systemActor("test"),
        now: clock.now(),
      });
    await expect(load("pl_twice", [sku(tea, 1), sku(tea, 2)])).rejects.toThrow("price-list/entries-invalid");
    await load("pl_once", [sku(tea, 1)]);
    expect((await priceOf(tea))?.unitFen).toBe(1);
    await expect(load("pl_again", [sku(tea, 2)])).rejects.toThrow("price-list/conflict");
    await expect(load("pl_once", [sku(tea, 3, { fromQuantity: 2 })])).rejects.toThrow("record/stale");
    const more = Array.from({ length: 200 }, (_, i) => sku(`${tea}-${i}`, 3));
    await expect(load("pl_once", [sku(tea, 3, { fromQuantity: 2 }), ...more])).rejects.toThrow("record/stale");
    expect((await priceOf(tea, 2))?.unitFen).toBe(1);
  });
});

describe("five hundred entries at once", () => {
  const many = async (tea: string, n = 500): Promise<string[]> => {
    const skus = Array.from({ length: n }, (_, i) => `${tea}-${i}`);
    await someProducts(skus);
    return skus;
  };

  it("count all together, in a published list too, and price five hundred lines", async () => {
    const tea = await aCase();
    const skus = await many(tea);
    const target = { level: "distributor", distributorId } as const;
    const list = await aPublished(
      sales,
      target,
      skus.slice(0, 80).map((name) => sku(name, 5)),
    );
    const reply = await setEntries(
      sales,
      list,
      skus.map((name, i) => sku(name, 1_000 + i)),
    );
    expect(reply).toMatchObject({ status: 200, body: { version: list.version + 1 } });
    const buyer = { distributorId, grade: "A", region: "华东", channel: "distributor" } as const;
    const lines = skus.map((name) => ({ sku: name, category: "茶", quantity: 1 }));
    const prices = await resolvePrices(buyer, lines, onDate);
    expect(prices.map((p) => p?.unitFen)).toEqual(skus.map((_, i) => 1_000 + i));
    const rows = await queryAll<Key>({ partition: `PRICELIST#${list.id}`, prefix: "EVENT#" });
    expect(rows).toHaveLength(list.version + 1);
  });

  it("that were left half written are not seen, now or after the next change", async () => {
    const tea = await aCase();
    const skus = await many(tea, 120);
    const list = await aPublished(
      sales,
      { level: "distributor", distributorId },
      skus.slice(0, 80).map((name) => sku(name, 5)),
    );
    await dieHalfway(() =>
      setEntries(
        sales,
        list,
        skus.map((name) => sku(name, 9)),
      ),
    );
    expect((await findList(list.id))?.staging).toMatchObject({ revision: 3 });
    expect([await priceOf(skus[0]!), await priceOf(skus[100]!)].map((p) => p?.unitFen)).toEqual([5, undefined]);

    expect((await setEntries(sales, list, [sku(skus[1]!, 6)])).body.code).toBe("idempotency/in-progress");
    clock.now = () => new Date(Date.parse(now()) + 61_000).toISOString();
    expect((await setEntries(sales, list, [sku(skus[1]!, 6)])).status).toBe(200);
    const prices = await Promise.all(skus.slice(0, 4).map((name) => priceOf(name)));
    expect(prices.map((p) => p?.unitFen)).toEqual([5, 6, 5, 5]);
    expect((await priceOf(skus[100]!))?.unitFen).toBeUndefined();

    expect(
      (
        await setEntries(
          sales,
          { ...list, version: list.version + 1 },
          skus.map((name) => sku(name, 7)),
        )
      ).status,
    ).toBe(200);
    expect([await priceOf(skus[0]!), await priceOf(skus[119]!)].map((p) => p?.unitFen)).toEqual([7, 7]);
  });

  it("are given up at once where another change of the target was faster", async () => {
    const tea = await aCase();
    const skus = await many(tea, 100);
    const target = { level: "distributor", distributorId } as const;
    const list = await aPublished(sales, target, [sku(tea, 5)]);
    const other = await aDraft(sales, target, [sku(tea, 4, { fromQuantity: 9 })]);
    const [big, small] = await Promise.all([
      setEntries(
        sales,
        list,
        skus.map((name) => sku(name, 9)),
      ),
      change(sales, other, { status: "published" }),
    ]);
    expect([big.status, small.status]).toContain(200);
    const stored = await findList(list.id);
    expect(stored?.staging).toBeUndefined();
    expect((await priceOf(skus[0]!))?.unitFen).toBe(big.status === 200 ? 9 : undefined);
  });
});

/** Runs a command up to its second transaction, as a process does that is killed there. */
const dieHalfway = async (command: () => Promise<unknown>): Promise<void> => {
  const client = database();
  const send = client.send.bind(client);
  let writes = 0;
  const dead = new Promise<void>((resolve) => {
    client.send = ((input: { constructor: { name: string } }) => {
      if (input.constructor.name === "TransactWriteCommand" && (writes += 1) > 2) {
        resolve();
        return new Promise(() => {});
      }
      return send(input as never);
    }) as typeof client.send;
  });
  await Promise.race([command(), dead]);
  client.send = send;
};
