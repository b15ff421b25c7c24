import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clock } from "../../shared/clock.ts";
import { discontinueProduct } from "../../shared/contracts/catalog.ts";
import { acceptSupplyLine, rejectSupplyLine } from "../../shared/contracts/supply-plans.ts";
import type { SupplyLine } from "../../shared/contracts/supply-lines.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { cancelTransfer, getTransfer, listTransfers, type Transfer } from "../../shared/contracts/transfers.ts";
import { addSeconds } from "../../shared/dates.ts";
import { aMember, call, type CallOptions } from "../support/call.ts";
import { aCompany, aDistributor, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf } from "../support/heard.ts";
import { aPlace, cause, post } from "../inventory/places.ts";
import { allIn, foresee, levelAt, linesShown, planOf, recompute } from "./world.ts";

const realNow = clock.now;
let company: Company & { listId: string };
let skus = 0;
let sku: string;
const at = (instant: string): void => {
  let passed = 0;
  clock.now = () => addSeconds(instant, (passed += 1) / 1_000);
};
beforeAll(async () => {
  at("2026-12-01T02:00:00.000Z");
  await startEngine();
  company = await aCompany();
});
/** A product of which 300 a month will be wanted in 华东, and none is there. */
beforeEach(async () => {
  at("2026-12-01T02:00:00.000Z");
  sku = `TEA-${(skus += 1)}`;
  await someGoods(company, [{ sku, unitFen: 100, more: { pack: { name: "箱", size: 12 } } }]);
  await foresee(sku, "2026-12", allIn("华东", 310));
});
afterEach(() => {
  clock.now = realNow;
});

const lineOf = async (kind = "produce"): Promise<SupplyLine> => {
  await recompute(company.sales, sku);
  const line = (await planOf(company.sales, sku)).open.find(({ need }) => need.kind === kind);
  if (!line) throw new Error(`no line to ${kind}`);
  return line;
};
const accept = ({ id, version, quantity }: SupplyLine, body: object = {}, more: CallOptions = {}) =>
  call(acceptSupplyLine, {
    as: company.sales,
    params: { lineId: id },
    body: { quantity, expectedVersion: version, ...body },
    ...more,
  });
const reject = ({ id, version }: SupplyLine) =>
  call(rejectSupplyLine, { as: company.sales, params: { lineId: id }, body: { reason: "换包装", expectedVersion: version } }); // prettier-ignore
const openKinds = async (): Promise<string[]> => {
  await recompute(company.sales, sku);
  return (await planOf(company.sales, sku)).open.map(({ need }) => need.kind);
};

describe("a plan", () => {
  it("is what the SKU lacks, in packs, and is listed with its names", async () => {
    // 35 days of lead time and review: 310 + 4/31 of January.
    const line = await lineOf();
    expect(line).toMatchObject({ sku, quantity: 408, locationId: company.hangzhou, version: 1 });
    expect(line.need).toMatchObject({ kind: "produce", netRequirement: 400, lotSize: 12, safetyStock: 50 });
    const listed = (await linesShown(company.warehouse, "produce")).find((one) => one.sku === sku);
    expect(listed).toMatchObject({ id: line.id, locationName: "杭州仓", product: { unit: "瓶" } });
    const { plan } = await planOf(company.sales, sku);
    expect(plan!.periods).toHaveLength(13);
    expect(plan!.periods[0]).toMatchObject({ period: "2026-12", demand: 310, proposed: 408 });
  });
  it("made again of the same facts changes nothing; of others, the line keeps its id", async () => {
    const first = await lineOf();
    expect(await lineOf()).toEqual(first);
    await foresee(sku, "2026-12", allIn("华东", 620));
    expect(await lineOf()).toMatchObject({ id: first.id, quantity: 804, version: 2 });
  });
  it("drops a line that nothing speaks for any more", async () => {
    const line = await lineOf();
    await post([{ sku, locationId: company.hangzhou as LocationId, onHand: 900, cause }]);
    expect(await openKinds()).toEqual([]);
    expect((await accept(line)).status).toBe(404);
  });
  it("proposes neither production nor build-up of what is discontinued", async () => {
    const body = { expectedVersion: 1, reason: "停产" };
    await ok(call(discontinueProduct, { as: company.sales, params: { sku }, body }));
    expect(await openKinds()).toEqual([]);
    expect((await planOf(company.sales, sku)).plan!.periods.every(({ proposed }) => proposed === 0)).toBe(true);
  });
  it("tells a distributor to be sent less where its stock outlasts the limit", async () => {
    const { distributor } = await aDistributor(company);
    const { locationId } = distributor;
    await aPlace(distributor.id, { id: locationId });
    await post([{ sku, locationId, onHand: 900, cause }]);
    const node = { kind: "distributor", distributorId: distributor.id } as const;
    await foresee(sku, "2026-12", [...allIn("华东", 310), { node, region: "华东", monthly: 31 }]);
    const line = await lineOf("reduce");
    expect(line).toMatchObject({ locationId, need: { why: "cover", stock: 900 } });
    const before = await levelAt(locationId, sku);
    await ok(accept(line));
    expect(await levelAt(locationId, sku)).toEqual(before);
    expect(await openKinds()).toEqual(["produce"]);
  });
  it("exists to nobody at a distributor", async () => {
    const { distributor } = await aDistributor(company);
    const line = await lineOf();
    for (const role of ["viewer", "buyer", "manager"] as const) {
      const as = await aMember(role, distributor.id);
      expect((await accept(line, {}, { as })).status).toBe(403);
    }
  });
});

describe("an accepted line", () => {
  it("becomes goods on order at its warehouse, with one event each, and is not proposed again", async () => {
    const line = await lineOf();
    const reply = await ok(accept(line));
    expect(reply.decision).toMatchObject({ outcome: "accepted", quantity: 408, by: { id: company.sales.userId } });
    expect(await levelAt(company.hangzhou, sku)).toMatchObject({ incoming: 408, onHand: 0 });
    const [told, ...more] = await eventsOf(`SUPPLY-LINE#${line.id}`);
    expect(told).toMatchObject({ eventType: "SupplyLineAccepted", data: { proposed: 408, quantity: 408 } });
    expect(more).toEqual([]);
    const [moved] = await eventsOf(`STOCKDOC#${reply.decision.documentId}`);
    expect(moved).toMatchObject({ eventType: "StockMoved", data: { reason: "announcement" } });
    expect(await openKinds()).toEqual([]);
    expect((await planOf(company.sales, sku)).decided).toMatchObject([{ id: line.id, version: 2 }]);
    expect((await linesShown(company.sales, "decided")).map(({ id }) => id)).toContain(line.id);
    expect((await linesShown(company.sales, "produce")).filter((one) => one.sku === sku)).toEqual([]);
  });
  it("that is sent twice takes effect once", async () => {
    const line = await lineOf();
    const replies = await Promise.all([accept(line, {}, { key: "k1" }), accept(line, {}, { key: "k1" })]);
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect((await accept(line, {}, { key: "k1" })).status).toBe(200);
    expect(await levelAt(company.hangzhou, sku)).toMatchObject({ incoming: 408 });
  });
  it("is nobody else's to decide: of eight at once one wins", async () => {
    const line = await lineOf();
    const replies = await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 ? accept(line) : reject(line))));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const { incoming } = await levelAt(company.hangzhou, sku);
    const { decided } = await planOf(company.sales, sku);
    expect(incoming).toBe(decided[0]!.decision!.outcome === "accepted" ? 408 : 0);
    expect((await accept({ ...line, version: 2 })).body).toMatchObject({ code: "supply-line/decided" });
  });
  it("of another version than was seen is refused", async () => {
    const line = await lineOf();
    await foresee(sku, "2026-12", allIn("华东", 620));
    await lineOf();
    expect((await accept(line)).body.code).toBe("record/stale");
  });
  it("takes another quantity with a reason only; what was left out rests for the review", async () => {
    const line = await lineOf();
    expect((await accept(line, { quantity: 240 })).body).toMatchObject({ code: "supply-line/reason-missing" });
    await ok(accept(line, { quantity: 240, reason: "仓库放不下" }));
    expect(await levelAt(company.hangzhou, sku)).toMatchObject({ incoming: 240 });
    expect(await openKinds()).toEqual([]);
    at("2026-12-16T02:00:00.000Z");
    expect(await openKinds()).toEqual(["produce"]);
  });
});

describe("a rejected line", () => {
  it("changes no stock, is told once, and rests unless much more is needed", async () => {
    const line = await lineOf();
    await ok(reject(line));
    expect(await levelAt(company.hangzhou, sku)).toMatchObject({ incoming: 0 });
    expect(await eventsOf(`SUPPLY-LINE#${line.id}`)).toMatchObject([{ eventType: "SupplyLineRejected" }]);
    expect(await openKinds()).toEqual([]);
    await foresee(sku, "2026-12", allIn("华东", 340));
    expect(await openKinds()).toEqual([]);
    await foresee(sku, "2026-12", allIn("华东", 500));
    const again = await lineOf();
    expect(again.id).not.toBe(line.id);
  });
});

describe("a line to build up", () => {
  it("is kept for its festival once accepted: the goods on order are not taken for ordinary demand", async () => {
    at("2027-01-04T02:00:00.000Z");
    await foresee(sku, "2027-01", allIn("华东", 310, { peak: { 0: 1.5 } }));
    const [buildUp, produce] = [await lineOf("build-up"), await lineOf()];
    expect(buildUp).toMatchObject({ quantity: 156, orderBy: "2027-01-02", neededOn: "2027-01-23" });
    await ok(accept(buildUp));
    const rest = await lineOf();
    expect(Math.abs(rest.quantity - produce.quantity)).toBeLessThan(12);
    await ok(accept(rest));
    expect(await openKinds()).toEqual([]);
    expect((await levelAt(company.hangzhou, sku)).incoming).toBe(156 + rest.quantity);
  });
  it("that was rejected is not proposed again for the same festival", async () => {
    at("2027-01-04T02:00:00.000Z");
    await foresee(sku, "2027-01", allIn("华东", 310, { peak: { 0: 1.5 } }));
    await ok(reject(await lineOf("build-up")));
    at("2027-01-25T02:00:00.000Z");
    expect(await openKinds()).toEqual(["produce"]);
  });
});

describe("a line to move goods", () => {
  /** 400 of 杭州's need lie in 武汉, which supplies nobody of it. */
  const inWuhan = (onHand: number) => post([{ sku, locationId: company.wuhan as LocationId, onHand, cause }]);
  const places = async (): Promise<string> => {
    const [from, to] = [await levelAt(company.wuhan, sku), await levelAt(company.hangzhou, sku)];
    return `${from.onHand}/${from.reserved} → ${to.incoming}`;
  };
  const transfersOf = async (): Promise<Transfer[]> => {
    const { items } = await ok(call(listTransfers, { as: company.sales, query: { limit: "100" } }));
    const all = await Promise.all(items.map(({ id }: Transfer) => ok(call(getTransfer, { as: company.sales, params: { transferId: id } })))); // prettier-ignore
    return all.filter(({ lines }: Transfer) => lines[0]!.sku === sku);
  };

  it("is proposed before production, with both names", async () => {
    await inWuhan(240);
    const line = await lineOf("transfer");
    expect(line).toMatchObject({ quantity: 240, locationId: company.hangzhou, need: { why: "shortage", fromId: company.wuhan, spare: 240 } }); // prettier-ignore
    expect((await lineOf()).quantity).toBe(168);
    const listed = (await linesShown(company.warehouse, "transfer")).find((one) => one.sku === sku);
    expect(listed).toMatchObject({ id: line.id, locationName: "杭州仓", otherName: "武汉仓" });
  });
  it("becomes a planned transfer, counted as on its way: it is not proposed again, and production stays what it was", async () => {
    await inWuhan(240);
    const produced = (await lineOf()).quantity;
    const line = await lineOf("transfer");
    const { decision } = await ok(accept(line));
    expect(decision).toMatchObject({ outcome: "accepted", quantity: 240 });
    expect(decision.documentId).toBeUndefined();
    const [transfer, ...more] = await transfersOf();
    expect(more).toEqual([]);
    expect(transfer).toMatchObject({ id: decision.transferId, supplyLineId: line.id, fromId: company.wuhan, toId: company.hangzhou, units: 240, state: "planned" }); // prettier-ignore
    expect(await places()).toBe("240/240 → 240");
    const [told] = await eventsOf(`SUPPLY-LINE#${line.id}`);
    expect(told).toMatchObject({ data: { kind: "transfer", quantity: 240, transferId: transfer!.id } });
    expect(await openKinds()).toEqual(["produce"]);
    expect((await lineOf()).quantity).toBe(produced);
  });
  it("becomes one transfer, whoever accepts it how often, at once or again", async () => {
    await inWuhan(240);
    const line = await lineOf("transfer");
    const replies = await Promise.all([
      ...Array.from({ length: 4 }, () => accept(line, {}, { key: `k-${sku}` })),
      ...Array.from({ length: 4 }, () => accept(line)),
    ]);
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect((await accept({ ...line, version: 2 })).body).toMatchObject({ code: "supply-line/decided" });
    expect(await transfersOf()).toHaveLength(1);
    expect(await places()).toBe("240/240 → 240");
  });
  it("leaves the other warehouse its safety stock, though the line is of last night", async () => {
    const regions = (monthly: number) => [...allIn("华东", 310), { node: { kind: "region", region: "华中" } as const, monthly, spread: 40 }]; // prettier-ignore
    await foresee(sku, "2026-12", regions(31));
    await inWuhan(400);
    const line = await lineOf("transfer");
    const { need } = line;
    if (need.kind !== "transfer") throw new Error(need.kind);
    expect(need.safetyStock).toBeGreaterThan(0);
    await post([{ sku, locationId: company.wuhan as LocationId, onHand: -300, cause }]);
    const available = 100 - need.safetyStock;
    const reply = await accept(line);
    expect(reply).toMatchObject({ status: 409, body: { code: "supply-line/donor-short", facts: { available, place: "武汉仓" } } }); // prettier-ignore
    expect(await transfersOf()).toEqual([]);
    expect((await planOf(company.sales, sku)).open.map(({ id }) => id)).toContain(line.id);
    await ok(accept(line, { quantity: available, reason: "先调这些" }));
    expect(await places()).toBe(`100/${available} → ${available}`);
  });
  it("that was declined rests, and moves nothing", async () => {
    await inWuhan(240);
    await ok(reject(await lineOf("transfer")));
    expect(await places()).toBe("240/0 → 0");
    expect(await openKinds()).toEqual(["produce"]);
  });
  it("whose transfer is given up is proposed again", async () => {
    await inWuhan(240);
    const line = await lineOf("transfer");
    const { decision } = await ok(accept(line));
    const body = { reason: "车坏了", expectedVersion: 1 };
    await ok(call(cancelTransfer, { as: company.sales, params: { transferId: decision.transferId }, body }));
    const again = await lineOf("transfer");
    expect(again).toMatchObject({ quantity: 240 });
    expect(again.id).not.toBe(line.id);
    expect((await ok(accept(again))).decision.transferId).not.toBe(decision.transferId);
  });
});
