import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { chosenLots, type LotChange, negated, summedLots, unitsFrom, unitsOf } from "../../functions/inventory/lot.ts";
import { chunksOf, phasesOf } from "../../functions/inventory/phases.ts";
import { lotsOf, type StockEntry, summed } from "../../functions/inventory/balance.ts";
import { stockAt } from "../../functions/inventory/index.ts";
import { freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { changeProduct, createProduct, getProduct } from "../../shared/contracts/catalog.ts";
import { listMovements } from "../../shared/contracts/inventory.ts";
import { listLots } from "../../shared/contracts/lots.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { adjustStock, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { Refusal } from "../../shared/errors.ts";
import { create, put, queryAll } from "../../shared/table.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { aPlace, cause, figures, post } from "./places.ts";

let keeper: Member, admin: Member, buyer: Member, stranger: Member;
beforeAll(async () => {
  await startEngine();
  [keeper, admin] = [await aMember("warehouse"), await aMember("admin")];
  [buyer, stranger] = [await aMember("buyer", "dst_a"), await aMember("buyer", "dst_z")];
});
const fields = { name: { en: "Milk" }, category: "Milk", unit: "box", status: "active" };
const aProduct = async (more: object = { tracking: "lots-and-expiry" }): Promise<string> => {
  const sku = `MILK-${freshToken()}`;
  expect(await call(createProduct, { as: admin, body: { ...fields, sku, ...more } })).toMatchObject({ status: 201 });
  return sku;
};
const of = (lot: string, quantity: number, expiresOn = "2030-01-31") => ({ lot, expiresOn, quantity });
const receive = (locationId: string, sku: string, lots: LotChange[], as = keeper) =>
  call(receiveGoods, { as, body: { locationId, lines: [{ sku, quantity: unitsOf(lots), lots }] } });
const adjust = (locationId: string, body: object, as = keeper) =>
  call(adjustStock, { as, body: { locationId, ...body } });
/** "lot:units" of each, first to expire first. */
const lotsIn = async (locationId: string, sku: string): Promise<string[]> => {
  const rows = await queryAll<{ lot: string; onHand: number }>({ partition: `STOCK#${locationId}#${sku}`, prefix: "LOT#" }); // prettier-ignore
  return rows.map(({ lot, onHand }) => `${lot}:${onHand}`);
};

describe("lots by rule", () => {
  const days = ["2030-01-01", "2030-02-01", undefined] as const;
  const lot: fc.Arbitrary<LotChange> = fc.record({
    lot: fc.constantFrom("A", "B", "C"),
    expiresOn: fc.constantFrom(...days),
    quantity: fc.integer({ min: 1, max: 9 }),
  });
  const held = fc.array(lot, { maxLength: 6 }).map(summedLots);
  test("the first to expire are chosen, as many as are wanted", () => {
    fc.assert(
      fc.property(held, fc.nat(60), (there, quantity) => {
        fc.pre(quantity <= unitsOf(there));
        const chosen = chosenLots(there, { sku: "S", locationId: "loc_1" as LocationId, quantity });
        const left = summedLots([...there, ...negated(chosen)]);
        expect(unitsOf(chosen)).toBe(quantity);
        expect(left.every((l) => l.quantity > 0)).toBe(true);
        const last = chosen.at(-1)?.expiresOn ?? "9999-12-31";
        if (quantity > 0) expect(left.every(({ expiresOn = "9999-12-31" }) => expiresOn >= last)).toBe(true);
      }),
    );
  });
  test("units that follow each other are all units, whatever the cuts", () => {
    fc.assert(
      fc.property(held, fc.array(fc.nat(8)), (there, cuts) => {
        let at = 0;
        const parts = [...cuts, 100].flatMap((count) => unitsFrom(there, (at += count) - count, count));
        expect(summedLots(parts)).toEqual(there);
      }),
    );
  });
  test("a posting in phases takes the lots that go, gives those that come, and each part adds up", () => {
    const change = fc
      .array(fc.tuple(lot, fc.boolean()))
      .map((l) => l.map(([one, goes]) => (goes ? negated([one])[0]! : one)));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (causes) => {
        const entry = (lots: LotChange[]): StockEntry => ({
          sku: "S",
          locationId: "loc_1" as LocationId,
          onHand: unitsOf(lots),
          lots,
          cause,
        });
        for (const whole of summed(causes.map(entry))) {
          const { take, give } = phasesOf(whole);
          const parts = [take, give].filter((p) => p !== undefined);
          expect(summedLots(parts.flatMap(lotsOf))).toEqual(lotsOf(whole));
          for (const part of parts) expect(unitsOf(lotsOf(part))).toBe(part.onHand);
          if (take && give) expect([take.onHand <= 0, give.onHand >= 0]).toEqual([true, true]);
          expect(chunksOf(parts, 98).flat()).toEqual(parts);
        }
      }),
    );
  });
  test("lots that do not make up a change are a fault", () => {
    const entry = { sku: "S", locationId: "loc_1" as LocationId, onHand: 5, lots: [of("A", 4)], cause };
    expect(() => summed([entry])).toThrow("do not add up");
    expect(() =>
      summed([
        { ...entry, onHand: 4 },
        { ...entry, lots: undefined },
      ]),
    ).toThrow("do not add up");
  });
});

describe("a product kept by lot", () => {
  test("stays so", async () => {
    const sku = await aProduct();
    const body = { ...fields, category: "Dairy", expectedVersion: 1, reason: "sorted anew" };
    const change = (more: object) => call(changeProduct, { as: admin, params: { sku }, body: { ...body, ...more } });
    expect(await change({ tracking: "lots" })).toMatchObject({ status: 409, body: { code: "product/tracking-fixed" } });
    expect(await change({})).toMatchObject({ status: 200, body: { tracking: "lots-and-expiry" } });
    expect((await call(getProduct, { as: admin, params: { sku } })).body).toMatchObject({ category: "Dairy", tracking: "lots-and-expiry" }); // prettier-ignore
  });
  test("is booked in by lots that add up, with dates where it has them", async () => {
    const [place, dated, undated, loose] = [await aPlace(), await aProduct(), await aProduct({ tracking: "lots" }), await aProduct({})]; // prettier-ignore
    const needed = { status: 422, body: { code: "stock/lot-needed" } };
    expect(await call(receiveGoods, { as: keeper, body: { locationId: place, lines: [{ sku: dated, quantity: 5 }] } })).toMatchObject(needed); // prettier-ignore
    const short = { locationId: place, lines: [{ sku: dated, quantity: 5, lots: [of("A", 4)] }] };
    expect(await call(receiveGoods, { as: keeper, body: short })).toMatchObject(needed);
    expect(await receive(place, dated, [{ lot: "A", quantity: 4 }])).toMatchObject(needed);
    expect(await receive(place, loose, [of("A", 4)])).toMatchObject({
      status: 422,
      body: { code: "stock/not-by-lot" },
    });
    expect(await receive(place, dated, [of("A", 4), of("A", 4)])).toMatchObject({ status: 422 });
    expect(await receive(place, dated, [of("B", 3, "2030-02-28"), of("A", 4)])).toMatchObject({ status: 201 });
    expect(await receive(place, undated, [{ lot: "Z", quantity: 2 }])).toMatchObject({ status: 201 });
    expect([await lotsIn(place, dated), await lotsIn(place, undated)]).toEqual([["A:4", "B:3"], ["Z:2"]]);
    expect(await figures(place, [dated, undated])).toEqual(["7/0/7/0/0", "2/0/2/0/0"]);
    const { body } = await call(listMovements, { as: keeper, params: { locationId: place, sku: dated } });
    expect(body.items[0].causes[0].lots).toEqual([of("B", 3, "2030-02-28"), of("A", 4)]);
  });
  test("leaves first expired first, or by the lots that are named", async () => {
    const [place, sku] = [await aPlace(), await aProduct()];
    await receive(place, sku, [of("LATE", 5, "2031-01-01"), of("SOON", 3, "2020-01-01"), of("MID", 4)]);
    const lines = [{ sku, quantity: 2 }, { sku, quantity: 2 }]; // prettier-ignore
    expect(await adjust(place, { reason: "sold", lines })).toMatchObject({ body: { changes: [{ sku, onHand: -4 }] } });
    expect(await lotsIn(place, sku)).toEqual(["MID:3", "LATE:5"]);
    const named = [{ sku, quantity: 2, lots: [{ lot: "LATE", quantity: 2 }] }];
    expect(await adjust(place, { reason: "damage", lines: named })).toMatchObject({ status: 201 });
    expect(await lotsIn(place, sku)).toEqual(["MID:3", "LATE:3"]);
    const tooMuch = [{ sku, quantity: 4, lots: [{ lot: "LATE", quantity: 4 }] }];
    expect(await adjust(place, { reason: "sold", lines: tooMuch })).toMatchObject({
      status: 409,
      body: { code: "stock/lot-short", facts: { lot: "LATE", wanted: 4, available: 3 } },
    });
    expect(await adjust(place, { reason: "sold", lines: [{ sku, quantity: 7 }] })).toMatchObject({
      status: 409,
      body: { code: "stock/short", facts: { wanted: 7, available: 6 } },
    });
    const other = { reason: "other", note: "found some", lines: [{ sku, change: 1 }] };
    expect(await adjust(place, other)).toMatchObject({ body: { code: "stock/lot-needed" } });
    expect(await adjust(place, { ...other, lines: [{ sku, change: -4 }] })).toMatchObject({ status: 201 });
    expect(await adjust(place, { ...other, lines: [{ sku, change: 1, lots: [of("NEW", 1)] }] })).toMatchObject({ status: 201 }); // prettier-ignore
    expect(await lotsIn(place, sku)).toEqual(["NEW:1", "LATE:2"]);
  });
  test("is counted lot by lot: what is not named was not found", async () => {
    const [place, sku] = [await aPlace(), await aProduct()];
    await receive(place, sku, [of("A", 5), of("B", 5)]);
    const count = (counted: number, lots?: LotChange[]) =>
      adjust(place, { reason: "count", lines: [{ sku, counted, ...(lots && { lots }) }] });
    expect(await count(10)).toMatchObject({ body: { code: "stock/lot-needed" } });
    expect(await count(9, [of("B", 7), of("C", 2)])).toMatchObject({ body: { changes: [{ sku, onHand: -1 }] } });
    expect([await lotsIn(place, sku), await figures(place, [sku])]).toEqual([["B:7", "C:2"], ["9/0/9/0/0"]]);
    expect(await count(9, [of("B", 2), of("C", 7)])).toMatchObject({ status: 201 });
    expect([await lotsIn(place, sku), await figures(place, [sku])]).toEqual([["B:2", "C:7"], ["9/0/9/0/0"]]);
    expect(await count(9, [of("B", 2), of("C", 7)])).toMatchObject({ status: 201 });
    expect(await count(0)).toMatchObject({ status: 201 });
    expect([await lotsIn(place, sku), await figures(place, [sku])]).toEqual([[], ["0/0/0/0/0"]]);
  });
  test("is never changed without its lots, whoever asks", async () => {
    const [place, sku] = [await aPlace(), await aProduct()];
    await receive(place, sku, [of("A", 5)]);
    await expect(post([{ sku, locationId: place, onHand: -1, cause }])).rejects.toMatchObject({
      code: "stock/lot-needed",
    });
    await post([{ sku, locationId: place, reserved: 5, cause }]);
    expect(await adjust(place, { reason: "sold", lines: [{ sku, quantity: 1 }] })).toMatchObject({ body: { code: "stock/short" } }); // prettier-ignore
    expect(await lotsIn(place, sku)).toEqual(["A:5"]);
  });
  test("touches a bounded number of lots at once", async () => {
    const [place, sku] = [await aPlace(), await aProduct()];
    for (let n = 0; n < 42; n += 21)
      await receive(
        place,
        sku,
        Array.from({ length: 21 }, (_, i) => of(`L${n + i}`, 1)),
      );
    const sold = (quantity: number) => adjust(place, { reason: "sold", lines: [{ sku, quantity }] });
    expect(await sold(41)).toMatchObject({ status: 422, body: { code: "stock/too-many-lots" } });
    expect(await sold(40)).toMatchObject({ status: 201 });
    expect((await lotsIn(place, sku)).length).toBe(2);
  });
});

describe("the lots of a place", () => {
  test("are listed first to expire first, before a day, of a SKU, in pages, to who may see them", async () => {
    const place = await aPlace("dst_a");
    const [a, b] = [await aProduct(), await aProduct({ tracking: "lots" })];
    const found = (sku: string, lots: LotChange[]) =>
      adjust(place, { reason: "count", lines: [{ sku, counted: unitsOf(lots), lots }] }, buyer);
    await found(a, [of("L3", 3, "2030-03-01"), of("L1", 1, "2030-01-01"), of("L2", 2, "2030-02-01")]);
    await found(b, [{ lot: "X", quantity: 9 }]);
    const list = async (query: Record<string, string>, as = buyer) => {
      const { body } = await call(listLots, { as, params: { locationId: place }, query });
      return [...body.items.map(({ lot }: { lot: string }) => lot), ...(body.cursor ? ["more"] : [])];
    };
    expect(await list({})).toEqual(["L1", "L2", "L3", "X"]);
    expect(await list({ expiresBefore: "2030-02-01" })).toEqual(["L1"]);
    expect(await list({ expiresBefore: "2030-02-02", sku: a })).toEqual(["L1", "L2"]);
    expect(await list({ sku: b }, keeper)).toEqual(["X"]);
    expect(await list({ limit: "2" })).toEqual(["L1", "L2", "more"]);
    await adjust(place, { reason: "sold", lines: [{ sku: a, quantity: 1 }] }, buyer);
    expect(await list({})).toEqual(["L2", "L3", "X"]);
    const reply = await call(listLots, { as: stranger, params: { locationId: place } });
    expect(reply).toMatchObject({ status: 404 });
  });
});

describe("the lots of a place, after anything", () => {
  test("have no empty row, also when two take the rest at once", async () => {
    for (let n = 0; n < 10; n += 1) {
      const [place, sku] = [await aPlace(), await aProduct()];
      await receive(place, sku, [of("A", 2)]);
      const one = () => adjust(place, { reason: "damage", lines: [{ sku, quantity: 1, lots: [of("A", 1)] }] });
      expect((await Promise.all([one(), one()])).map(({ status }) => status)).toEqual([201, 201]);
      expect(await queryAll({ partition: `STOCK#${place}#${sku}`, prefix: "LOT#" })).toEqual([]);
    }
  });
  const lot = fc.record({ lot: fc.constantFrom("A", "B", "C"), n: fc.integer({ min: 1, max: 5 }) });
  const step = fc.record({ kind: fc.constantFrom("in", "sold", "named", "count", "other"), lot });
  test("are its balance, and their movements are theirs", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, step), { minLength: 4, maxLength: 8 }), async (pairs) => {
        const [place, sku] = [await aPlace(), await aProduct()];
        await receive(place, sku, [of("A", 6), of("B", 6)]);
        const run = ({ kind, lot: { lot, n } }: (typeof pairs)[number][number]) => {
          const line = { sku, quantity: n };
          if (kind === "in") return receive(place, sku, [of(lot, n)]);
          if (kind === "sold") return adjust(place, { reason: "sold", lines: [line] });
          if (kind === "named") return adjust(place, { reason: "damage", lines: [{ ...line, lots: [of(lot, n)] }] });
          if (kind === "count")
            return adjust(place, { reason: "count", lines: [{ sku, counted: n, lots: [of(lot, n)] }] });
          return adjust(place, { reason: "other", note: "a correction", lines: [{ sku, change: -n }] });
        };
        for (const pair of pairs) {
          for (const { status } of await Promise.all(pair.map(run))) expect(status).toBeLessThan(500);
          const rows = await queryAll<LotChange & { onHand: number }>({ partition: `STOCK#${place}#${sku}`, prefix: "LOT#" }); // prettier-ignore
          const moves = await queryAll<{ causes: { lots: LotChange[] }[] }>({ partition: `STOCK#${place}#${sku}`, prefix: "MOVE#" }); // prettier-ignore
          const [balance] = await stockAt([place], [sku]);
          const now = rows.map(({ lot, expiresOn, onHand }) => ({ lot, expiresOn, quantity: onHand }));
          expect(unitsOf(now)).toBe(balance!.onHand);
          expect(summedLots(moves.flatMap(({ causes }) => causes.flatMap(({ lots }) => lots)))).toEqual(now);
        }
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});

describe("a large posting of lots", () => {
  const many = 60;
  const skus = Array.from({ length: many }, (_, i) => `MILK-${freshToken()}-${i}`);
  const [A, B] = [of("A", 4), of("B", 6)];
  const stocked = async (): Promise<LocationId> => {
    const place = await aPlace();
    await post(skus.map((sku) => ({ sku, locationId: place, onHand: 10, lots: [A, B], cause })));
    return place;
  };
  const all = async (place: LocationId) => ({
    lots: new Set((await Promise.all(skus.map((sku) => lotsIn(place, sku)))).flat()),
    stock: new Set(await figures(place, skus)),
  });
  const counted = (locationId: LocationId): StockEntry[] =>
    skus.map((sku) => ({ sku, locationId, onHand: -1, lots: [of("A", -4), of("C", 3)], cause }));
  test("is applied whole, lots that come and lots that go", async () => {
    const place = await stocked();
    expect(await all(place)).toEqual({ lots: new Set(["A:4", "B:6"]), stock: new Set(["10/0/10/0/0"]) });
    await post(counted(place));
    expect(await all(place)).toEqual({ lots: new Set(["B:6", "C:3"]), stock: new Set(["9/0/9/0/0"]) });
  });
  test("that is refused at the end leaves every lot as it was, emptied ones too", async () => {
    const place = await stocked();
    const taken = { pk: `T#${freshToken()}`, sk: "T", type: "t", tenant: "HQ" };
    await commit([put(taken)]);
    const finish = [create(taken, () => new Refusal("record/stale"))];
    await expect(post(counted(place), { finish })).rejects.toMatchObject({ code: "record/stale" });
    expect(await all(place)).toEqual({ lots: new Set(["A:4", "B:6"]), stock: new Set(["10/0/10/0/0"]) });
  });
});
