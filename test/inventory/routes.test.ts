import { beforeAll, describe, expect, test } from "vitest";
import type { Product } from "../../shared/contracts/catalog.ts";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import {
  getBalance,
  listLocationStock,
  listMovements,
  listSkuStock,
  setThreshold,
  getStockMatrix,
} from "../../shared/contracts/inventory.ts";
import { changeLocation, createLocation, listLocations } from "../../shared/contracts/locations.ts";
import { adjustStock, announceGoods, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { productCreation } from "../../functions/catalog/index.ts";
import { registration } from "../../functions/distributors/index.ts";
import { handler as openPlace } from "../../functions/inventory/open-place.event.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { actor, aPlace, figures, post, cause } from "./places.ts";

const tea = {
  name: { en: "Tea" },
  category: "Tea",
  unit: "box",
  wholePacksOnly: false,
  status: "active",
  version: 1,
} as const;
const someProducts = async (n: number): Promise<string[]> => {
  const products = Array.from({ length: n }, (): Product => ({ ...tea, sku: `SKU-${freshToken()}` }));
  for (let i = 0; i < n; i += 30)
    await commit(products.slice(i, i + 30).flatMap((p) => productCreation(p, { actor, now: clock.now() })));
  return products.map(({ sku }) => sku);
};
const aProduct = async (): Promise<string> => (await someProducts(1))[0]!;
const aDistributor = async (id: string, suppliedFrom: LocationId[], more: object = {}): Promise<Distributor> => {
  const distributor = {
    id,
    code: id.slice(4),
    name: `Distributor ${id}`,
    legalName: "L",
    entityId: `ent_${id.slice(4)}`,
    channel: "distributor",
    grade: "A",
    region: "East",
    territory: [],
    status: "active",
    paymentTerms: { kind: "prepaid" },
    suppliedFrom,
    locationId: `loc_${id.slice(4)}`,
    contacts: [],
    addresses: [],
    qualifications: [],
    ...more,
  } as unknown as Distributor;
  await commit(registration(distributor, { actor, now: clock.now() }));
  return distributor;
};

let keeper: Member, admin: Member, buyer: Member, viewer: Member, stranger: Member;
let warehouse: LocationId, other: LocationId, shop: LocationId, sku: string;
beforeAll(async () => {
  await startEngine();
  keeper = await aMember("warehouse");
  admin = await aMember("admin");
  buyer = await aMember("buyer", "dst_a");
  viewer = await aMember("viewer", "dst_a");
  stranger = await aMember("manager", "dst_z");
  warehouse = await aPlace("HQ", { code: "A-1" });
  other = await aPlace("HQ", { code: "A-2" });
  shop = await aPlace("dst_a");
  await aPlace("dst_z");
  await aDistributor("dst_a", [warehouse]);
  sku = await aProduct();
  await call(receiveGoods, { as: keeper, body: { locationId: warehouse, lines: [{ sku, quantity: 100 }] } });
});

describe("locations", () => {
  const body = { code: "N-1", name: "North", kind: "warehouse", tenant: "HQ", region: "North" };
  test("are opened by admins, with a code of their own", async () => {
    const opened = await call(createLocation, { as: admin, body });
    expect(opened).toMatchObject({ status: 201, body: { ...body, version: 1 } });
    const again = await call(createLocation, { as: admin, body: { ...body, code: "n-1" } });
    expect(again).toMatchObject({ status: 409, body: { code: "location/code-taken" } });
    expect(await call(createLocation, { as: keeper, body })).toMatchObject({ status: 403 });
    const odd = await call(createLocation, { as: admin, body: { ...body, tenant: "dst_a" } });
    expect(odd).toMatchObject({ status: 422 });
  });
  test("change name, code and region, at the version that was seen", async () => {
    const { body: opened } = await call(createLocation, { as: admin, body: { ...body, code: "N-2" } });
    const params = { locationId: opened.id };
    const change = { code: "N-3", name: "Far North", region: "North", expectedVersion: 1 };
    expect(await call(changeLocation, { as: admin, params, body: change })).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(await call(changeLocation, { as: admin, params, body: change })).toMatchObject({
      status: 409,
      body: { code: "record/stale" },
    });
    expect(await call(createLocation, { as: admin, body: { ...body, code: "N-2" } })).toMatchObject({ status: 201 });
    const taken = await call(changeLocation, {
      as: admin,
      params,
      body: { ...change, code: "A-1", expectedVersion: 2 },
    });
    expect(taken).toMatchObject({ status: 409, body: { code: "location/code-taken" } });
    const missing = await call(changeLocation, { as: admin, params: { locationId: "loc_none" }, body: change });
    expect(missing).toMatchObject({ status: 404 });
  });
  test("are listed by code; a distributor sees its own", async () => {
    const { body: all } = await call(listLocations, { as: keeper, query: { limit: "100" } });
    expect(all.items.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([warehouse, other, shop]));
    const { body: own } = await call(listLocations, { as: buyer, query: { tenant: "HQ" } });
    expect(own.items.map(({ id }: { id: string }) => id)).toEqual([shop]);
    const { body: hq } = await call(listLocations, { as: keeper, query: { tenant: "HQ", limit: "1" } });
    expect(hq).toMatchObject({ items: [{ code: "A-1" }], cursor: expect.any(String) });
  });
  test("a new distributor gets one by itself, under another code where its own is taken", async () => {
    const registered = async (id: string, more: object) => {
      const d = await aDistributor(id, [warehouse], more);
      const data = {
        distributorId: d.id,
        code: d.code,
        name: d.name,
        entityId: d.entityId,
        locationId: d.locationId,
        channel: d.channel,
        region: d.region,
        grade: d.grade,
        status: d.status,
      };
      const detail = {
        id: `evt_${id}`,
        aggregateId: id,
        version: 1,
        tenant: id,
        actor,
        at: clock.now(),
        schemaVersion: 1,
        data,
      };
      const body = JSON.stringify({ "detail-type": "DistributorRegistered", detail });
      for (let i = 0; i < 2; i += 1)
        expect(await openPlace({ Records: [{ messageId: "1", body }] } as never)).toEqual({ batchItemFailures: [] });
      const member = await aMember("viewer", id);
      return (await call(listLocations, { as: member })).body.items;
    };
    expect(await registered("dst_n1", { code: "FRESH" })).toMatchObject([
      { id: "loc_n1", code: "FRESH", kind: "distributor" },
    ]);
    expect(await registered("dst_n2", { code: "A-2" })).toMatchObject([{ id: "loc_n2", code: "n2" }]);
  });
});

describe("goods received", () => {
  test("raise what is on hand, and take off what was announced", async () => {
    const [a, b] = [await aProduct(), await aProduct()];
    const announced = await call(announceGoods, {
      as: keeper,
      body: { locationId: warehouse, lines: [{ sku: a, change: 30 }] },
    });
    expect(announced.status).toBe(201);
    const lines = [
      { sku: a, quantity: 25, announced: 25 },
      { sku: b, quantity: 7 },
    ];
    const key = freshToken();
    const received = await call(receiveGoods, { as: keeper, key, body: { locationId: warehouse, lines } });
    expect(received).toMatchObject({
      status: 201,
      body: {
        changes: [
          { sku: a, onHand: 25 },
          { sku: b, onHand: 7 },
        ],
      },
    });
    expect(await call(receiveGoods, { as: keeper, key, body: { locationId: warehouse, lines } })).toEqual(received);
    expect(await figures(warehouse, [a, b])).toEqual(["25/0/25/5/0", "7/0/7/0/0"]);
    const more = await call(receiveGoods, {
      as: keeper,
      body: { locationId: warehouse, lines: [{ sku: a, quantity: 6, announced: 6 }] },
    });
    expect(more).toMatchObject({
      status: 409,
      body: { code: "stock/mismatch", facts: { quantity: "incoming", found: 5 } },
    });
  });
  test("of 500 lines are booked in whole", async () => {
    const skus = await someProducts(500);
    const lines = skus.map((s) => ({ sku: s, quantity: 2 }));
    expect(await call(receiveGoods, { as: keeper, body: { locationId: other, lines } })).toMatchObject({ status: 201 });
    expect(new Set(await figures(other, skus))).toEqual(new Set(["2/0/2/0/0"]));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: "50", locations: `${warehouse},${other}`, ...(cursor && { cursor }) };
      const { body } = await call(getStockMatrix, { as: keeper, query });
      seen.push(...body.rows.map((row: { sku: string }) => row.sku));
      cursor = body.cursor;
    } while (cursor);
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toEqual(expect.arrayContaining([sku, ...skus]));
  });
  test("need a known product, a known place of HQ, and a warehouse's hand", async () => {
    const lines = [{ sku, quantity: 1 }];
    const at = (locationId: string, as: Member, l: object[] = lines) =>
      call(receiveGoods, { as, body: { locationId, lines: l } });
    expect(await at(warehouse, keeper, [{ sku: "NO-SUCH", quantity: 1 }])).toMatchObject({
      status: 422,
      body: { code: "product/unknown" },
    });
    expect(await at("loc_none", keeper)).toMatchObject({ status: 422, body: { code: "location/unknown" } });
    expect(await at(shop, keeper)).toMatchObject({ status: 403, body: { code: "location/not-yours" } });
    expect(await at(shop, buyer)).toMatchObject({ status: 403, body: { code: "identity/not-allowed" } });
  });
});

describe("adjustments", () => {
  test("report sales, damage, a count and others at one's own place", async () => {
    const s = await aProduct();
    const adjust = (body: object, as = buyer) => call(adjustStock, { as, body: { locationId: shop, ...body } });
    expect(await adjust({ reason: "count", lines: [{ sku: s, counted: 20 }] })).toMatchObject({ status: 201 });
    expect(
      await adjust({
        reason: "sold",
        lines: [
          { sku: s, quantity: 3 },
          { sku: s, quantity: 2 },
        ],
      }),
    ).toMatchObject({ body: { changes: [{ sku: s, onHand: -5 }] } });
    expect(await adjust({ reason: "damage", lines: [{ sku: s, quantity: 1 }] })).toMatchObject({ status: 201 });
    expect(
      await adjust({ reason: "other", note: "found behind the shelf", lines: [{ sku: s, change: 2 }] }),
    ).toMatchObject({ status: 201 });
    expect(await adjust({ reason: "count", lines: [{ sku: s, counted: 15 }] })).toMatchObject({
      body: { changes: [{ onHand: -1 }] },
    });
    expect(await figures(shop, [s])).toEqual(["15/0/15/0/0"]);
    const short = await adjust({ reason: "sold", lines: [{ sku: s, quantity: 16 }] });
    expect(short).toMatchObject({ status: 409, body: { code: "stock/short", facts: { wanted: 16, available: 15 } } });
    const { body } = await call(listMovements, {
      as: viewer,
      params: { locationId: shop, sku: s },
      query: { limit: "2" },
    });
    expect(body.items.map(({ onHand }: { onHand: number }) => onHand)).toEqual([-1, 2]);
    expect(body.cursor).toBeDefined();
  });
  test("are refused to viewers, to HQ at a distributor's place, to a distributor at HQ's, and hidden from strangers", async () => {
    const body = (locationId: string) => ({ locationId, reason: "sold", lines: [{ sku, quantity: 1 }] });
    expect(await call(adjustStock, { as: viewer, body: body(shop) })).toMatchObject({ status: 403 });
    expect(await call(adjustStock, { as: keeper, body: body(shop) })).toMatchObject({
      body: { code: "location/not-yours" },
    });
    expect(await call(adjustStock, { as: buyer, body: body(warehouse) })).toMatchObject({ status: 404 });
    expect(await call(adjustStock, { as: stranger, body: body(shop) })).toMatchObject({ status: 404 });
    expect(await call(adjustStock, { as: stranger, body: body("loc_none") })).toMatchObject({ status: 404 });
  });
});

describe("what one sees of stock", () => {
  test("HQ all of it, by place and by SKU", async () => {
    const { body } = await call(listSkuStock, { as: keeper, params: { sku } });
    expect(body.items).toMatchObject([{ view: "full", locationId: warehouse, onHand: 100 }]);
    const stock = await call(listLocationStock, {
      as: keeper,
      params: { locationId: warehouse },
      query: { limit: "100" },
    });
    expect(stock.body.items).toEqual(expect.arrayContaining([expect.objectContaining({ sku, available: 100 })]));
  });
  test("a distributor its own, and what can be had from the warehouses that supply it", async () => {
    await post([
      { sku, locationId: shop, onHand: 4, cause },
      { sku, locationId: other, onHand: 9, cause },
    ]);
    const { body } = await call(listSkuStock, { as: viewer, params: { sku } });
    expect(body.items).toHaveLength(2);
    expect(body.items).toMatchObject([
      { view: "full", locationId: shop, onHand: 4 },
      { view: "availability", available: 100 },
    ]);
    expect(body.items[1]).not.toHaveProperty("onHand");
    const stock = await call(listLocationStock, {
      as: viewer,
      params: { locationId: warehouse },
      query: { limit: "100" },
    });
    expect(new Set(stock.body.items.map(({ view }: { view: string }) => view))).toEqual(new Set(["availability"]));
    for (const locationId of [other, "loc_none"])
      expect(await call(listLocationStock, { as: viewer, params: { locationId } })).toMatchObject({ status: 404 });
    expect(await call(listMovements, { as: viewer, params: { locationId: warehouse, sku } })).toMatchObject({
      status: 404,
    });
    const one = async (locationId: string) => call(getBalance, { as: viewer, params: { locationId, sku } });
    expect((await one(shop)).body).toMatchObject({
      location: { id: shop },
      product: { name: { en: "Tea" }, unit: "box" },
      stock: { view: "full", onHand: 4 },
    });
    expect((await one(warehouse)).body.stock).toMatchObject({ view: "availability", available: 100 });
    expect((await one(warehouse)).body.stock).not.toHaveProperty("onHand");
    expect(await one(other)).toMatchObject({ status: 404 });
    expect(await call(getBalance, { as: viewer, params: { locationId: shop, sku: "SKU-none" } })).toMatchObject({
      status: 404,
    });
    const matrix = await call(getStockMatrix, { as: viewer });
    expect(matrix.body.rows.map(({ product }: { product?: object }) => product)).toContainEqual({
      name: { en: "Tea" },
      category: "Tea",
      unit: "box",
    });
    expect(matrix.body.locations.map(({ id }: { id: string }) => id)).toEqual([shop]);
    expect(await call(getStockMatrix, { as: viewer, query: { locations: `${shop},${other}` } })).toMatchObject({
      status: 404,
    });
  });
});

describe("thresholds", () => {
  const levels = { reorderPoint: 40, safetyStock: 20, maximum: 200 };
  test("are set at the version that was seen, and shown with the balance", async () => {
    const params = { locationId: other, sku: await aProduct() };
    const set = (expectedVersion: number, more: object = {}) =>
      call(setThreshold, { as: keeper, params, body: { ...levels, ...more, expectedVersion } });
    expect(await set(0)).toMatchObject({ status: 200, body: { ...levels, version: 1 } });
    expect(await set(0)).toMatchObject({ status: 409, body: { code: "record/stale" } });
    await post([{ ...params, onHand: 5, cause }]);
    expect(await set(1, { reorderPoint: 30 })).toMatchObject({ status: 200, body: { version: 2 } });
    const { body } = await call(listSkuStock, { as: keeper, params: { sku: params.sku } });
    expect(body.items).toMatchObject([{ onHand: 5, threshold: { reorderPoint: 30, version: 2 } }]);
  });
  test("are in order, of a known product, and of a place one may see", async () => {
    const body = { ...levels, expectedVersion: 0 };
    const set = (locationId: string, more: object = {}, as = keeper, s = sku) =>
      call(setThreshold, { as, params: { locationId, sku: s }, body: { ...body, ...more } });
    expect(await set(other, { safetyStock: 41 })).toMatchObject({ status: 422 });
    expect(await set(other, { maximum: 39 })).toMatchObject({ status: 422 });
    expect(await set(other, {}, keeper, "NO-SUCH")).toMatchObject({ status: 422 });
    expect(await set(other, {}, stranger)).toMatchObject({ status: 404 });
    expect(await set(shop, {}, buyer)).toMatchObject({ status: 200 });
  });
});
