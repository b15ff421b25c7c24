import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inUnits } from "../../functions/orders/quick-quantity.ts";
import { readRows } from "../../functions/orders/quick-rows.ts";

const read = (text: string) =>
  readRows(text).rows.map(({ code, amount, unit }) => [code, amount, ...(unit ? [unit] : [])]);
const problems = (text: string) => readRows(text).errors.map(({ row, problem }) => [row, problem]);

describe("[E1] pasted text", () => {
  it.each([
    ["tabs, as Excel copies them", "TEA-1\t24\nTEA-2\t12"],
    ["commas", "TEA-1,24\r\nTEA-2, 12"],
    ["semicolons, as Excel writes CSV in Europe", "TEA-1;24\nTEA-2;12;"],
    ["spaces", "TEA-1 24\n  TEA-2   12  "],
    ["full width", "ＴＥＡ－１，２４\nTEA-2　１２"],
    ["blank lines, quotes and text marks", '\ufeff"TEA-1","24"\n\n ,,\n\'TEA-2,12'],
    ["a header in English", "SKU,Qty\nTEA-1,24\nTEA-2,12"],
    ["a header in Chinese, names between", "商品编码\t商品名称\t数量\nTEA-1\t龙井茶 100 g\t24\nTEA-2\t红茶 \t12.0"],
    ["the quantity first, since a header says so", "数量,单价,SKU\n24,12.80,TEA-1\n12,9,TEA-2"],
    ["names and measures between, without a header", "TEA-1,龙井茶,500 ml,24\nTEA-2,红茶 x,12"],
  ])("is read with %s", (_, text) => {
    expect(readRows(text).errors).toEqual([]);
    expect(read(text)).toEqual([
      ["TEA-1", 24],
      ["TEA-2", 12],
    ]);
  });
  it("keeps the word behind a number", () => {
    expect(read("TEA-1 2 箱\nTEA-2,2箱\nTEA-3\t3\tboxes\nTEA-4 x5\nTEA-5 1,200 瓶")).toEqual([
      ["TEA-1", 2, "箱"],
      ["TEA-2", 2, "箱"],
      ["TEA-3", 3, "boxes"],
      ["TEA-4", 5],
      ["TEA-5", 1_200, "瓶"],
    ]);
    expect(read("sku,箱数\nTEA-1,2")).toEqual([["TEA-1", 2, "箱"]]);
    expect(read("条码;数量;单位\n6901234567892;2;箱")).toEqual([["6901234567892", 2, "箱"]]);
  });
  it("is not guessed at: each row that is not clear comes back with its number", () => {
    expect(problems("TEA-1,24\nTEA-2\nTEA-3,-5\nTEA-4,2.5\nTEA-5,1,200\nTEA-6,many")).toEqual([
      [2, "quantity/missing"],
      [3, "quantity/invalid"],
      [4, "quantity/invalid"],
      [5, "row/unclear"],
      [6, "quantity/invalid"],
    ]);
    expect(problems("SKU,数量\nTEA-1,1,200\n,5\nTEA-2,")).toEqual([
      [2, "row/unclear"],
      [3, "row/unclear"],
      [4, "quantity/missing"],
    ]);
  });

  const sku = fc.stringMatching(/^[0-9A-Za-z][0-9A-Za-z._-]{0,20}$/);
  const lines = fc.array(fc.tuple(sku, fc.integer({ min: 1, max: 1_000_000 })), { minLength: 1, maxLength: 30 });
  it("of lines printed with any separator, with or without a header, reads as those lines", () => {
    fc.assert(
      fc.property(lines, fc.constantFrom("\t", ",", ";", " ", "，"), fc.boolean(), (list, separator, headed) => {
        const rows = [...(headed ? [["SKU", "数量"]] : []), ...list].map((cells) => cells.join(separator));
        expect(read(rows.join("\n"))).toEqual(list);
      }),
    );
  });
  it("whatever it is, never throws, and every row that says something is read or told", () => {
    const piece = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("\n", "\t", ",", '"', "2 箱", "SKU", "数量", "TEA-1", "\r"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const { rows, errors } = readRows(text);
        const saying = text.split(/\r\n|\r|\n/).filter((row) => /[\p{L}\p{N}]/u.test(row.normalize("NFKC")));
        const header = saying.length - rows.length - errors.length;
        expect([0, 1]).toContain(header);
        for (const { amount } of rows) expect(Number.isSafeInteger(amount)).toBe(true);
      }),
    );
  });
});

describe("[E1] a quantity", () => {
  const water = { unit: "瓶", pack: { name: "箱", size: 24 } };
  it.each([
    [undefined, 48],
    ["瓶", 48],
    ["pcs", 48],
    ["箱", 48 * 24],
    ["Boxes", 48 * 24],
  ])("of 48 %s is %i base units", (unit, quantity) => {
    expect(inUnits({ amount: 48, unit }, water)).toEqual({ quantity });
  });
  it("is the product's own word first", () => {
    expect(inUnits({ amount: 2, unit: "箱" }, { unit: "箱" })).toEqual({ quantity: 2 });
    expect(inUnits({ amount: 2, unit: "提" }, { unit: "包", pack: { name: "提", size: 6 } })).toEqual({ quantity: 12 });
  });
  it("in packs of what has none, in strange words, or out of range is told", () => {
    expect(inUnits({ amount: 2, unit: "箱" }, { unit: "瓶" })).toEqual({ problem: "pack/none" });
    expect(inUnits({ amount: 2, unit: "桶" }, water)).toEqual({ problem: "unit/unknown" });
    for (const amount of [0, 1_000_001]) expect(inUnits({ amount }, water)).toEqual({ problem: "quantity/invalid" });
    expect(inUnits({ amount: 50_000, unit: "箱" }, water)).toEqual({ problem: "quantity/invalid" });
  });
});
