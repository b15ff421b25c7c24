import { commit, maxActions } from "../../shared/commit.ts";
import type { PriceEntry } from "../../shared/contracts/pricing.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { absent } from "../../shared/expressions.ts";
import { type Action, check, type Key, put, query, readMany, update } from "../../shared/table.ts";
import { type Conflict, conflictsBetween, type ScopeRows } from "./price-list.ts";
import { listKey, type StoredList } from "./pricing.table.ts";

/*
 * 3  the rows of lists for an order's lines   batch  PRICELIST#{listId} / ROW#{scope}   scope: SKU#…, CATEGORY#…, ALL
 * 4  the rows of one list, paged              query  PRICELIST#{listId} / ROW#…
 *
 * One row per list and scope, with all its tiers and dates. A row counts from its `revision` on: until its list has reached that, `before`
 * holds. So any number of rows changes at once, with the one write that moves the list's revision; a change that never got
 * there leaves its revision in the list's `voided`.
 */
interface Row {
  sk: string;
  revision: number;
  entries: readonly PriceEntry[];
  before: readonly PriceEntry[];
}
interface RowChange {
  scope: string;
  before: readonly PriceEntry[];
  entries: readonly PriceEntry[];
}
const leaseMs = 60_000;
/** Rows of one transaction; the rest of the 100 is for what finishes a change. */
const rowsAtOnce = maxActions - 10;

const rowKey = (id: string, scope: string): Key => ({ pk: listKey(id).pk, sk: `ROW#${scope}` });
const rowPut = (listId: string, revision: number, { scope, ...row }: RowChange): Action =>
  put({ ...rowKey(listId, scope), type: "price-row", tenant: "HQ", revision, ...row });
const entriesOf = (list: StoredList, row: Row): readonly PriceEntry[] =>
  row.revision <= list.revision && !list.voided.includes(row.revision) ? row.entries : row.before;

/** What each list holds for each scope, in the order of the lists; scopes without entries are left out. */
export const findRows = async (lists: readonly StoredList[], scopes: readonly string[]): Promise<ScopeRows[]> => {
  const rows = await readMany<Row>(lists.flatMap(({ id }) => scopes.map((scope) => rowKey(id, scope))));
  return lists.map((list, i) => {
    const found = scopes.map((scope, at) => {
      const row = rows[i * scopes.length + at];
      return [scope, row ? entriesOf(list, row) : []] as const;
    });
    return new Map(found.filter(([, entries]) => entries.length > 0));
  });
};

export const pageOfRows = async (
  list: StoredList,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ rows: ScopeRows; cursor?: string | undefined }> => {
  const { items, cursor } = await query<Row>({ partition: listKey(list.id).pk, prefix: "ROW#", ...page });
  const rows = items.map((row) => [row.sk.slice("ROW#".length), entriesOf(list, row)] as const);
  return { rows: new Map(rows), cursor };
};

/** The next revision of a list that nobody is writing rows of. Throws `idempotency/in-progress` while somebody is; a writer silent for a minute is given up. */
export const nextRevision = (list: StoredList, now: string): Pick<StoredList, "revision" | "voided" | "staging"> => {
  const { staging, revision, voided } = list;
  if (!staging) return { revision: Math.max(revision, ...voided) + 1, voided, staging: undefined };
  const waitMs = Date.parse(staging.at) + leaseMs - Date.parse(now);
  if (waitMs > 0) throw new Refusal("idempotency/in-progress", { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
  return { revision: staging.revision + 1, voided: [...voided, staging.revision], staging: undefined };
};

/**
 * Writes rows and, with the last of them, `finish`: all or nothing for readers. `finish` holds the list's own change, conditional on the
 * staging that it is given.
 */
export const commitRows = async (
  list: StoredList,
  next: StoredList,
  rows: readonly RowChange[],
  finish: (staged: StoredList) => Action[],
  now: string,
): Promise<void> => {
  const { revision } = next;
  const puts = rows.map((row) => rowPut(list.id, revision, row));
  if (puts.length <= rowsAtOnce) return commit([...finish(list), ...puts]);
  const staged: StoredList = { ...list, voided: next.voided, staging: { revision, at: now } };
  const set = { list: staged };
  await commit([update(listKey(list.id), { set, when: { version: list.version, ...stagingIs(list) } }, stale)]);
  try {
    for (let i = 0; i < puts.length; i += rowsAtOnce)
      await commit([check(listKey(list.id), stagingIs(staged), stale), ...puts.slice(i, i + rowsAtOnce)]);
    await commit(finish(staged));
  } catch (error) {
    await giveUp(staged).catch(() => undefined); // The lease ends by itself.
    throw error;
  }
};

/** The rows of a list that does not exist yet: nobody sees them before `finish` creates it. */
export const commitNewRows = async (list: StoredList, rows: ScopeRows, finish: Action[]): Promise<void> => {
  const puts = [...rows].map(([scope, entries]) => rowPut(list.id, list.revision, { scope, before: [], entries }));
  const notYet = check(listKey(list.id), { pk: absent }, stale);
  const last = Math.max(0, puts.length - rowsAtOnce);
  for (let i = 0; i < last; i += rowsAtOnce) await commit([notYet, ...puts.slice(i, Math.min(i + rowsAtOnce, last))]);
  await commit([...finish, ...puts.slice(last)]);
};

const stagingIs = ({ staging }: StoredList) => ({ "list.staging.revision": staging?.revision ?? absent });

const giveUp = async (staged: StoredList): Promise<void> => {
  const list = { ...staged, voided: [...staged.voided, staged.staging!.revision], staging: undefined };
  await commit([
    update(listKey(staged.id), { set: { list }, when: { version: staged.version, ...stagingIs(staged) } }),
  ]);
};

/** Conflicts of some rows of a list with the other published lists of its target. */
export const conflictsOfRows = async (
  list: StoredList,
  rows: ScopeRows,
  published: readonly StoredList[],
): Promise<Conflict[]> => {
  const others = published.filter(({ id }) => id !== list.id);
  const theirs = await findRows(others, [...rows.keys()]);
  return others.flatMap((other, i) => conflictsBetween({ list, rows }, { list: other, rows: theirs[i]! }));
};

/** Conflicts of a whole list, however long: a few hundred rows at a time, until the first page that has any. */
export const conflictsOfList = async (list: StoredList, published: readonly StoredList[]): Promise<Conflict[]> => {
  if (published.every(({ id }) => id === list.id)) return [];
  let cursor: string | undefined;
  do {
    const page = await pageOfRows(list, { limit: 300, cursor });
    const conflicts = await conflictsOfRows(list, page.rows, published);
    if (conflicts.length > 0) return conflicts;
    cursor = page.cursor;
  } while (cursor);
  return [];
};
