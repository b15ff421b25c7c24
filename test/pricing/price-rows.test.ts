import { describe, expect, it } from "vitest";
import { applyChange, auditView, errorsIn, skusOf } from "../../functions/pricing/price-entries.ts";
import { checkDates, scopeKey, scopeKeysOf, targetKey } from "../../functions/pricing/price-list.ts";
import { scopeName } from "../../functions/pricing/price.ts";
import type { PriceEntry } from "../../shared/contracts/pricing.ts";
import { Refusal } from "../../shared/errors.ts";
import { anEntry, levelNames, targetOf } from "./candidates.ts";

describe("a row of prices", () => {
  it("is named by its scope", () => {
    const scopes = (["sku", "category", "all"] as const).map((scope) => anEntry({ scope }).scope);
    expect(scopes.map(scopeKey)).toEqual(["SKU#TEA-100", "CATEGORY#茶", "ALL"]);
    expect(scopes.map(scopeKey)).toEqual(scopeKeysOf("TEA-100", "茶"));
    expect(scopes.map(scopeName)).toEqual(["sku TEA-100", "category 茶", "all"]);
  });
  it("has the SKUs that its entries name, each once", () =>
    expect(skusOf([anEntry(), anEntry({ fromQuantity: 9 }), anEntry({ scope: "all" })])).toEqual(["TEA-100"]));
});

describe("a price list", () => {
  it("is found by whom it is for", () =>
    expect(levelNames.map((level) => targetKey(targetOf(level)))).toEqual([
      "CONTRACT#dst_hz",
      "DISTRIBUTOR#dst_hz",
      "GRADE#A",
      "REGION#华东",
      "CHANNEL#distributor",
      "BASE",
    ]));
  it("does not end before it starts", () => {
    for (const dates of [{}, { from: "2026-01-02" }, { to: "2026-01-01" }, { from: "2026-01-02", to: "2026-01-02" }])
      expect(() => checkDates(dates)).not.toThrow();
    const wrong = new Refusal("price-list/ends-before-start", { from: "2026-01-02" });
    expect(() => checkDates({ from: "2026-01-02", to: "2026-01-01" })).toThrow(wrong);
    try {
      checkDates({ from: "2026-01-02", to: "2026-01-01" });
    } catch (error) {
      expect(error).toMatchObject({ code: wrong.code, facts: wrong.facts });
    }
  });
});

describe("what is wrong with a change of prices", () => {
  const bounded = { for: targetOf("contract"), from: "2026-02-01", to: "2026-02-28" };
  const told = (set: PriceEntry[], list: Parameters<typeof applyChange>[0] = bounded) => {
    const { errors } = applyChange(list, new Map(), { set, remove: [] }, new Set(["GHOST"]));
    return (["en", "zh-CN"] as const).map((locale) => errorsIn(locale, errors));
  };
  const ghost = { ...anEntry(), scope: { kind: "sku" as const, sku: "GHOST" } };
  it.each([
    [[ghost], "set.0.scope.sku", "No product has the SKU GHOST.", "没有 SKU 为 GHOST 的商品。"],
    [[anEntry({ scope: "category" })], "set.0.scope", "A contract price is for one SKU.", "合同价只能针对单个 SKU。"],
    [[anEntry({ from: "2026-02-03", to: "2026-02-02" })], "set.0.to", "It ends before it starts.", "结束日期早于开始日期。"],
    [[anEntry({ from: "2026-03-01" })], "set.0.from", "The list ends on 2026-02-28.", "价格表于 2026-02-28 结束。"],
    [[anEntry({ to: "2026-01-31" })], "set.0.to", "The list starts on 2026-02-01.", "价格表于 2026-02-01 开始。"],
    [[anEntry(), anEntry()], "set.1", "Another row names the same scope, quantity and start.", "另有一行的范围、起订量和开始日期与此相同。"],
  ])("is told by row and field, in both languages (%#)", (set, path, en, zh) => {
    expect(told(set)).toEqual([
      { count: 1, errors: [{ path: `body.${path}`, message: en }] },
      { count: 1, errors: [{ path: `body.${path}`, message: zh }] },
    ]);
  }); // prettier-ignore
  it("is nothing on the first and the last day of the list, and where it has no dates", () => {
    const edges = [
      anEntry({ from: "2026-02-28", to: "2026-02-28" }),
      anEntry({ from: "2026-02-01", to: "2026-02-01" }),
    ];
    expect(told(edges)[0]!.count).toBe(0);
    expect(told([...edges, anEntry({ scope: "all" })], { for: targetOf("base") })[0]!.count).toBe(0);
  });
  it("counts rows, not faults", () =>
    expect(told([anEntry({ scope: "all", from: "2026-03-02", to: "2026-03-01" })])[0]).toMatchObject({
      count: 1,
      errors: [{ path: "body.set.0.scope" }, { path: "body.set.0.to" }, { path: "body.set.0.from" }],
    }));
  it("is an entry to remove that is not there, or is named twice", () => {
    const rows = new Map([["SKU#TEA-100", [anEntry()]]]);
    const { errors } = applyChange(bounded, rows, { set: [], remove: [anEntry(), anEntry()] }, new Set());
    expect(errorsIn("zh-CN", errors)).toEqual({
      count: 1,
      errors: [
        { path: "body.remove.1", message: "另有一行的范围、起订量和开始日期与此相同。" },
        { path: "body.remove.1", message: "价格表中没有这一行。" },
      ],
    });
  });
  it("is the hundred-and-first entry of a scope", () => {
    const many = Array.from({ length: 101 }, (_, i) => anEntry({ fromQuantity: i + 1 }));
    expect(told(many).map(({ errors }) => errors)).toEqual([
      [{ path: "body.set.100", message: "A list holds at most 100 entries of one scope." }],
      [{ path: "body.set.100", message: "同一范围最多 100 行。" }],
    ]);
  });
});

describe("the audit of a change of prices", () => {
  it("has each price by the name of its entry, before and after", () => {
    const rows = (...entries: PriceEntry[]) => new Map(entries.map((entry, i) => [String(i), [entry]]));
    const [plain, dated] = [anEntry({ unitFen: 5 }), anEntry({ fromQuantity: 50, from: "2026-01-01", to: "2026-02-01", unitFen: 4 })]; // prettier-ignore
    expect(auditView(rows(plain), rows(plain, dated))).toEqual({
      before: { "sku TEA-100 ≥ 1": { kind: "unit", unitFen: 5 } },
      after: {
        "sku TEA-100 ≥ 1": { kind: "unit", unitFen: 5 },
        "sku TEA-100 ≥ 50 from 2026-01-01": { kind: "unit", unitFen: 4, to: "2026-02-01" },
      },
    });
  });
});
