import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { check, type Row } from "../../operate/fsck/check.ts";
import { listAlerts } from "../../shared/contracts/alerts.ts";
import { setThreshold } from "../../shared/contracts/inventory.ts";
import { getOrder } from "../../shared/contracts/orders.ts";
import { getStockHealth } from "../../shared/contracts/stock-health.ts";
import { call } from "../support/call.ts";
import { aCompany, aDistributor, ok, submitNew } from "../support/company.ts";
import { startSystem, type TestSystem } from "../support/system.ts";
import { type AnyCompany, aTransfer, cancel, figures, inWuhan, receive, ship } from "../transfers/world.ts";
import { scanned } from "../durability/many-orders.ts";

let system: TestSystem;
let company: AnyCompany;
beforeAll(async () => {
  system = await startSystem();
  company = await aCompany({ whenStockShort: "backorder" });
});
afterAll(() => system.stop());

const watched = async (locationId: string, sku: string, safetyStock: number): Promise<void> => {
  const body = { reorderPoint: safetyStock + 1, safetyStock, expectedVersion: 0 };
  await ok(call(setThreshold, { as: company.warehouse, params: { locationId, sku }, body }));
};
const alertsOf = async (sku: string): Promise<string[]> => {
  const { items } = await ok(call(listAlerts, { as: company.warehouse }));
  return items
    .filter((alert: { key: string; status: string }) => alert.key.endsWith(`#${sku}`) && alert.status !== "resolved")
    .map(({ key, rule }: { key: string; rule: string }) => `${key.includes(company.wuhan) ? "武汉" : "杭州"} ${rule}`)
    .sort();
};

describe("a transfer, every event heard twice and shuffled [F4]", () => {
  it.each([3, 4, 5])(
    "moves the alert with the goods, is no demand where it leaves, and ends with sound books (seed %i)",
    async (seed) => {
      const [sku] = (await inWuhan(company, 20)) as [string];
      await watched(company.wuhan, sku, 5);
      await watched(company.hangzhou, sku, 5);
      await system.settle({ seed });
      expect(await alertsOf(sku)).toEqual(["杭州 stock/below-safety"]);
      const planned = await aTransfer(company, [{ sku, quantity: 18 }]);
      await system.settle({ seed });
      expect(await alertsOf(sku)).toEqual(["杭州 stock/below-safety", "武汉 stock/below-safety"]);
      const gone = await ok(ship(company, planned, { lines: [{ lineNo: 1, quantity: 12 }] }));
      await system.settle({ seed });
      expect(await alertsOf(sku)).toEqual(["杭州 stock/below-safety"]);
      const lines = [{ lineNo: 1, received: 11, lost: 1 }];
      await ok(receive(company, gone, { all: false, lines, reason: "途中短少" }));
      await system.settle({ seed });
      expect(await alertsOf(sku)).toEqual([]);
      expect(await figures(company, sku)).toBe("8/0/8/0/0 → 11/0/11/0/0");
      for (const locationId of [company.wuhan, company.hangzhou]) {
        const params = { locationId, sku };
        const health = await ok(call(getStockHealth, { as: company.warehouse, params }));
        expect(health).toMatchObject({ quantityOut: 0, daysOfSupply: null, onHand: locationId === company.wuhan ? 8 : 11 }); // prettier-ignore
      }
      const rows = (await scanned()).map((item) => unmarshall(item) as Row);
      expect(rows.filter(({ type }) => type === "transfer").length).toBeGreaterThan(0);
      expect(check(rows, { atRest: true })).toEqual([]);
    },
    60_000,
  );
  it("gives what it frees, and what it brings, to the orders that wait for it", async () => {
    const [freed, brought] = (await inWuhan(company, 6, 6)) as [string, string];
    const held = await aTransfer(company, [{ sku: freed, quantity: 6 }]);
    const coming = await ok(ship(company, await aTransfer(company, [{ sku: brought, quantity: 6 }])));
    const { buyer } = await aDistributor(company, { limitFen: null });
    const both = [freed, brought].map((sku) => ({ sku, quantity: 4 }));
    const { id } = await ok(submitNew(buyer, both));
    const aside = async (): Promise<unknown[]> => {
      await system.settle({ seed: 9 });
      const { lines } = await ok(call(getOrder, { as: company.sales, params: { orderId: id } }));
      return lines.map(({ reserved }: { reserved: object }) => reserved);
    };
    expect(await aside()).toEqual([{}, {}]);
    await ok(cancel(company, held));
    expect(await aside()).toEqual([{ [company.wuhan]: 4 }, {}]);
    await ok(receive(company, coming));
    expect(await aside()).toEqual([{ [company.wuhan]: 4 }, { [company.hangzhou]: 4 }]);
  }, 60_000);
});
