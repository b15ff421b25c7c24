import { parse } from "csv-parse/sync";
import type { RowProblem } from "../../shared/contracts/quick-orders.ts";
import { isUnitWord, quantityIn } from "./quick-quantity.ts";

export interface QuickRow {
  /** Lines of the text, counted from 1. */
  row: number;
  text: string;
  /** A SKU or a barcode, as it was written. */
  code: string;
  amount: number;
  unit?: string | undefined;
}
export interface QuickError {
  row: number;
  text: string;
  problem: RowProblem;
  facts: Record<string, unknown>;
}
type Reading = Pick<QuickRow, "code" | "amount" | "unit"> | { problem: RowProblem; facts: Record<string, unknown> };

const codeNames = ["sku", "skucode", "code", "item", "itemcode", "product", "productcode", "商品", "商品编码", "商品编号", "编码", "编号", "货号", "物料编码"]; // prettier-ignore
const barcodeNames = ["barcode", "ean", "upc", "gtin", "条码", "条形码", "商品条码"];
const quantityNames = ["qty", "quantity", "amount", "units", "数量", "订购数量", "订货数量", "采购数量"];
const packNames = ["boxes", "cases", "cartons", "箱数"];
const unitNames = ["unit", "uom", "单位"];

interface Header {
  separator: string;
  width: number;
  codes: readonly number[];
  quantity: number;
  inPacks: boolean;
  unit: number;
}

/** Pasted text, row by row: tabs, semicolons, commas or spaces; with a header or without. Every row that says something comes back, read or with its problem. */
export const readRows = (pasted: string): { rows: QuickRow[]; errors: QuickError[] } => {
  const rows: QuickRow[] = [];
  const errors: QuickError[] = [];
  let header: Header | undefined;
  let first = true;
  for (const [i, raw] of pasted
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = raw.normalize("NFKC").replaceAll("、", ",").trim();
    if (!/[\p{L}\p{N}]/u.test(line)) continue;
    const isHeader = first && namesColumns(line);
    first = false;
    if (isHeader) {
      header = headerOf(line);
      continue;
    }
    const at = { row: i + 1, text: raw.trim().slice(0, 200) };
    const reading = header ? readUnder(header, line) : readAlone(line);
    if ("problem" in reading) errors.push({ ...at, ...reading });
    else rows.push({ ...at, ...reading });
  }
  return { rows, errors };
};

const separatorOf = (line: string): string => {
  if (line.includes("\t")) return "\t";
  if (line.includes(";")) return ";";
  return line.includes(",") && !/^\S+\s+\d{1,3}(,\d{3})+\D*$/.test(line) ? "," : " ";
};
/** Without the marks that a spreadsheet's text cells may begin with, and without empty cells at the end. */
const cellsOf = (line: string, separator: string): string[] => {
  const cells = split(line, separator).map((cell) => cell.trim().replace(/^'/, ""));
  while (cells.length > 0 && cells.at(-1) === "") cells.pop();
  return cells;
};
const split = (line: string, separator: string): string[] => {
  if (separator === " ") return line.split(/\s+/);
  if (!line.includes('"')) return line.split(separator);
  try {
    const [record = []] = parse(line, { delimiter: separator, relax_quotes: true, relax_column_count: true });
    return record;
  } catch {
    return line.split(separator);
  }
};

const plain = (cell: string): string => cell.toLowerCase().replaceAll(/[\s_\-.*]/g, "");
const placeIn = (cells: readonly string[], names: readonly string[]): number =>
  cells.findIndex((cell) => names.includes(plain(cell)));
const namesColumns = (line: string): boolean => {
  const cells = cellsOf(line, separatorOf(line));
  const named = placeIn(cells, [...codeNames, ...barcodeNames, ...quantityNames, ...packNames]) >= 0;
  return named && !cells.some((cell) => quantityIn(cell));
};
const headerOf = (line: string): Header | undefined => {
  const separator = separatorOf(line);
  const cells = cellsOf(line, separator);
  const codes = [placeIn(cells, codeNames), placeIn(cells, barcodeNames)].filter((at) => at >= 0);
  const units = placeIn(cells, quantityNames);
  const packs = placeIn(cells, packNames);
  const quantity = units >= 0 ? units : packs;
  // Words between spaces are no columns: such rows are read one by one.
  if (codes.length === 0 || quantity < 0 || separator === " ") return undefined;
  return { separator, width: cells.length, codes, quantity, inPacks: units < 0, unit: placeIn(cells, unitNames) };
};

const wrong = (problem: RowProblem, facts: Record<string, unknown> = {}) => ({ problem, facts });

const readUnder = (header: Header, line: string): Reading => {
  const cells = cellsOf(line, header.separator);
  if (cells.length > header.width) return wrong("row/unclear");
  const code = header.codes.map((at) => cells[at]).find(Boolean);
  if (!code) return wrong("row/unclear");
  const value = cells[header.quantity];
  if (!value) return wrong("quantity/missing", { code });
  const read = quantityIn(value);
  if (!read) return wrong("quantity/invalid", { value });
  const unit = read.unit ?? (cells[header.unit] || (header.inPacks ? "箱" : undefined));
  return { code, amount: read.amount, unit };
};

/** Without a header: the first cell is the product, and the one cell that is a count is the quantity. Two counts are not guessed between. */
const readAlone = (line: string): Reading => {
  const [code, ...rest] = cellsOf(line, separatorOf(line));
  if (!code) return wrong("row/unclear");
  const counts = rest.flatMap((cell, i) => {
    const read = quantityIn(cell);
    if (!read) return [];
    const next = rest[i + 1];
    return [{ amount: read.amount, unit: read.unit ?? (next && isUnitWord(next) ? next : undefined), own: !read.unit }];
  });
  const clear = counts.filter(({ own, unit }) => own || isUnitWord(unit!));
  const [count, another] = clear.length > 0 ? clear : counts;
  if (another) return wrong("row/unclear");
  if (count) return { code, amount: count.amount, unit: count.unit };
  return rest.length > 0 ? wrong("quantity/invalid", { value: rest.at(-1) }) : wrong("quantity/missing", { code });
};
