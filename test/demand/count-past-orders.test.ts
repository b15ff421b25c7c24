import { beforeAll, describe, expect, it } from "vitest";
import { ordersTakenOver } from "../../events/orders.ts";
import { recounted } from "../../functions/demand/order-demand.table.ts";
import { handler as countPastOrders } from "../../functions/demand/count-past-orders.event.ts";
import { demandOfRegion, demandOfSku, pageOfSkus } from "../../functions/demand/index.ts";
import { mappingOf, mapRows, northwindWarehouse, runImport } from "../../functions/imports/index.ts";
import { openLocation } from "../../functions/inventory/index.ts";
import { commit } from "../../shared/commit.ts";
import type { DistributorId, LocationId } from "../../shared/contracts/primitives.ts";
import { systemActor } from "../../events/define.ts";
import { filesOf } from "../../local/companies/take-over.ts";
import { startEngine } from "../support/engine.ts";
import { batchOf, tell } from "../support/heard.ts";
import { rowsOf } from "../security/rows.ts";

const kinds = ["carriers", "products", "distributors", "prices", "stock", "order-history"] as const;
const sheets = filesOf("northwind");
const by = { actor: systemActor("test"), now: "2026-11-23T08:00:00.000Z" };
const eventsTold = async () =>
  [...(await rowsOf("HQ")).values()].map((row) => JSON.parse(row)).filter(({ eventType }) => eventType === "OrdersTakenOver"); // prettier-ignore

beforeAll(async () => {
  await startEngine();
  const place = { id: "loc_northwind" as LocationId, code: northwindWarehouse, name: "Northwind", kind: "warehouse" } as const; // prettier-ignore
  await commit(openLocation({ ...place, tenant: "HQ", region: "North America" }));
  for (const kind of kinds) {
    const rows = mapRows(mappingOf("northwind")!, kind, sheets);
    await runImport({ id: `nw-${kind}`, kind, rows, dryRun: false, ...by });
  }
}, 60_000);

it("orders of the past, as imported, count once each in the month in which they were ordered", async () => {
  const told = await eventsTold();
  expect(new Set(told.flatMap(({ data }) => data.orders.map(({ orderId }: { orderId: string }) => orderId))).size).toBe(
    830,
  );
  const { batchItemFailures } = await countPastOrders(batchOf(told));
  expect(batchItemFailures).toEqual([]);
  await countPastOrders(batchOf(told.slice(-3).toReversed()));

  const ordered = new Map(sheets.get("orders.csv")!.rows.map(({ cells }) => [cells.orderID, cells.orderDate!.slice(0, 7)])); // prettier-ignore
  const expected: Record<string, number> = {};
  for (const { cells } of sheets.get("order-details.csv")!.rows)
    if (cells.productID === "11") expected[ordered.get(cells.orderID)!] = (expected[ordered.get(cells.orderID)!] ?? 0) + Number(cells.quantity); // prettier-ignore
  expect(Object.keys(expected).length).toBeGreaterThan(15);
  const { items } = await pageOfSkus({ limit: 100 });
  expect(items).toHaveLength(77);
  const sku = mapRows(mappingOf("northwind")!, "products", sheets)[10]!.record!.sku;
  const [whole, ...others] = await demandOfSku(sku, "M", "1998-06-01");
  const months = Object.fromEntries(whole!.ordered.map((n, i) => [i, n]));
  expect(Object.values(months).filter((n) => n > 0)).toEqual(Object.entries(expected).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, n]) => n)); // prettier-ignore
  expect([whole!.start, whole!.demand]).toEqual([Object.keys(expected).sort()[0], whole!.ordered]);

  const regions = new Set(others.flatMap(({ node }) => (node.kind === "region" ? [node.region] : [])));
  const all = sheets.get("order-details.csv")!.rows.reduce((n, { cells }) => n + Number(cells.quantity), 0);
  const sums = await Promise.all([...regions].map((region) => demandOfRegion(region, "M", "1998-06-01")));
  expect(sums.flatMap(({ ordered }) => ordered).reduce((a, b) => a + b, 0)).toBe(all);
}, 60_000);

it("the same books again tell nothing", async () => {
  const before = (await eventsTold()).length;
  const rows = mapRows(mappingOf("northwind")!, "order-history", sheets);
  expect(await runImport({ id: "again", kind: "order-history", rows, dryRun: false, ...by })).toMatchObject({
    fresh: 0,
  });
  expect(await eventsTold()).toHaveLength(before);
}, 60_000);

const seller = "dst_past" as DistributorId;
const lines = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ sku: `P-${String(from + i).padStart(3, "0")}`, quantity: 2 }));
const taken = (orderId: string, more: object = {}) => ({
  orderId, distributorId: seller, region: "西北", submittedAt: "2025-01-31T16:00:00.000Z", lines: lines(0, 45), ...more,
}); // prettier-ignore
const monthsOf = async () => {
  const { start, ordered } = await demandOfRegion("西北", "M", "2025-05-01");
  return { start, ordered };
};

it("an order of more SKUs than fit one transaction counts in parts, beside small ones, however often it is told", async () => {
  const orders = [taken("ord_p1"), taken("ord_p2", { lines: lines(100, 3) }), taken("ord_p3", { lines: lines(0, 2) })];
  for (let i = 0; i < 2; i += 1) await tell(countPastOrders, ordersTakenOver, { orders });
  expect(await monthsOf()).toEqual({ start: "2025-02", ordered: [100, 0, 0] });
  expect((await demandOfSku("P-001", "M", "2025-05-01"))[0]!.ordered).toEqual([4, 0, 0]);
});

describe("who looked at an order before it was changed", () => {
  const after = { seller, region: "西北", date: "2025-03-01", units: { "P-900": 7 } };
  it("writes nothing over what counts since", async () => {
    await commit(recounted([{ orderId: "ord_p4", version: 2, part: 0, before: undefined, after }]));
    await tell(countPastOrders, ordersTakenOver, { orders: [taken("ord_p4")] });
    expect(await monthsOf()).toEqual({ start: "2025-02", ordered: [100, 7, 0] });
  });
  it("writes no further part either", async () => {
    const late = { orderId: "ord_p4", version: 1, part: 1, before: undefined, after };
    await expect(commit(recounted([late]))).rejects.toMatchObject({ code: "record/stale" });
    await commit(recounted([{ ...late, version: 2 }]));
    expect(await monthsOf()).toEqual({ start: "2025-02", ordered: [100, 14, 0] });
  });
});
