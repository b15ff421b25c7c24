import { parseDecimal } from "../../shared/money.ts";
import type { Row, Sheet } from "./csv.ts";

/** What is wrong with a row: where, what stood there, and a code of `imports/problems.ts`. */
export interface Problem {
  column: string;
  value: string;
  problem: string;
}
export type Sheets = ReadonlyMap<string, Sheet>;
interface Place {
  row: Row;
  sheets: Sheets;
  problems: Problem[];
}
/** One attribute of a record, from the cells of a row. A problem is noted and the rest of the row still read, so that all of them are told at once. */
export type Field<T> = (place: Place) => T | undefined;
export type Fields<T> = { [K in keyof T]-?: Field<T[K]> };

const wrong = Symbol("wrong");
type Converter<T> = (text: string) => T | typeof wrong;
const missing = (text: string | undefined): boolean => text === undefined || text === "" || text === "NULL";

const made = <T>(code: string, convert: Converter<T>) => ({ code, convert });
export const text = made("not-text", (t: string) => t);
/** Decimals with at most two places, exactly: "14.00" → 1400. */
export const money = made("not-an-amount", (t: string) => {
  const fen = parseDecimal(t.replace(/^[¥￥$]/, "").replace(/(?<=\d),(?=\d{3})/g, ""));
  return fen === undefined || fen < 0 ? wrong : fen;
});
export const whole = made("not-a-whole-number", (t: string) => (/^\d{1,9}(\.0+)?$/.test(t) ? Number(t) : wrong));
/** A fraction of one: "0.15" → 1500. */
export const fraction = made("not-a-fraction", (t: string) => {
  const match = /^(0|1)(?:\.(\d{1,4}?)0*)?$/.exec(t);
  if (!match) return wrong;
  const points = Number(match[1]) * 10_000 + Number((match[2] ?? "").padEnd(4, "0"));
  return points <= 10_000 ? points : wrong;
});
/** "1996-07-04 00:00:00.000", "1996-07-04", "1996/7/4" → 1996-07-04. Days that do not exist are wrong. */
export const date = made("not-a-date", (t: string) => {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(t);
  if (!match) return wrong;
  const day = `${match[1]}-${match[2]!.padStart(2, "0")}-${match[3]!.padStart(2, "0")}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? wrong : day;
});
export const oneOf = <T extends string>(...words: readonly T[]) =>
  made("not-one-of", (t: string): T | typeof wrong => words.find((word) => word === t.toLowerCase()) ?? wrong);
/** Words of the source to words of ours. */
export const words = <T>(table: Readonly<Record<string, T>>) =>
  made("not-one-of", (t: string): T | typeof wrong => (Object.hasOwn(table, t) ? table[t]! : wrong));
/** Several values in one cell, parted by ; or ；. */
export const several = made("not-text", (t: string) =>
  t
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter(Boolean),
);

/** The cell of that column; one that is absent, empty or NULL is a problem. */
export const column =
  <T>(name: string, { code, convert }: { code: string; convert: Converter<T> }): Field<T> =>
  ({ row, problems }) => {
    const value = row.cells[name];
    const found = missing(value) ? wrong : convert(value!);
    if (found !== wrong) return found;
    problems.push({ column: name, value: value ?? "", problem: missing(value) ? "missing" : code });
    return undefined;
  };

/** As `column`, but nothing there means `otherwise`. */
export const optional =
  <T>(name: string, converter: { code: string; convert: Converter<T> }, otherwise?: T): Field<T> =>
  (place) =>
    missing(place.row.cells[name]) ? otherwise : column(name, converter)(place);

export const always =
  <T>(value: T): Field<T> =>
  () =>
    value;

/** What becomes of other fields; undefined where one of them is missing. */
export const from =
  <A extends readonly Field<unknown>[], T>(
    fields: A,
    make: (...values: { [I in keyof A]: Exclude<ReturnType<A[I]>, undefined> }) => T,
  ): Field<T> =>
  (place) => {
    const values = fields.map((field) => field(place) as unknown);
    return values.includes(undefined) ? undefined : make(...(values as never));
  };

export const shape =
  <T extends object>(fields: Fields<T>): Field<T> =>
  (place) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) => {
        const value = (field as Field<unknown>)(place);
        return value === undefined ? [] : [[name, value]];
      }),
    ) as T;

export const list =
  <T>(...fields: Field<T>[]): Field<T[]> =>
  (place) =>
    fields
      .map((field) => field(place))
      .filter((value): value is Exclude<typeof value, undefined> => value !== undefined);

/** A field of the row in another file whose `key` equals our cell. */
export const lookup =
  <T>(name: string, file: string, key: string, field: Field<T>): Field<T> =>
  ({ row, sheets, problems }) => {
    const value = row.cells[name] ?? "";
    const found = indexed(sheets.get(file), key).get(value)?.[0];
    if (found) return field({ row: found, sheets, problems });
    problems.push({ column: name, value, problem: missing(value) ? "missing" : "unknown-reference" });
    return undefined;
  };

/** The rows in another file that point to ours. None at all is a problem. */
export const related =
  <T>(name: string, file: string, key: string, field: Field<T>): Field<T[]> =>
  ({ row, sheets, problems }) => {
    const value = row.cells[name] ?? "";
    const found = indexed(sheets.get(file), key).get(value) ?? [];
    if (found.length === 0) problems.push({ column: name, value, problem: "no-lines" });
    return found.flatMap((one) => field({ row: one, sheets, problems }) ?? []);
  };

const indexes = new WeakMap<Sheet, Map<string, Map<string, Row[]>>>();
const indexed = (sheet: Sheet | undefined, key: string): Map<string, Row[]> => {
  if (!sheet) return new Map();
  const known = indexes.get(sheet) ?? new Map<string, Map<string, Row[]>>();
  indexes.set(sheet, known);
  const index = known.get(key) ?? Map.groupBy(sheet.rows, ({ cells }) => cells[key] ?? "");
  known.set(key, index);
  return index;
};
