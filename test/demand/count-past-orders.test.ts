import { beforeAll, expect, it } from "vitest";
import { handler as countPastOrders } from "../../functions/demand/count-past-orders.event.ts";
import { demandOfRegion, demandOfSku, pageOfSkus } from "../../functions/demand/index.ts";
import { mappingOf, mapRows, northwindWarehouse, runImport } from "../../functions/imports/index.ts";
import { openLocation } from "../../functions/inventory/index.ts";
import { commit } from "../../shared/commit.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { systemActor } from "../../events/define.ts";
import { filesOf } from "../../local/companies/take-over.ts";
import { startEngine } from "../support/engine.ts";
import { batchOf } from "../support/heard.ts";
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
  expect(new Set(told.flatMap(({ data }) => data.orderIds)).size).toBe(830);
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
