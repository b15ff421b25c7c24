import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { daysOf } from "../../functions/inventory/stock-days.ts";
import { readDays } from "../../functions/inventory/stock-days.table.ts";
import { clock } from "../../shared/clock.ts";
import type { Movement } from "../../shared/contracts/inventory.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { getStockHealth, type StockHealth } from "../../shared/contracts/stock-health.ts";
import { env } from "../../shared/env.ts";
import { database } from "../../shared/table.ts";
import type { Member } from "../support/call.ts";
import { aCompany, aDistributor, type Company, ok, someGoods } from "../support/company.ts";
import { startSystem, type TestSystem } from "../support/system.ts";
import { orderStory } from "./order-story.ts";

let system: TestSystem;
let company: Company & { listId: string };
beforeAll(async () => {
  system = await startSystem();
  const step = (on: boolean) => ({ on, passUpToFen: 0 });
  company = await aCompany({ review: { business: step(true), finance: step(false), outbound: step(false) } });
});
afterAll(() => system.stop());

const movements = async (): Promise<Map<string, Movement[]>> => {
  const { Items = [], LastEvaluatedKey } = await database().send(new ScanCommand({ TableName: env("TABLE_NAME") }));
  expect(LastEvaluatedKey).toBeUndefined();
  const rows = Items.filter(({ type }) => type === "movement");
  return Map.groupBy(rows as (Movement & { pk: string })[], ({ pk }) => pk);
};

it("the days of every SKU at every place are those of its movements, when an order has lived [F1]", async () => {
  await someGoods(company, [
    { sku: "TEA", unitFen: 3_900, stock: { [company.hangzhou]: 100 } },
    { sku: "WATER", unitFen: 150, stock: { [company.hangzhou]: 70, [company.wuhan]: 80 } },
  ]);
  const shop = await aDistributor(company);
  await system.settle();
  const target = {
    send: (as: Member | undefined, ...rest: Parameters<ReturnType<TestSystem["api"]>["send"]>) =>
      system.api(as).send(...rest),
    settle: async () => void (await system.settle({ seed: 7 })),
    now: clock.now,
  };
  await orderStory(target, { company, shop }, ["TEA", "WATER"]);

  const moved = await movements();
  expect(moved.size).toBe(5);
  for (const [pk, rows] of moved) {
    const [, locationId, sku] = pk.split("#");
    const place = { locationId: locationId as LocationId, sku: sku! };
    const [kept] = await readDays([place], "2026-03-01", "2026-03-31");
    expect([pk, Object.fromEntries(kept!)]).toEqual([pk, Object.fromEntries(daysOf(rows, "Asia/Shanghai"))]);
  }

  const look = (as: Member, locationId: string): Promise<StockHealth> =>
    ok(system.api(as).send(getStockHealth, { params: { locationId, sku: "TEA" } }));
  expect(await look(company.warehouse, company.hangzhou)).toMatchObject({ onHand: 70, quantityOut: 30 });
  const own = await look(shop.buyer, shop.distributor.locationId);
  expect(own).toMatchObject({ quantityOut: 0, daysOfSupply: null, deadStock: false });
  expect(own.ageing[0]!.quantity).toBe(own.onHand);
});
