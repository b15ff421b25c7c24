import type { PriceEntry, PriceLevel, PriceList } from "../../shared/contracts/pricing.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { absent } from "../../shared/expressions.ts";
import {
  type Action,
  check,
  create,
  type Found,
  type Key,
  type Page,
  put,
  query,
  read,
  readMany,
  update,
} from "../../shared/table.ts";
import { type ScopeRows, targetKey } from "./price-list.ts";

/*
 * 1  a price list                       get    PRICELIST#{listId} / LIST
 * 2  the lists that price a buyer       batch  PRICING#{target} / LISTS       ≤ 6 targets, each holding its published lists
 * 3  their rows for an order's lines    batch  PRICELIST#{listId} / ROW#{scope}  one row per list and SKU, category or ALL: all tiers and dates
 * 4  the rows of one list, paged        query  PRICELIST#{listId} / ROW#…
 * 5  price lists by level               byOwner PRICELISTS / {level}#{target}#{listId}
 *
 * A row counts from its `revision` on: until the list has reached it, `before` holds. So any number of rows changes at once, with
 * the one write that moves the list's revision. A change that never got there leaves its revision in `voided`.
 */
export interface StoredList extends PriceList {
  revision: number;
  voided: readonly number[];
  staging?: { revision: number; at: string } | undefined;
}
interface Row {
  sk: string;
  revision: number;
  entries: readonly PriceEntry[];
  before?: readonly PriceEntry[];
}
/** The published lists of one target. Its version guards whatever must hold between them. */
export interface Target {
  lists: readonly StoredList[];
  version: number;
}
const maxPublished = 40;

const listKey = (id: string): Key => ({ pk: `PRICELIST#${id}`, sk: "LIST" });
const rowKey = (id: string, scope: string): Key => ({ pk: `PRICELIST#${id}`, sk: `ROW#${scope}` });
const targetItemKey = (target: PriceLevel): Key => ({ pk: `PRICING#${targetKey(target)}`, sk: "LISTS" });
export const listPk = (id: string): string => listKey(id).pk;

const entriesOf = (list: StoredList, row: Row): readonly PriceEntry[] =>
  row.revision <= list.revision && !list.voided.includes(row.revision) ? row.entries : (row.before ?? []);
const targetFrom = (item: Found | undefined): Target =>
  (item as unknown as Target | undefined) ?? { lists: [], version: 0 };

export const findList = async (id: string): Promise<StoredList | undefined> =>
  (await read<{ list: StoredList }>(listKey(id)))?.list;

export const publicPart = ({ revision: _, voided: __, staging: ___, ...list }: StoredList): PriceList => list;

export const findTarget = async (target: PriceLevel): Promise<Target> => targetFrom(await read(targetItemKey(target)));

export const findTargets = async (targets: readonly PriceLevel[]): Promise<Target[]> =>
  (await readMany(targets.map(targetItemKey))).map(targetFrom);

/** What each list holds for each scope; in the order of the lists, scopes without entries left out. */
export const findRows = async (lists: readonly StoredList[], scopes: readonly string[]): Promise<ScopeRows[]> => {
  const rows = await readMany<Row>(lists.flatMap(({ id }) => scopes.map((scope) => rowKey(id, scope))));
  return lists.map((list, i) => {
    const its = rows.slice(i * scopes.length, (i + 1) * scopes.length);
    return new Map(
      its.flatMap((row, at) => {
        const entries = row ? entriesOf(list, row) : [];
        return entries.length > 0 ? [[scopes[at]!, entries] as const] : [];
      }),
    );
  });
};

export const pageOfRows = async (
  list: StoredList,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ rows: ScopeRows; cursor?: string | undefined }> => {
  const { items, cursor } = await query<Row>({ partition: listPk(list.id), prefix: "ROW#", ...page });
  return { rows: new Map(items.map((row) => [row.sk.slice("ROW#".length), entriesOf(list, row)])), cursor };
};

export const pageOfLists = async (
  level: string | undefined,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<PriceList>> => {
  const { items, cursor } = await query<{ summary: PriceList }>({
    from: "byOwner",
    partition: "PRICELISTS",
    ...(level && { prefix: `${level}#` }),
    ...page,
  });
  return { items: items.map(({ summary }) => summary), cursor };
};

export const newList = (list: PriceList): Action =>
  create({
    ...listKey(list.id),
    type: "price-list",
    tenant: "HQ",
    version: list.version,
    list: { ...list, revision: 0, voided: [] },
    summary: list,
    ownerPk: "PRICELISTS",
    ownerSk: `${list.for.level}#${targetKey(list.for)}#${list.id}`,
  });

/** The list as it becomes; refused as stale where it changed meanwhile, or where rows are being staged by somebody else. */
export const changedList = (before: StoredList, after: StoredList, staged?: { revision: number }): Action =>
  update(
    listKey(after.id),
    {
      set: { list: after, summary: publicPart(after), version: after.version },
      when: { version: before.version, "list.staging.revision": staged ? staged.revision : absent },
    },
    stale,
  );

/** What buyers of the target see from now on: the list as it becomes, or without it where it is a draft. */
export const changedTarget = (target: Target, list: StoredList): Action => {
  const others = target.lists.filter(({ id }) => id !== list.id);
  const lists = list.status === "published" ? [...others, list] : others;
  if (lists.length > maxPublished) throw new Refusal("price-list/too-many-published", { limit: maxPublished });
  const item = { ...targetItemKey(list.for), type: "price-target", tenant: "HQ", lists, version: target.version + 1 };
  return put(item, { version: target.version === 0 ? absent : target.version }, stale);
};

export const changedRow = (
  list: StoredList,
  revision: number,
  scope: string,
  before: readonly PriceEntry[],
  entries: readonly PriceEntry[],
): Action => put({ ...rowKey(list.id, scope), type: "price-row", tenant: "HQ", revision, entries, before });

/** Claims the next revision for rows that need several transactions; an earlier claim that was left is voided. */
export const claimRevision = (before: StoredList, after: StoredList): Action =>
  update(
    listKey(after.id),
    {
      set: { list: after },
      when: { version: before.version, "list.staging.revision": before.staging?.revision ?? absent },
    },
    stale,
  );
export const stillStaging = (list: StoredList, revision: number): Action =>
  check(listKey(list.id), { "list.staging.revision": revision }, stale);
