import { beforeAll, describe, expect, it } from "vitest";
import { creditOf } from "../../functions/credit/index.ts";
import { findDistributorByCode } from "../../functions/distributors/index.ts";
import { findLocationByCode, readLevels, stockAt } from "../../functions/inventory/index.ts";
import { resolvePrices } from "../../functions/pricing/index.ts";
import { demoPassword } from "../../local/companies/company.ts";
import { companyOf, company as demo } from "../../local/companies/demo/load.ts";
import { company as northwind } from "../../local/companies/northwind/load.ts";
import { callerOf } from "../../shared/membership.ts";
import { query } from "../../shared/table.ts";
import { startEngine } from "../support/engine.ts";

const now = "2026-11-23T08:00:00.000Z";
const system = { now, createIdentity: async (email: string) => `sub-${email}` };

describe("loading the demo company", () => {
  let accounts: Awaited<ReturnType<typeof demo.load>>["accounts"];
  beforeAll(async () => {
    await startEngine();
    accounts = (await demo.load(system)).accounts;
  });

  it("gives an account for each role of HQ and three at two distributors", async () => {
    expect(accounts.map(({ role }) => role)).toEqual([
      "admin", "sales", "finance", "warehouse", "manager", "buyer", "viewer", "manager", "buyer", "viewer",
    ]); // prettier-ignore
    expect(accounts.every(({ password }) => password === demoPassword)).toBe(true);
    const buyer = await callerOf("sub-buyer@hd01.example");
    expect(buyer).toMatchObject({ role: "buyer", locale: "zh-CN", tenant: (await findDistributorByCode("HD01"))!.id });
  });

  it("gives every distributor its history, stock and credit", async () => {
    const expected = Map.groupBy(companyOf(now).history, ({ distributorCode }) => distributorCode);
    for (const [code, orders] of expected) {
      const { id } = (await findDistributorByCode(code))!;
      let [found, cursor] = [0, undefined as string | undefined];
      do {
        const page = await query({ from: "byOwner", partition: `ORDERS#${id}`, limit: 1_000, cursor });
        [found, cursor] = [found + page.items.length, page.cursor];
      } while (cursor);
      const today: Record<string, number> = { HD01: 2, HN01: 1, XN01: 1, HZ02: 1 };
      expect([code, found]).toEqual([code, orders.length + (today[code] ?? 0)]);
    }
    const { entityId } = (await findDistributorByCode("HD01"))!;
    const credit = await creditOf(entityId, now);
    expect(credit).toMatchObject({ limit: { kind: "limited", limitFen: 80_000_000 } });
    expect(credit.openFen).toBeGreaterThan(0);
    expect(credit.availableFen).toBe(80_000_000 - credit.openFen);
    const store = (await findDistributorByCode("ZY01"))!;
    expect(store.entityId).toBe((await findDistributorByCode("ZY02"))!.entityId);
    expect((await creditOf(store.entityId, now)).limit).toEqual({ kind: "none" });
  });

  it("leaves work for the first morning: orders to review, one held for its credit, a draft", async () => {
    const stage = async (name: string) => (await query<any>({ from: "byStage", partition: `ORDERS#${name}` })).items;
    const waiting = [...(await stage("to-review")), ...(await stage("to-finance"))];
    expect(waiting).toHaveLength(4);
    expect(waiting.flatMap(({ summary }) => summary.holds)).toEqual(["CREDIT"]);
    expect(await stage("draft")).toHaveLength(1);
  });

  it("prices at every level: contract, grade, region, channel, base with its tiers", async () => {
    const unit = async (code: string, sku: string, category: string, quantity: number) => {
      const buyer = (await findDistributorByCode(code))!;
      const [price] = await resolvePrices(
        { ...buyer, distributorId: buyer.id },
        [{ sku, category, quantity }],
        "2026-11-23",
      );
      return [price?.rule.level, price?.unitFen];
    };
    expect(await unit("HN01", "YL108", "水和饮料", 12)).toEqual(["contract", 453]);
    expect(await unit("HD01", "YL101", "水和饮料", 24)).toEqual(["grade", 92]);
    expect(await unit("DB02", "LY401", "粮油调味", 4)).toEqual(["region", 3_627]);
    expect(await unit("ZY01", "YL101", "水和饮料", 24)).toEqual(["channel", 88]);
    expect(await unit("HZ02", "YL101", "水和饮料", 24)).toEqual(["base", 100]);
    expect(await unit("HZ02", "YL101", "水和饮料", 1_200)).toEqual(["base", 95]);
  });

  it("stocks three warehouses with thresholds", async () => {
    const place = (await findLocationByCode("wh-jx"))!;
    const [level] = await readLevels([{ sku: "YL101", locationId: place.id }]);
    expect(level!.onHand).toBeGreaterThan(0);
    expect(level!.threshold!.reorderPoint).toBeGreaterThan(level!.threshold!.safetyStock);
  });
});

describe("loading Northwind", () => {
  it("gives its nine employees and the buyers of two customers accounts, and 91 customers with 830 orders", async () => {
    await startEngine();
    const { accounts } = await northwind.load(system);
    expect(accounts.map(({ email }) => email)).toContain("andrew.fuller@northwind.example");
    expect(new Set(accounts.map(({ role }) => role))).toEqual(
      new Set(["admin", "sales", "finance", "warehouse", "manager", "buyer"]),
    );
    const { id } = (await findDistributorByCode("VINET"))!;
    expect((await query({ from: "byOwner", partition: `ORDERS#${id}` })).items).toHaveLength(5);
    const place = (await findLocationByCode("NORTHWIND"))!;
    expect((await stockAt([place.id], ["1"]))[0]).toMatchObject({ onHand: 39 });
  });
});
