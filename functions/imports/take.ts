import type { Actor } from "../../events/define.ts";
import type { Policy } from "../../shared/contracts/company.ts";
import type { Problem } from "./fields.ts";
import type { MappedRow } from "./mapping.ts";
import type { Kind, RecordOf } from "./records.ts";

/** One import on its way. */
export interface Run {
  id: string;
  dryRun: boolean;
  actor: Actor;
  now: string;
  policy: Policy;
  /** What was looked up before: distributors by code, warehouses by code. Names do not change during a run. */
  known: Map<string, unknown>;
}
/** `same`: it was there already, with this content. */
export type Outcome = { is: "new" | "same" } | { is: "wrong"; problems: Problem[] };

/** How records of one kind get into the domain that owns them. A dry run checks all that it can and writes nothing. */
export interface Taker<K extends Kind> {
  /** Rows that are taken in one go. */
  chunk: (rows: readonly MappedRow<K>[]) => MappedRow<K>[][];
  /** One outcome a record. `chunkName` is the same whenever the same rows are taken again. */
  take: (records: readonly RecordOf<K>[], run: Run, chunkName: string) => Promise<Outcome[]>;
}

export const isNew: Outcome = { is: "new" };
export const isSame: Outcome = { is: "same" };
export const wrong = (column: string, value: string, problem: string): Outcome => ({
  is: "wrong",
  problems: [{ column, value, problem }],
});

export const inChunksOf =
  (size: number) =>
  <T>(rows: readonly T[]): T[][] =>
    Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size));

/** Finds each code once a run; codes that nothing has are asked again. */
export const lookUp = async <T>(
  run: Run,
  what: string,
  codes: readonly string[],
  find: (code: string) => Promise<T | undefined>,
): Promise<Map<string, T>> => {
  const missing = [...new Set(codes)].filter((code) => !run.known.has(`${what} ${code}`));
  await Promise.all(
    missing.map(async (code) => {
      const found = await find(code);
      if (found !== undefined) run.known.set(`${what} ${code}`, found);
    }),
  );
  return new Map(
    codes.flatMap((code) => {
      const found = run.known.get(`${what} ${code}`) as T | undefined;
      return found === undefined ? [] : [[code, found] as const];
    }),
  );
};

/** True where all that `wanted` says stands in `found` too. */
export const agrees = (wanted: unknown, found: unknown): boolean => {
  if (typeof wanted !== "object" || wanted === null) return wanted === found;
  if (Array.isArray(wanted))
    return Array.isArray(found) && wanted.length === found.length && wanted.every((w, i) => agrees(w, found[i]));
  return (
    typeof found === "object" &&
    found !== null &&
    Object.entries(wanted).every(([k, v]) => agrees(v, (found as Record<string, unknown>)[k]))
  );
};
