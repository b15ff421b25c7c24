import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { valueOf } from "../../functions/supply-plans/proposals.ts";
import { clock } from "../../shared/clock.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { getPriceList } from "../../shared/contracts/pricing.ts";
import { listSupplyLines, type NamedLine, rejectSupplyLine } from "../../shared/contracts/supply-plans.ts";
import { setEntries, sku } from "../pricing/shop.ts";
import { call } from "../support/call.ts";
import { aCompany, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { allIn, foresee, recompute } from "./world.ts";

const realNow = clock.now;
/** Prices and needs that go different ways; some lines are worth the same, the last have no price. */
const skus = Array.from({ length: 23 }, (_, i) => `TEA-${String(i).padStart(2, "0")}` as Sku);
const unitFenOf = (i: number): number => [100, 9_000, 700][i % 3]! + (i > 12 ? 0 : i);
let company: Company & { listId: string };
beforeEach(async () => {
  clock.now = () => "2026-12-01T02:00:00.000Z";
  await startEngine();
  company = await aCompany();
  await someGoods(company, skus.slice(0, 20).map((name, i) => ({ sku: name, unitFen: unitFenOf(i) }))); // prettier-ignore
  for (const [i, name] of skus.entries()) await foresee(name, "2026-12", allIn("华东", i > 12 ? 310 : 310 * (i + 1)));
  for (const name of skus) await recompute(company.sales, name);
});
afterEach(() => {
  clock.now = realNow;
});

const list = async (query: Record<string, string> = {}): Promise<NamedLine[]> => {
  const all: NamedLine[] = [];
  let cursor: string | undefined;
  do {
    const page = await ok(call(listSupplyLines, { as: company.sales, query: { limit: "5", ...query, ...(cursor && { cursor }) } })); // prettier-ignore
    all.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return all;
};
const names = (lines: readonly NamedLine[]): string[] => lines.map((line) => line.sku);

describe("open lines", () => {
  it("come by the money at stake, the most first, each once, whatever the page; what has no price comes last", async () => {
    const lines = await list();
    expect(names(lines).toSorted()).toEqual(skus);
    const worth = lines.map(({ valueFen }) => valueFen!);
    expect(worth).toEqual(worth.toSorted((a, b) => b - a));
    for (const { sku: name, quantity, valueFen } of lines) {
      const i = skus.indexOf(name);
      expect(valueFen).toBe(i < 20 ? quantity * unitFenOf(i) : 0);
    }
    expect(names(lines.slice(-3)).toSorted()).toEqual(skus.slice(20));
    expect(new Set(worth).size).toBeLessThan(worth.length);
    expect(await list({ limit: "1" })).toEqual(lines);
  });

  it("come by their urgency where that is asked for", async () => {
    const lines = await list({ orderBy: "urgency" });
    expect(names(lines).toSorted()).toEqual(skus);
    const urgency = lines.map(({ orderBy, quantity }) => `${orderBy}#${String(1e9 - quantity).padStart(10, "0")}`);
    expect(urgency).toEqual(urgency.toSorted());
    expect(names(lines)).not.toEqual(names(await list()));
  });

  it("move when the price does, and when they are decided they leave", async () => {
    const last = (await list({ limit: "100" }))[19]!;
    const { version } = await ok(call(getPriceList, { as: company.sales, params: { listId: company.listId } }));
    await setEntries(company.sales, { id: company.listId, version } as never, [sku(last.sku, 99_999_999)]);
    await recompute(company.sales, last.sku);
    const [first] = await list();
    expect(first).toMatchObject({ id: last.id, valueFen: last.quantity * 99_999_999, version: last.version + 1 });
    await ok(call(rejectSupplyLine, { as: company.sales, params: { lineId: last.id }, body: { reason: "not now", expectedVersion: first!.version } })); // prettier-ignore
    expect(names(await list())).not.toContain(last.sku);
    expect(await list({ show: "decided" })).toMatchObject([{ id: last.id, valueFen: first!.valueFen }]);
  });

  it("come in no order that nobody knows", async () => {
    const reply = await call(listSupplyLines, { as: company.sales, query: { orderBy: "price" } as never });
    expect(reply).toMatchObject({ status: 400, body: { code: "request/invalid" } });
  });
});

it("the value of a proposal stays a whole number, however large", () => {
  expect(valueOf({ quantity: 480 }, 1_180)).toBe(566_400);
  expect(valueOf({ quantity: 480 })).toBe(0);
  expect(valueOf({ quantity: 1_000_000_000 }, 1_000_000_000_000)).toBe(Number.MAX_SAFE_INTEGER);
});
