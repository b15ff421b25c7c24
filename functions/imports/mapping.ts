import { parseCsv } from "./csv.ts";
import type { Field, Problem, Sheets } from "./fields.ts";
import { type Kind, keyOf, type RecordOf, schemas } from "./records.ts";

/** How the files of another system become our records: data and small converters, so that the next company's files are one more table. */
export interface Plan<T> {
  /** A record for each row of this file … */
  rows: string;
  /** … with the help of these. */
  beside?: readonly string[];
  record: Field<T>;
}
export interface Mapping {
  name: string;
  title: { en: string; zh: string };
  plans: { [K in Kind]?: Plan<RecordOf<K>> };
}

export interface MappedRow<K extends Kind = Kind> {
  line: number;
  record?: RecordOf<K>;
  problems: Problem[];
}

export const filesOf = (plan: Plan<unknown>): readonly string[] => [plan.rows, ...(plan.beside ?? [])];
/** The files of one import, parsed. */
export const sheetsOf = (files: ReadonlyMap<string, string>): Sheets =>
  new Map([...files].map(([name, text]) => [name, parseCsv(text)]));

/** Every row of the kind's file, in its order: a record that our schema accepts, or what is wrong with it. Pure: the same files give the same rows. */
export const mapRows = <K extends Kind>(mapping: Mapping, kind: K, sheets: Sheets): MappedRow<K>[] => {
  const plan = mapping.plans[kind] as Plan<RecordOf<K>> | undefined;
  const sheet = plan && sheets.get(plan.rows);
  if (!plan || !sheet) return [];
  const seen = new Map<string, number>();
  const rows = sheet.rows.map((row): MappedRow<K> => {
    const problems: Problem[] = [];
    const raw = plan.record({ row, sheets, problems });
    if (problems.length > 0) return { line: row.line, problems };
    const parsed = schemas[kind].safeParse(raw);
    if (!parsed.success)
      return {
        line: row.line,
        problems: parsed.error.issues.map(({ path, message }) => ({
          column: path.join("."),
          value: message,
          problem: "not-allowed",
        })),
      };
    const record = parsed.data as RecordOf<K>;
    const key = keyOf(kind, record);
    const first = seen.get(key);
    if (first !== undefined) return { line: row.line, problems: [{ column: plan.rows, value: key, problem: "twice" }] };
    seen.set(key, row.line);
    return { line: row.line, record, problems };
  });
  const broken = sheet.broken.map(({ line, broken: what }) => ({
    line,
    problems: [{ column: plan.rows, value: "", problem: what === "quote" ? "broken-quotes" : "wrong-width" }],
  }));
  return [...rows, ...broken].sort((a, b) => a.line - b.line);
};
