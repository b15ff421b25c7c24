import { crc32, deflateRawSync } from "node:zlib";
import { spreadsheetText } from "./spreadsheet-text.ts";

/** Text, a number, or nothing. Numbers stay numbers; text is text, whatever it starts with. */
export type Cell = string | number | undefined;
export interface Sheet {
  /** At most 31 characters; what Excel does not take in a name is left out. */
  name: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** What XML 1.0 has no place for is left out, lone halves of characters too. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));
const mostCharacters = 32_767;

const cellXml = (value: Cell, row: number, column: number): string => {
  const r = `${letters(column)}${row}`;
  if (value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? `<c r="${r}"><v>${value}</v></c>` : "";
  // to Excel it is text in any case; the mark keeps it so when the file is saved as CSV and opened again
  const text = escaped(spreadsheetText(value).slice(0, mostCharacters));
  return `<c r="${r}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
};
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** The header stays in sight. */
const sheetXml = ({ columns, rows }: Sheet): string => {
  const lines = [columns, ...rows].map(
    (cells, i) => `<row r="${i + 1}">${cells.map((value, j) => cellXml(value, i + 1, j)).join("")}</row>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetData>${lines.join("")}</sheetData></worksheet>`;
};
const nameOf = ({ name }: Sheet): string => escaped(name.replace(/[\\/?*[\]:']/g, "").slice(0, 31));

const partsOf = (sheets: readonly Sheet[]): [path: string, xml: string][] => {
  const each = (xml: (n: number, sheet: Sheet) => string): string => sheets.map((s, i) => xml(i + 1, s)).join("");
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  return [
    [
      "[Content_Types].xml",
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      "_rels/.rels",
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((n, sheet) => `<sheet name="${nameOf(sheet)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${head}<Relationships xmlns="${packages}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    ],
    ...sheets.map((sheet, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)]),
  ];
};

/** Midnight of 1980-01-01, the first that a ZIP file can tell: the same sheets make the same bytes. */
const [time, date] = [0, 33];

/** An XLSX file (ECMA-376) in a ZIP container (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16) of a few sheets of values. */
export const printXlsx = (sheets: readonly Sheet[]): Buffer => {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [path, xml] of partsOf(sheets)) {
    const [name, data] = [Buffer.from(path), Buffer.from(xml)];
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // needs version 2.0
    common.writeUInt16LE(0x800, 2); // names in UTF-8
    common.writeUInt16LE(8, 4); // deflated
    common.writeUInt16LE(time, 6);
    common.writeUInt16LE(date, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, name, packed]);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, where, name]));
    bodies.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(entries.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, entries, Buffer.from("PK\x05\x06"), end]);
};
