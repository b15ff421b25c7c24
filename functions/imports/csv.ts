import { parse } from "csv-parse/sync";
import { spreadsheetText } from "../../shared/spreadsheet-text.ts";

/** Past these a file is refused before it is parsed further. */
export const maxRows = 50_000;
export const maxFileBytes = 2 * 1024 * 1024;

export interface Row {
  /** The line of the file, as a person counts: the header is line 1. */
  line: number;
  cells: Readonly<Record<string, string>>;
}
export interface BrokenRow {
  line: number;
  broken: "quote" | "width";
}
export interface Sheet {
  columns: readonly string[];
  rows: readonly Row[];
  broken: readonly BrokenRow[];
  /** More rows than are taken in one file: nothing of it is read. */
  tooLong: boolean;
}

/** UTF-8 where the bytes are that, else GB 18030: what Excel writes on a Chinese machine. */
export const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
};

/**
 * The rows of a CSV file with its header. Rows of the wrong width are mended where there is one way to read them: a comma followed by a space is part of
 * the text ("12, rue des Bouchers" written without quotes), since a separator has no space behind it. The others are reported as broken, never guessed.
 */
export const parseCsv = (text: string): Sheet => {
  const broken: BrokenRow[] = [];
  const records = parse(text, {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 256 * 1024,
    to: maxRows + 2,
    on_skip: (error) => {
      broken.push({ line: Number((error as unknown as { lines?: number } | undefined)?.lines ?? 0), broken: "quote" });
    },
  }) as unknown as { info: { lines: number }; record: string[] }[];
  const [header, ...lines] = records;
  const columns = (header?.record ?? []).map((name) => name.trim());
  if (lines.length > maxRows) return { columns, rows: [], broken: [], tooLong: true };
  const rows: Row[] = [];
  for (const { info, record } of lines) {
    const cells = mended(record, columns.length);
    if (!cells) broken.push({ line: info.lines, broken: "width" });
    else rows.push({ line: info.lines, cells: Object.fromEntries(columns.map((name, i) => [name, cells[i]!.trim()])) });
  }
  return { columns, rows, broken, tooLong: false };
};

const mended = (record: readonly string[], width: number): readonly string[] | undefined => {
  if (record.length === width) return record;
  const joined: string[] = [];
  for (const piece of record) {
    if (piece.startsWith(" ") && joined.length > 0) joined.push(`${joined.pop()!},${piece}`);
    else joined.push(piece);
  }
  return joined.length === width ? joined : undefined;
};

/** Text is text to a spreadsheet; numbers stay numbers. */
const cell = (value: string | number): string => {
  if (typeof value === "number") return String(value);
  const safe = spreadsheetText(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** CSV as Excel reads it: UTF-8 with its mark, CRLF. */
export const printCsv = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
