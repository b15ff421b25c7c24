import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../functions/imports/csv.ts";
import {
  column,
  date,
  type Field,
  fraction,
  lookup,
  money,
  optional,
  type Problem,
  related,
  text,
  whole,
} from "../../functions/imports/fields.ts";

const sheets = new Map([["other.csv", parseCsv("key,name\n1,one\n2,two\n2,deux\n")]]);
const read = <T>(field: Field<T>, value: string): T | string | undefined => {
  const problems: Problem[] = [];
  const found = field({ row: { line: 2, cells: { v: value } }, sheets, problems });
  return problems[0]?.problem ?? found;
};

describe("a cell", () => {
  it("that is empty or NULL is missing where it must be there, and nothing where it need not", () => {
    for (const nothing of ["", "NULL"]) {
      expect(read(column("v", text), nothing)).toBe("missing");
      expect(read(optional("v", text), nothing)).toBeUndefined();
      expect(read(optional("v", whole, 7), nothing)).toBe(7);
    }
  });

  it("with an amount is read exactly, in minor units", () => {
    expect(
      ["14.00", "14", "9.8", "0.07", "1,234.50", "¥12.30", "12.3400"].map((v) => read(column("v", money), v)),
    ).toEqual([1_400, 1_400, 980, 7, 123_450, 1_230, 1_234]);
    for (const bad of ["-1", "1.005", "1,2", "x", "1e3"]) expect(read(column("v", money), bad)).toBe("not-an-amount");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (fen) => {
        const written = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
        expect(read(column("v", money), written)).toBe(fen);
      }),
    );
  });

  it("with a date may carry a time; a day that does not exist is wrong", () => {
    for (const good of ["1996-07-04 00:00:00.000", "1996-07-04", "1996/7/4", "1996-07-04T10:00"])
      expect(read(column("v", date), good)).toBe("1996-07-04");
    for (const bad of ["1996-02-30", "04.07.1996", "1996-13-01", "yesterday"])
      expect(read(column("v", date), bad)).toBe("not-a-date");
    expect(read(column("v", date), "2024-02-29")).toBe("2024-02-29");
  });

  it("with a fraction becomes basis points", () => {
    expect(["0", "0.05", "0.15", "0.1500", "1", "0.0125"].map((v) => read(column("v", fraction), v))).toEqual([
      0, 500, 1_500, 1_500, 10_000, 125,
    ]);
    for (const bad of ["1.1", "-0.1", "15%", "0.00001"])
      expect(read(column("v", fraction), bad)).toBe("not-a-fraction");
  });

  it("that points to another file finds its row, or its rows, or says that nothing answers", () => {
    const name = column("name", text);
    expect(read(lookup("v", "other.csv", "key", name), "1")).toBe("one");
    expect(read(lookup("v", "other.csv", "key", name), "9")).toBe("unknown-reference");
    expect(read(related("v", "other.csv", "key", name), "2")).toEqual(["two", "deux"]);
    expect(read(related("v", "other.csv", "key", name), "9")).toBe("no-lines");
  });
});
