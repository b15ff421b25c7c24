import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../events/define.ts";
import { setPolicy } from "../../functions/company/index.ts";
import { defaultPolicy } from "../../functions/company/policy.ts";
import { findDistributorByCode } from "../../functions/distributors/index.ts";
import {
  decode,
  type Kind,
  mapRows,
  type MappedRow,
  mappingOf,
  northwindWarehouse,
  runImport,
  sheetsOf,
} from "../../functions/imports/index.ts";
import { beginning } from "../../functions/imports/run-import.ts";
import { openLocation, stockAt } from "../../functions/inventory/index.ts";
import { loadOrder } from "../../functions/orders/index.ts";
import { resolvePrices } from "../../functions/pricing/index.ts";
import { digest } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { query } from "../../shared/table.ts";
import { startEngine } from "../support/engine.ts";

const folder = join(import.meta.dirname, "../../data/northwind");
const files = new Map(readdirSync(folder).map((file) => [file, decode(readFileSync(join(folder, file)))]));
const sheets = sheetsOf(files);
const northwind = mappingOf("northwind")!;
const rowsOf = <K extends Kind>(kind: K): MappedRow<K>[] => mapRows(northwind, kind, sheets);
const by = { actor: systemActor("imports test"), now: "2026-11-23T08:00:00.000Z" };
const kinds = ["carriers", "products", "distributors", "prices", "stock", "order-history"] as const;
const warehouse = "loc_northwind" as LocationId;
const take = <K extends Kind>(kind: K, dryRun = false) =>
  runImport({ id: `nw-${kind}`, kind, rows: rowsOf(kind), dryRun, ...by });

beforeAll(async () => {
  await startEngine();
  const policy = { ...defaultPolicy, companyName: "Northwind", currency: "USD" as const, defaultTaxRate: 0 };
  await setPolicy({ policy, reason: "Northwind", expectedVersion: 1, ...by });
  const place = { id: warehouse, code: northwindWarehouse, name: "Northwind", region: "North America" };
  await commit(openLocation({ ...place, kind: "warehouse", tenant: "HQ" }));
});

describe("[G3] importing Northwind", () => {
  it("first tells what would happen, and writes nothing", async () => {
    const { done, fresh, failed } = await take("distributors", true);
    expect({ done, fresh, failed }).toEqual({ done: 91, fresh: 91, failed: 0 });
    expect(await findDistributorByCode("ALFKI")).toBeUndefined();
  });

  it("tells which rows point to what is not there yet, each with its line", async () => {
    const { failed, errors } = await take("stock");
    expect(failed).toBe(77);
    expect(errors[0]).toEqual({ line: 2, problems: [{ column: "sku", value: "1", problem: "unknown-reference" }] });
  });

  it("takes over every row of every kind", async () => {
    for (const kind of kinds) {
      const { total, done, fresh, errors } = await take(kind);
      expect([kind, errors]).toEqual([kind, []]);
      // Four products have no stock, none on order and no reorder level: there is nothing to write.
      expect([kind, done, fresh]).toEqual([kind, total, kind === "stock" ? total - 4 : total]);
    }
  });

  it("changes nothing when it is run again", async () => {
    for (const kind of kinds) {
      const { total, done, fresh, failed } = await take(kind);
      expect([kind, done, fresh, failed]).toEqual([kind, total, 0, 0]);
    }
  });

  it("leaves distributors, stock and prices as the files say", async () => {
    const buyer = await findDistributorByCode("vinet");
    expect(buyer).toMatchObject({
      name: "Vins et alcools Chevalier",
      region: "Western Europe",
      channel: "distributor",
    });
    const [chang] = await stockAt([warehouse], ["2"]);
    expect(chang).toMatchObject({ onHand: 17, incoming: 40, available: 17 });
    const lines = [{ sku: "38", category: "Beverages", quantity: 1 }];
    const [price] = await resolvePrices({ ...buyer!, distributorId: buyer!.id }, lines, "2026-11-23");
    expect(price).toMatchObject({ unitFen: 26_350, currency: "USD" });
  });

  it("keeps every order's total to the cent, freight beside the goods, paid when shipped and waiting when not", async () => {
    let goods = 0;
    let open = 0;
    const rows = rowsOf("order-history");
    const orders = [];
    for (let i = 0; i < rows.length; i += 50)
      orders.push(
        ...(await Promise.all(
          rows.slice(i, i + 50).map(({ record }) => loadOrder(`ord_${digest("history", record!.number)}`)),
        )),
      );
    for (const [i, { record }] of rows.entries()) {
      const order = orders[i];
      const sum = order!.lines.reduce((n, { amountFen }) => n + amountFen, 0);
      expect([record!.number, sum, order!.totalFen]).toEqual([
        record!.number,
        record!.totalFen,
        record!.totalFen + record!.freightFen,
      ]);
      expect(order!.settlement).toBe(record!.shippedOn ? "paid" : "uninvoiced");
      expect(order!.stage).toBe(record!.shippedOn ? "completed" : "to-ship");
      goods += sum;
      if (!record!.shippedOn) open += 1;
    }
    expect([goods, open]).toEqual([126_579_329, 21]);
  });

  it("goes on after a crash at the first chunk that was not done", async () => {
    const rows = rowsOf("order-history");
    let seen = beginning("order-history", rows);
    await runImport({ id: "a", kind: "order-history", rows, dryRun: true, ...by, onChunk: async (progress) => {
      seen = progress;
      return progress.chunk < 3;
    } }); // prettier-ignore
    expect(seen.chunk).toBe(3);
    const visited: number[] = [];
    await runImport({ id: "a", kind: "order-history", rows, dryRun: true, ...by, from: seen, onChunk: async ({ chunk }) => {
      visited.push(chunk);
      return true;
    } }); // prettier-ignore
    expect(visited[0]).toBe(4);
    expect(visited.at(-1)).toBe(seen.chunks);
  });

  it("moves stock by the difference alone, and leaves movements that sum to the balance", async () => {
    const [row] = rowsOf("stock").filter(({ record }) => record?.sku === "2");
    const counted = { ...row!, record: { ...row!.record!, onHand: 20 } };
    await runImport({ id: "recount", kind: "stock", rows: [counted], dryRun: false, ...by });
    const { items } = await query<{ onHand: number }>({ partition: `STOCK#${warehouse}#2`, prefix: "MOVE#" });
    expect(items.map(({ onHand }) => onHand).sort((a, b) => b - a)).toEqual([17, 3]);
  });
});
