import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { handler as countSales } from "../../functions/demand/count-sales.event.ts";
import { demandOfRegion, demandOfSku } from "../../functions/demand/index.ts";
import { runImport } from "../../functions/imports/index.ts";
import { stockMoved } from "../../events/inventory.ts";
import { systemActor } from "../../events/define.ts";
import { clock } from "../../shared/clock.ts";
import { nodeName } from "../../shared/contracts/demand.ts";
import { changeDistributor } from "../../shared/contracts/distributors.ts";
import type { DistributorId, LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { adjustStock } from "../../shared/contracts/stock-documents.ts";
import { editOf } from "../distributors/builders.ts";
import { call } from "../support/call.ts";
import { aCompany, aDistributor, type Buyer, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf, hear } from "../support/heard.ts";
import { aPlace, cause, post } from "../inventory/places.ts";
import { handler as openPlace } from "../../functions/inventory/open-place.event.ts";

const now = "2026-03-15T02:00:00.000Z";
const until = "2026-03-15";
let company: Company & { listId: string };
let shop: Buyer;
const realNow = clock.now;
const at = (instant: string): void => {
  clock.now = () => instant;
};
afterEach(() => {
  clock.now = realNow;
});
beforeAll(async () => {
  await startEngine();
  at("2026-01-05T02:00:00.000Z");
  company = await aCompany();
  shop = await aShop();
});
const aShop = async (more: Record<string, unknown> = {}): Promise<Buyer> => {
  const made = await aDistributor(company, { limitFen: null, ...more });
  await hear(openPlace, await eventsOf(`DIST#${made.distributor.id}`));
  return made;
};

let next = 0;
const goods = async (count = 1): Promise<Sku[]> => {
  const skus = Array.from({ length: count }, () => `V-${String((next += 1)).padStart(4, "0")}`);
  await someGoods(company, skus.map((sku) => ({ sku, unitFen: 1 }))); // prettier-ignore
  return skus;
};
/** Receives plenty, then reports; the news of the reports. */
const reported = async (who: Buyer["buyer"], locationId: string, instant: string, lines: object[], reason = "sold") => {
  at(instant);
  const skus = lines.map((line) => (line as { sku: Sku }).sku);
  await post(skus.map((sku) => ({ sku, locationId: locationId as LocationId, onHand: 1_000, cause }))); // prettier-ignore
  const { documentId } = await ok(call(adjustStock, { as: who, body: { locationId, reason, lines, ...(reason === "other" && { note: "a mistake" }) } })); // prettier-ignore
  return eventsOf(`STOCKDOC#${documentId}`);
};
const sold = async (sku: Sku) =>
  Object.fromEntries((await demandOfSku(sku, "M", until)).map(({ node, start, sold }) => [nodeName(node), [start, ...sold]])); // prettier-ignore

describe("a sale that a distributor reports", () => {
  it("counts on its day in the company's time zone, however often it is told; counts, damage and corrections are no demand", async () => {
    const [sku] = await goods();
    const { locationId, id } = shop.distributor;
    const line = (quantity: number) => [{ sku: sku!, quantity }];
    const news = [
      ...(await reported(shop.buyer, locationId, "2026-01-31T15:59:59.999Z", line(5))),
      ...(await reported(shop.buyer, locationId, "2026-01-31T16:00:00.000Z", line(7))),
      ...(await reported(shop.buyer, locationId, "2026-02-01T16:00:00.000Z", line(11), "damage")),
      ...(await reported(shop.buyer, locationId, "2026-02-01T16:00:00.000Z", [{ sku, counted: 1 }], "count")),
      ...(await reported(shop.buyer, locationId, "2026-02-01T16:00:00.000Z", [{ sku, change: -13 }], "other")),
    ];
    await hear(countSales, [...news, ...news.toReversed()]);
    expect(await sold(sku!)).toEqual({
      S: ["2026-01", 5, 7],
      "R#华东": ["2026-01", 5, 7],
      [`D#${id}`]: ["2026-01", 5, 7],
    });
    const weeks = (await demandOfSku(sku!, "W", "2026-02-10"))[0]!;
    expect(weeks).toMatchObject({ start: "2026-W05", sold: [12, 0] });
  });

  it("stays where the distributor was; what comes later counts where it is then", async () => {
    const [sku] = await goods();
    const there = await aShop({ region: "东北" });
    const { locationId, id } = there.distributor;
    const news = await reported(there.buyer, locationId, "2026-01-10T02:00:00.000Z", [{ sku, quantity: 2 }]);
    const body = { distributor: { ...editOf(there.distributor), region: "西北" }, reason: "the regions were cut anew", expectedVersion: 1 }; // prettier-ignore
    await ok(call(changeDistributor, { as: company.admin, params: { distributorId: id }, body }));
    news.push(...(await reported(there.buyer, locationId, "2026-02-10T02:00:00.000Z", [{ sku, quantity: 3 }])));
    await hear(countSales, news.toReversed());
    expect(await sold(sku!)).toEqual({
      S: ["2026-01", 2, 3],
      "R#东北": ["2026-01", 2, 0],
      "R#西北": ["2026-02", 3],
      [`D#${id}`]: ["2026-01", 2, 3],
    });
    expect((await demandOfRegion("东北", "M", until)).sold).toEqual([2, 0]);
    const node = (await demandOfSku(sku!, "M", until)).find(({ node }) => node.kind === "distributor");
    expect(node!.region).toBe("西北");
  });

  it("at HQ's own place counts where that is", async () => {
    const [sku] = await goods();
    const place = await aPlace("HQ", { kind: "store", region: "华南" });
    await hear(
      countSales,
      await reported(company.warehouse, place, "2026-02-10T02:00:00.000Z", [{ sku, quantity: 4 }]),
    );
    expect(await sold(sku!)).toEqual({ S: ["2026-02", 4], "R#华南": ["2026-02", 4], "O#华南": ["2026-02", 4] });
  });

  it("of before regions were told counts where its distributor is now", async () => {
    const [sku] = await goods();
    const locationId = shop.distributor.locationId as LocationId;
    const stock = [{ sku: sku!, locationId, onHand: -6, reserved: 0, incoming: 0, inTransit: 0 }];
    const actor = systemActor("test");
    const data = { document: "doc_old", reason: "sold", stock };
    const about = { aggregateId: "doc_old", version: 1, tenant: shop.distributor.id, actor, schemaVersion: 1 };
    at("2026-02-10T02:00:00.000Z");
    await hear(countSales, [{ eventId: "evt_old", eventType: stockMoved.type, at: clock.now(), ...about, data }]);
    expect(await sold(sku!)).toMatchObject({ "R#华东": ["2026-02", 6] });
  });
});

const taken = (rows: { sku: Sku; date: string; quantity: number; code?: string }[], dryRun = false) => {
  const records = rows.map(({ code = shop.distributor.code, ...rest }) => ({ distributorCode: code, ...rest }));
  const mapped = records.map((record, i) => ({ line: i + 2, record, problems: [] }));
  return runImport({ id: "imp_sales", kind: "sell-through", rows: mapped, dryRun, actor: systemActor("test"), now });
};
const salesNews = async (distributorId: DistributorId) => {
  const { rowsOf } = await import("../security/rows.ts");
  const rows = [...(await rowsOf(distributorId)).values()].map((row) => JSON.parse(row));
  return rows.filter(({ eventType }) => eventType === "SalesImported");
};

describe("sales of the past, as imported", () => {
  it("count on their days, and the same file again changes nothing; another quantity is reported", async () => {
    const there = await aShop({ region: "华中" });
    const { code, id } = there.distributor;
    const [sku] = await goods();
    const rows = [
      { code, sku: sku!, date: "2025-12-30", quantity: 5 },
      { code, sku: sku!, date: "2026-01-02", quantity: 7 },
      { code, sku: sku!, date: "2026-02-02", quantity: 9 },
    ];
    expect(await taken(rows, true)).toMatchObject({ fresh: 3, failed: 0 });
    expect(await salesNews(id)).toHaveLength(0);
    expect(await taken(rows)).toMatchObject({ fresh: 3, failed: 0 });
    expect(await taken(rows)).toMatchObject({ fresh: 0, failed: 0 });
    const { fresh, errors } = await taken([{ ...rows[0]!, quantity: 6 }, { ...rows[0]!, date: "2026-01-03" }]); // prettier-ignore
    expect([fresh, errors]).toEqual([
      1,
      [{ line: 2, problems: [{ column: "quantity", value: "6", problem: "conflict" }] }],
    ]);
    const news = await salesNews(id);
    expect(news).toHaveLength(2);
    await hear(countSales, [...news, ...news.toReversed()]);
    expect(await sold(sku!)).toEqual({
      S: ["2025-12", 5, 12, 9],
      "R#华中": ["2025-12", 5, 12, 9],
      [`D#${id}`]: ["2025-12", 5, 12, 9],
    });
    const weeks = (await demandOfSku(sku!, "W", "2026-01-10"))[0]!;
    expect(weeks).toMatchObject({ start: "2026-W01", sold: [17] });
    // 3 of the last 6 closed months: it counts as one that reports.
    expect((await demandOfSku(sku!, "M", until))[0]!.demand).toEqual([5, 12, 9]);
  });

  it("are refused row by row: unknown, not past, or of a week that the distributor reported itself", async () => {
    const there = await aShop();
    const { code, locationId, id } = there.distributor;
    const [sku] = await goods();
    await hear(countSales, await reported(there.buyer, locationId, "2026-02-04T02:00:00.000Z", [{ sku, quantity: 1 }]));
    const row = { code, sku: sku!, date: "2026-01-30", quantity: 1 };
    const { fresh, errors } = await taken([
      { ...row, code: "NOBODY" },
      { ...row, sku: "NOTHING" },
      { ...row, date: until },
      { ...row, date: "2026-02-08" },
      { ...row, date: "2026-02-01" },
    ]);
    expect(fresh).toBe(1);
    expect(
      errors.flatMap(({ line, problems }) => problems.map(({ column, problem }) => [line, column, problem])),
    ).toEqual([
      [2, "distributor", "unknown-reference"],
      [3, "sku", "unknown-reference"],
      [4, "date", "not-past"],
      [5, "date", "already-reported"],
    ]);
    expect(await salesNews(id)).toHaveLength(1);
  });

  it("of 60 SKUs over three years are taken in pieces, each counted once", async () => {
    const there = await aShop({ region: "西南" });
    const { code, id } = there.distributor;
    const skus = await goods(60);
    const rows = skus.flatMap((sku) =>
      ["2023", "2024", "2025"].flatMap((year) =>
        ["03-31", "04-01"].map((day) => ({ code, sku, date: `${year}-${day}`, quantity: 2 })),
      ),
    );
    expect(await taken(rows)).toMatchObject({ total: 360, done: 360, fresh: 360, failed: 0 });
    const news = await salesNews(id);
    expect(news).toHaveLength(Math.ceil((60 * 3) / 75));
    await hear(countSales, [...news, ...news]);
    const whole = await demandOfRegion("西南", "M", until);
    expect([whole.start, whole.sold.filter((n) => n > 0)]).toEqual(["2023-03", Array(6).fill(120)]);
  });
});
