import { describe, expect, test } from "vitest";
import { batches, blank, draftOf, entryOf, operationOf } from "../../web/src/pages/price-lists/draft.ts";
import { blockOf, pasted, shownRows } from "../../web/src/pages/price-lists/paste.ts";
import { adjustmentOf, fitsKind, pastedPairs, receiptOf } from "../../web/src/pages/stock/entries.ts";

const entry = {
  scope: { kind: "sku", sku: "TEA-1" },
  fromQuantity: 1,
  price: { kind: "unit", unitFen: 1280 },
} as const;
const row = { id: "a", entry };

describe("a sheet of prices", () => {
  test("reads amounts to the fen, shares of the base price, and nothing else", () => {
    const price = (text: string) => {
      const read = entryOf({ ...blank, of: "TEA-1", price: text });
      return typeof read === "string" ? read : read.price;
    };
    expect(price("¥1,280.05")).toEqual({ kind: "unit", unitFen: 128_005 });
    expect(price("0.1")).toEqual({ kind: "unit", unitFen: 10 });
    expect(price("12.5%")).toEqual({ kind: "offBase", basisPoints: 1250 });
    for (const wrong of ["", "12.345", "101%", "-1", "abc"]) expect(price(wrong)).toBe("price");
  });
  test("shows an entry as it would be typed", () => expect(entryOf(draftOf(entry))).toEqual(entry));

  test("finds a pasted row by SKU, quantity and start, and adds the others", () => {
    const block = blockOf("TEA-1\t1\t11.5\r\nTEA-2\t50\t9\t2026/1/5\r\n")!;
    const shown = shownRows([row], {});
    const drafts = pasted(block, { row: "a", column: "of" }, shown, {}, () => "new");
    expect(drafts).toMatchObject({ a: { price: "11.5", was: entry }, new: { of: "TEA-2", from: "2026-01-05" } });
    expect(operationOf("a", drafts.a!)).toEqual({
      row: "a",
      set: { ...entry, price: { kind: "unit", unitFen: 1150 } },
    });
  });
  test("fills downwards from another column, and leaves a single value to its box", () => {
    const shown = shownRows([row, { id: "b", entry: { ...entry, fromQuantity: 50 } }], {});
    const drafts = pasted(blockOf("1\n2\n3")!, { row: "a", column: "price" }, shown, {}, () => "new");
    expect(Object.entries(drafts).map(([id, { price }]) => [id, price])).toEqual([["a", "1"], ["b", "2"]]); // prettier-ignore
    expect(blockOf("TEA-1")).toBeUndefined();
  });
  test("takes the old entry away where its key changed, in the same batch", () => {
    const moved = operationOf("a", { ...draftOf(entry), quantity: "10" });
    expect(moved).toMatchObject({ set: { fromQuantity: 10 }, remove: { fromQuantity: 1 } });
    const all = batches(Array.from({ length: 450 }, () => moved));
    expect(all.map(({ length }) => length)).toEqual([200, 200, 50]);
  });
});

describe("a report of stock", () => {
  test("reads two columns of a spreadsheet, and leaves out what has no figure", () => {
    expect(pastedPairs("TEA-1\t3\r\nTEA-2\t-4\r\nSKU\tQty\r\n")).toEqual([["TEA-1", "3"], ["TEA-2", "-4"]]); // prettier-ignore
    expect(pastedPairs("12")).toBeUndefined();
  });
  test("takes a minus for corrections and orders alone, and nothing counted for a count alone", () => {
    expect([fitsKind("other", "-5"), fitsKind("sold", "-5"), fitsKind("count", "0"), fitsKind("sold", "0")]).toEqual([true, false, true, false]); // prettier-ignore
  });
  test("counts down what was announced, and no more than came in", () => {
    const about = { note: "", reference: " PO-1 " };
    const { body } = receiptOf("loc_1" as never, { A: { figure: "10" }, B: { figure: "" } }, about, () => 4);
    expect(body).toEqual({ locationId: "loc_1", reference: "PO-1", lines: [{ sku: "A", quantity: 10, announced: 4 }] });
    const counted = adjustmentOf("count", "loc_1" as never, { A: { figure: "0" } }, about);
    expect(counted.body).toEqual({ reason: "count", locationId: "loc_1", lines: [{ sku: "A", counted: 0 }] });
  });
});
