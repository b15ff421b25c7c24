import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clock } from "../../shared/clock.ts";
import { exportSupplyLines } from "../../shared/contracts/supply-plans.ts";
import { printXlsx } from "../../shared/xlsx.ts";
import { call } from "../support/call.ts";
import { aCompany, type Company, ok, someGoods } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { allIn, foresee, recompute } from "./world.ts";

/** The tags of a part balance, or it is no XML. */
const wellFormed = (xml: string): void => {
  const open: string[] = [];
  for (const [, close, name, empty] of xml.matchAll(/<(\/?)([\w:.]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name!);
  }
  expect(open).toEqual([]);
  expect(xml.replace(/<[^<>]*>/g, "")).not.toMatch(/[<>]|&(?!#\d+;)/);
};
const plain = (text: string): string => text.replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n)));
/** A file as a reader of spreadsheets sees it: the sheets' names, and their cells. */
const opened = (file: Uint8Array): { name: string; rows: (string | number)[][] }[] => {
  const parts = Object.fromEntries(Object.entries(unzipSync(file)).map(([path, data]) => [path, strFromU8(data)]));
  const xmls = Object.entries(parts);
  expect(xmls.length).toBeGreaterThan(4);
  for (const [path, xml] of xmls) {
    wellFormed(xml);
    if (path !== "[Content_Types].xml" && path.startsWith("xl/") && !path.endsWith(".rels"))
      expect(parts["[Content_Types].xml"]).toContain(`/${path}`);
  }
  return [...parts["xl/workbook.xml"]!.matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/g)].map(([, name, n]) => ({
    name: plain(name!),
    rows: [...parts[`xl/worksheets/sheet${n}.xml`]!.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
      [...row!.matchAll(/<c [^>]*?(t="inlineStr")?>(?:<is><t[^>]*>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs)].map(
        ([, , text, number]) => (number === undefined ? plain(text!) : Number(number)),
      ),
    ),
  }));
};

describe("an XLSX file", () => {
  it("has the sheets, texts and numbers that were put in", () => {
    const rows = [["茶 & 水 <1>", 1.5, "a\nb"], ["  x  ", -3, "😀"]]; // prettier-ignore
    const sheets = [
      { name: "需生产", columns: ["a", "b", "c"], rows },
      { name: "a/b:c", columns: ["z"], rows: [] },
    ];
    expect(opened(printXlsx(sheets))).toEqual([
      { name: "需生产", rows: [["a", "b", "c"], ...rows] },
      { name: "abc", rows: [["z"]] },
    ]);
  });
  it("is the same to the byte for the same sheets", () => {
    const one = () => printXlsx([{ name: "s", columns: ["a"], rows: [["x"]] }]);
    expect(one().equals(one())).toBe(true);
  });
  it("holds no text that a spreadsheet may take for a formula, and nothing that XML cannot hold", () => {
    const texts = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"];
    const [sheet] = opened(printXlsx([{ name: "s", columns: texts, rows: [texts, ["a\u0000b\u0008\ud800c"]] }]));
    expect(sheet!.rows[0]).toEqual(texts.map((text) => `'${text}`));
    expect(sheet!.rows[1]).toEqual(texts.map((text) => `'${text}`));
    expect(sheet!.rows[2]).toEqual(["abc"]);
  });
  it("has columns beyond Z", () => {
    const columns = Array.from({ length: 60 }, (_, i) => `c${i}`);
    const xml = strFromU8(unzipSync(printXlsx([{ name: "s", columns, rows: [] }]))["xl/worksheets/sheet1.xml"]!);
    expect(xml).toMatch(/r="Z1".*r="AA1".*r="AZ1".*r="BA1".*r="BH1"/);
  });
});

describe("the export of supply plans", () => {
  const realNow = clock.now;
  let company: Company & { listId: string };
  beforeAll(async () => {
    clock.now = () => "2027-01-04T02:00:00.000Z";
    await startEngine();
    company = await aCompany();
    await someGoods(company, [{ sku: "TEA-1", unitFen: 100, more: { name: { zh: "=茶", en: "Tea" } } }]);
    await someGoods(company, [
      { sku: "TEA-2", unitFen: 100, stock: { [company.hangzhou]: 480, [company.wuhan]: 900 } },
    ]);
    await foresee("TEA-2", "2027-01", allIn("华东", 310, { peak: { 0: 1.5 } }));
    await recompute(company.sales, "TEA-2");
    await foresee("TEA-1", "2027-01", allIn("华东", 310, { peak: { 0: 1.5 } }));
    await recompute(company.sales, "TEA-1");
  });
  afterAll(() => {
    clock.now = realNow;
  });
  it("has a sheet for each kind of line, in the reader's language", async () => {
    const file = async (language: string) => {
      const headers = { "accept-language": language };
      const { fileName, base64 } = await ok(call(exportSupplyLines, { as: company.finance, headers }));
      expect(fileName).toBe("supply-plan-2027-01-04.xlsx");
      return opened(Buffer.from(base64, "base64"));
    };
    const zh = await file("zh-CN");
    expect(zh.map(({ name, rows }) => [name, rows.length])).toEqual([
      ["需生产", 2],
      ["节前备货", 2],
      ["需调拨", 2],
      ["需减少", 1],
    ]);
    expect(zh[2]!.rows[1]).toEqual(expect.arrayContaining(["TEA-2", "杭州仓", 145, "武汉仓", "春节"]));
    expect(zh[1]!.rows[1]).toEqual(
      expect.arrayContaining(["TEA-1", "'=茶", "杭州仓", 155, "华东", "春节", "2027-02-06"]),
    );
    const en = await file("en");
    expect(en[0]!.rows[0]!.slice(0, 5)).toEqual(["SKU", "Product", "Place", "Quantity", "Unit"]);
    expect(en[1]!.rows[1]).toContain("Spring Festival");
  });
});
