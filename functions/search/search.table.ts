/**
 * 1. what begins with some characters   base  FIND#<kind>#<first two>   <the rest>#<id>
 * 2. the rows of a record               base  FOUND#<kind>#<id>         ROWS           (so that stale ones are found and removed)
 */
import type { FoundKind } from "../../shared/contracts/search.ts";
import { absent } from "../../shared/expressions.ts";
import { type Action, type Page, put, query, read, remove } from "../../shared/table.ts";
import { lookup, type Suffix, suffixesOf, type Words } from "./suffixes.ts";

interface Indexed {
  kind: FoundKind;
  id: string;
  /** Whose record it is. */
  tenant: string;
  words: readonly Words[];
}
interface Rows {
  /** Counts writes: whoever was overtaken fails here and starts again. */
  turn: number;
  /** True while rows are being written: some of `rows` may not be there yet. */
  unfinished: boolean;
  rows: string[];
}
const rowKey = (kind: string, id: string, name: string) => {
  const [head = "", rest = ""] = name.split("\n");
  return { pk: `FIND#${kind}#${head}`, sk: `${rest}#${id}` };
};
const nameOf = ({ head, rest }: Suffix): string => `${head}\n${rest}`;
const rowsAtOnce = 95;

/** Where the rows of a record stand; undefined before its first. */
export type Turn = Rows | undefined;
const rowsKey = (kind: FoundKind, id: string) => ({ pk: `FOUND#${kind}#${id}`, sk: "ROWS" });
export const turnOf = (kind: FoundKind, id: string): Promise<Turn> => read<Rows>(rowsKey(kind, id));

/**
 * Makes the rows what the record's words say: one transaction after the other, for as many rows as there are. Each counts `turn` up under a
 * condition, so of two at work on one record the slower fails with `record/stale` and writes nothing more; one that stopped half-way left `unfinished`, and the
 * next writes all.
 */
export const rowsFor = ({ kind, id, tenant, words }: Indexed, known: Turn): Action[][] => {
  const wanted = new Map(suffixesOf(words).map((suffix) => [nameOf(suffix), suffix.field]));
  const old = new Set(known?.rows);
  const added = [...wanted].filter(([name]) => known?.unfinished !== false || !old.has(name));
  const gone = [...old].filter((name) => !wanted.has(name));
  const changes = [
    ...added.map(([name, field]) => put({ ...rowKey(kind, id, name), type: "find", tenant, id, field })),
    ...gone.map((name) => remove(rowKey(kind, id, name))),
  ];
  const steps = Math.max(1, Math.ceil(changes.length / rowsAtOnce));
  return Array.from({ length: steps }, (_, i) => {
    const last = i === steps - 1;
    const turn = (known?.turn ?? 0) + i;
    const rows = last ? [...wanted.keys()] : [...new Set([...old, ...wanted.keys()])];
    const mark: Rows = { turn: turn + 1, unfinished: !last, rows };
    const item = { ...rowsKey(kind, id), type: "find-rows", tenant, ...mark };
    const some = changes.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce);
    return [put(item, { turn: turn === 0 ? absent : turn }), ...some];
  });
};

interface FoundRow {
  id: string;
  field: string;
}
const maxTrips = 5;

/** The records of a kind that hold `q`, each once, at most `limit`. `more`: there may be others. */
export const findRows = async (
  kind: FoundKind,
  q: string,
  limit: number,
): Promise<{ rows: FoundRow[]; more: boolean }> => {
  const where = lookup(q);
  const rows = new Map<string, FoundRow>();
  if (!where) return { rows: [], more: false };
  let cursor: string | undefined;
  for (let trip = 0; trip < maxTrips; trip += 1) {
    const page: Page<FoundRow> = await query<FoundRow>({
      partition: `FIND#${kind}#${where.head}`,
      prefix: where.rest,
      limit: limit + 25,
      cursor,
    });
    for (const { id, field } of page.items) if (!rows.has(id)) rows.set(id, { id, field });
    cursor = page.cursor;
    if (!cursor || rows.size > limit) break;
  }
  return { rows: [...rows.values()].slice(0, limit), more: rows.size > limit || cursor !== undefined };
};
