/**
 * 1. a list with its lines                 base  SAVED-LIST#<id>               LIST
 * 2. a distributor's lists, by name        base  SAVED-LISTS#<distributorId>   NAME#<name>   (makes names unique; carries the summary)
 * 3. how many it has                       base  SAVED-LISTS#<distributorId>   COUNT
 */
import type { SavedList, SavedListSummary } from "../../shared/contracts/saved-lists.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { absent, below, either } from "../../shared/expressions.ts";
import {
  type Action,
  create,
  type Item,
  type Key,
  type Page,
  put,
  query,
  read,
  remove,
  update,
} from "../../shared/table.ts";
import { maxLists, nameKeyOf, summaryOf } from "./saved-list.ts";

const key = (id: string): Key => ({ pk: `SAVED-LIST#${id}`, sk: "LIST" });
const shelf = (distributorId: string): string => `SAVED-LISTS#${distributorId}`;
const nameKey = ({ distributorId, name }: SavedList): Key => ({
  pk: shelf(distributorId),
  sk: `NAME#${nameKeyOf(name)}`,
});
const countKey = ({ distributorId }: SavedList): Key => ({ pk: shelf(distributorId), sk: "COUNT" });

const listItem = (list: SavedList): Item => ({
  ...key(list.id),
  type: "saved-list",
  tenant: list.distributorId,
  version: list.version,
  list,
});
const nameItem = (list: SavedList): Item => ({
  ...nameKey(list),
  type: "saved-list-name",
  tenant: list.distributorId,
  summary: summaryOf(list),
});
const claimed = (list: SavedList): Action =>
  create(nameItem(list), () => new Refusal("saved-list/name-taken", { name: list.name }));

export const readSavedList = async (id: string): Promise<SavedList | undefined> =>
  (await read<{ list: SavedList }>(key(id)))?.list;

export const savedListsOf = async (
  distributorId: DistributorId,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<SavedListSummary>> => {
  const page = await query<{ summary: SavedListSummary }>({
    partition: shelf(distributorId),
    prefix: "NAME#",
    limit,
    cursor,
  });
  return { items: page.items.map(({ summary }) => summary), cursor: page.cursor };
};

export const savedListCreated = (list: SavedList): Action[] => [
  claimed(list),
  update(
    countKey(list),
    {
      set: { type: "saved-list-count", tenant: list.distributorId },
      add: { count: 1 },
      when: { count: either(absent, below(maxLists)) },
    },
    () => new Refusal("saved-list/too-many", { limit: maxLists }),
  ),
  create(listItem(list), () => new Refusal("idempotency/key-reused")),
];

/** `after` carries the next version; fails as stale where somebody was faster. */
export const savedListChanged = (before: SavedList, after: SavedList): Action[] => {
  const renamed = nameKey(before).sk !== nameKey(after).sk;
  return [
    put(listItem(after), { version: before.version }, stale),
    ...(renamed ? [claimed(after), remove(nameKey(before))] : [put(nameItem(after))]),
  ];
};

export const savedListDeleted = (list: SavedList): Action[] => [
  remove(key(list.id), { version: list.version }, stale),
  remove(nameKey(list)),
  update(countKey(list), { add: { count: -1 } }),
];
