import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decode, maxRows, parseCsv, printCsv } from "../../functions/imports/csv.ts";

const cells = (text: string): Record<string, string>[] => parseCsv(text).rows.map((row) => ({ ...row.cells }));

describe("a CSV file", () => {
  it("is read with quotes, line breaks in quotes, empty lines and a byte order mark", () => {
    expect(cells('\ufeffa,b\r\n1,"x, ""y""\nz"\r\n\r\n2,\r\n')).toEqual([
      { a: "1", b: 'x, "y"\nz' },
      { a: "2", b: "" },
    ]);
  });

  it("keeps the lines as a person counts them", () => {
    expect(parseCsv("a\n1\n\n2\n").rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it("is mended only where a comma has a space behind it", () => {
    const sheet = parseCsv("a,street,b\n1,12, rue des Bouchers,2\n1,x,y,2\n1,2\n");
    expect(sheet.rows.map((row) => row.cells.street)).toEqual(["12, rue des Bouchers"]);
    expect(sheet.broken).toEqual([
      { line: 3, broken: "width" },
      { line: 4, broken: "width" },
    ]);
  });

  it("with a stray quote loses that row alone", () => {
    const sheet = parseCsv('a,b\n1,2\n3,x"y\n5,6\n');
    expect(sheet.rows.map((row) => row.cells.a)).toEqual(["1", "5"]);
    expect(sheet.broken.map(({ broken }) => broken)).toEqual(["quote"]);
  });

  it("past the limit is not read at all", () => {
    const sheet = parseCsv(`a\n${"1\n".repeat(maxRows + 1)}`);
    expect([sheet.tooLong, sheet.rows.length]).toEqual([true, 0]);
    expect(parseCsv(`a\n${"1\n".repeat(maxRows)}`).rows).toHaveLength(maxRows);
  });

  it("is decoded as what it is", () => {
    expect(decode(Buffer.from("绿茶"))).toBe("绿茶");
    expect(decode(Uint8Array.from([0xc2, 0xcc, 0xb2, 0xe8]))).toBe("绿茶");
  });

  it("that we print reads back the same, whatever the cells hold, and starts no formula", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab=+-@,\"\n\r\t 茶＝1'") });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.integer()), { minLength: 1 }), (rows) => {
        const sheet = parseCsv(printCsv(["line", "text"], rows.map(([t, n]) => [n, t]))); // prettier-ignore
        expect(sheet.broken).toEqual([]);
        sheet.rows.forEach((row, i) => {
          expect(row.cells.line).toBe(String(rows[i]![1]));
          expect(row.cells.text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
          expect([rows[i]![0].trim(), `'${rows[i]![0]}`.trim()]).toContain(row.cells.text);
        });
      }),
    );
  });
});
