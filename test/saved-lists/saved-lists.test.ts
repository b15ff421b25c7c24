import { beforeAll, describe, expect, it } from "vitest";
import { discontinueProduct } from "../../shared/contracts/catalog.ts";
import {
  changeSavedList,
  createSavedList,
  deleteSavedList,
  getSavedList,
  listSavedLists,
} from "../../shared/contracts/saved-lists.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { aCompany, aDistributor, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";

let company: Company & { listId: string };
let shop: Buyer;
beforeAll(async () => {
  await startEngine();
  company = await aCompany();
  shop = await aDistributor(company);
  await someGoods(company, [{ sku: "TEA-1", unitFen: 100 }, { sku: "TEA-2", unitFen: 100 }]); // prettier-ignore
}, 60_000);

const lines = [{ sku: "TEA-1", quantity: 24 }];
const save = (as: Member, name: string, more: object = {}) =>
  call(createSavedList, { as, body: { name, lines, ...more } });
const look = (as: Member, savedListId: string) => call(getSavedList, { as, params: { savedListId } });
const change = (as: Member, savedListId: string, expectedVersion: number, name: string, of: object[] = lines) =>
  call(changeSavedList, { as, params: { savedListId }, body: { name, lines: of, expectedVersion } });
const drop = (as: Member, savedListId: string, expectedVersion: number) =>
  call(deleteSavedList, { as, params: { savedListId }, query: { expectedVersion: String(expectedVersion) } });
const names = async (as: Member, query: Record<string, string> = {}): Promise<string[]> =>
  (await ok(call(listSavedLists, { as, query }))).items.map(({ name }: { name: string }) => name);

describe("[E1] a saved list", () => {
  it("is shared by a distributor's members, and is another's as little as what does not exist", async () => {
    const list = await ok(save(shop.buyer, "每周补货"));
    const viewer = await aMember("viewer", shop.distributor.id);
    expect(await names(viewer)).toEqual(["每周补货"]);
    expect(await ok(look(viewer, list.id))).toEqual({
      ...list,
      lines: [{ ...lines[0], name: { zh: "商品 TEA-1", en: "Product TEA-1" }, unit: "瓶" }],
    });
    expect((await save(viewer, "x")).status).toBe(403);
    const other = await aDistributor(company);
    expect(await names(other.buyer)).toEqual([]);
    for (const reply of [
      look,
      (as: Member, id: string) => change(as, id, 1, "x"),
      (as: Member, id: string) => drop(as, id, 1),
    ])
      // prettier-ignore
      expect((await reply(other.buyer, list.id)).body.code).toBe("record/not-found");
  });
  it("says which of its lines can be ordered today", async () => {
    const list = await ok(save(shop.buyer, "含停产", { lines: [...lines, { sku: "TEA-2", quantity: 5 }] }));
    await ok(call(discontinueProduct, { as: company.admin, params: { sku: "TEA-2" }, body: { expectedVersion: 1, reason: "停产" } })); // prettier-ignore
    const found = (await ok(look(shop.buyer, list.id))).lines;
    expect(found.map(({ notOrderable }: { notOrderable?: string }) => notOrderable)).toEqual([
      undefined,
      "product/not-orderable",
    ]);
  });
  it("has a name of its own, whatever the case and width: another is refused with saved-list/name-taken", async () => {
    const list = await ok(save(shop.buyer, "Spring A"));
    const taken = await save(shop.buyer, "ｓｐｒｉｎｇ a");
    expect([taken.status, taken.body.code]).toEqual([409, "saved-list/name-taken"]);
    const other = await ok(save(shop.buyer, "Autumn"));
    expect((await change(shop.buyer, other.id, 1, "SPRING A")).body.code).toBe("saved-list/name-taken");
    expect((await ok(change(shop.buyer, list.id, 1, "SPRING A"))).version).toBe(2);
    await ok(change(shop.buyer, list.id, 2, "Summer"));
    await ok(change(shop.buyer, other.id, 1, "spring a"));
    expect(await names(shop.buyer)).toEqual(expect.arrayContaining(["Summer", "spring a"]));
    expect(await names((await aDistributor(company)).buyer)).toEqual([]);
  });
  it("is changed and deleted by whoever saw it as it is", async () => {
    const list = await ok(save(shop.buyer, "stale"));
    const manager = await aMember("manager", shop.distributor.id);
    const changed = await ok(change(manager, list.id, 1, "stale", [{ sku: "TEA-1", quantity: 1 }]));
    expect([changed.version, changed.changedBy.id]).toEqual([2, manager.userId]);
    expect((await change(shop.buyer, list.id, 1, "stale")).body.code).toBe("record/stale");
    expect((await drop(shop.buyer, list.id, 1)).body.code).toBe("record/stale");
    await ok(drop(shop.buyer, list.id, 2));
    expect([(await look(shop.buyer, list.id)).status, (await drop(shop.buyer, list.id, 2)).status]).toEqual([404, 404]);
    expect(await names(shop.buyer)).not.toContain("stale");
    await ok(save(shop.buyer, "stale"));
  });
  it("holds known products only", async () => {
    const unknown = [{ sku: "NOWHERE", quantity: 1 }];
    const reply = await save(shop.buyer, "unknown", { lines: unknown });
    expect([reply.body.code, reply.body.facts]).toEqual(["product/unknown", { skus: ["NOWHERE"] }]);
    const list = await ok(save(shop.buyer, "known"));
    expect((await change(shop.buyer, list.id, 1, "known", unknown)).body.code).toBe("product/unknown");
  });
  it("is one of at most 50, also where many are saved at once; the next is refused with saved-list/too-many", async () => {
    const { buyer } = await aDistributor(company);
    const replies = await Promise.all(Array.from({ length: 53 }, (_, i) => save(buyer, `list ${i}`)));
    const refused = replies.filter(({ status }) => status !== 201);
    expect(refused.map(({ body }) => body.code)).toEqual(Array(3).fill("saved-list/too-many"));
    const first = await ok(call(listSavedLists, { as: buyer, query: { limit: "30" } }));
    const rest = await ok(call(listSavedLists, { as: buyer, query: { limit: "30", cursor: first.cursor } }));
    expect([first.items.length, rest.items.length, rest.cursor]).toEqual([30, 20, undefined]);
    await ok(drop(buyer, first.items[0].id, 1));
    await ok(save(buyer, "room again"));
  });
  it("of 500 lines is kept and read whole; and once, however often it is sent", async () => {
    const { buyer } = await aDistributor(company);
    const many = Array.from({ length: 500 }, (_, i) => ({ sku: "TEA-1", quantity: i + 1 }));
    const send = () => call(createSavedList, { as: buyer, key: "k-1", body: { name: "long", lines: many } });
    const list = await ok(send());
    expect((await send()).body).toEqual(list);
    expect((await ok(look(buyer, list.id))).lines).toHaveLength(500);
    expect(await names(buyer)).toEqual(["long"]);
  });
  it("is HQ's to make for a distributor that it names", async () => {
    const { distributor, buyer } = await aDistributor(company);
    const list = await ok(save(company.sales, "建议清单", { distributorId: distributor.id }));
    expect(await names(buyer)).toEqual(["建议清单"]);
    expect(await names(company.sales, { distributorId: distributor.id })).toEqual(["建议清单"]);
    expect((await look(company.sales, list.id)).status).toBe(200);
    expect((await call(listSavedLists, { as: company.sales })).status).toBe(404);
    for (const distributorId of [undefined, "dst_nobody"])
      expect((await save(company.sales, "x", { distributorId })).body.code).toBe("distributor/unknown");
    expect((await save(buyer, "x", { distributorId: shop.distributor.id })).body.code).toBe("distributor/unknown");
  });
});
