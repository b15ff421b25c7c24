import type { Actor, EventDefinition } from "../../events/define.ts";
import type { PriceListFacts } from "../../events/pricing.ts";
import type { PriceLevel, PriceList } from "../../shared/contracts/pricing.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { absent } from "../../shared/expressions.ts";
import { news } from "../../shared/outbox.ts";
import {
  type Action,
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
import { auditRow } from "../audit/index.ts";
import { targetKey } from "./price-list.ts";

/*
 * 1  a price list                  get     PRICELIST#{listId} / LIST
 * 2  the lists that price a buyer  batch   PRICING#{target} / LISTS     ≤ 6 targets, each holding its published lists
 * 5  price lists by level          byOwner PRICELISTS / {level}#{target}#{listId}
 *
 * 3 and 4, the rows of a list: see price-rows.table.ts.
 */
export interface StoredList extends PriceList {
  /** Rows count up to this revision, without those voided. */
  revision: number;
  voided: readonly number[];
  /** Rows of the next revision are being written. */
  staging?: { revision: number; at: string } | undefined;
}
/** The published lists of one target. Its version guards what must hold between them. */
export interface Target {
  lists: readonly StoredList[];
  version: number;
}
const maxPublished = 40;

export const listKey = (id: string): Key => ({ pk: `PRICELIST#${id}`, sk: "LIST" });
const targetItemKey = (target: PriceLevel): Key => ({ pk: `PRICING#${targetKey(target)}`, sk: "LISTS" });
const targetFrom = (item: Found | undefined): Target =>
  (item as unknown as Target | undefined) ?? { lists: [], version: 0 };

export const publicPart = ({ revision: _r, voided: _v, staging: _s, ...list }: StoredList): PriceList => list;

export const findList = async (id: string): Promise<StoredList | undefined> =>
  (await read<{ list: StoredList }>(listKey(id)))?.list;

export const findTargets = async (targets: readonly PriceLevel[]): Promise<Target[]> =>
  (await readMany(targets.map(targetItemKey))).map(targetFrom);

export const pageOfLists = async (
  level: string | undefined,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<PriceList>> => {
  const range = level ? { prefix: `${level}#` } : {};
  const found = await query<{ summary: PriceList }>({ from: "byOwner", partition: "PRICELISTS", ...range, ...page });
  return { items: found.items.map(({ summary }) => summary), cursor: found.cursor };
};

/** A new list (version 1) with its news and its audit row. */
export const listCreation = (
  list: StoredList,
  { actor, now, event }: { actor: Actor; now: string; event: EventDefinition<PriceListFacts> },
): Action[] => {
  const { id, version } = list;
  const summary = publicPart(list);
  const about = { tenant: "HQ", version, actor, now };
  const owner = { ownerPk: "PRICELISTS", ownerSk: `${list.for.level}#${targetKey(list.for)}#${id}` };
  return [
    create({ ...listKey(id), type: "price-list", tenant: "HQ", version, list, summary, ...owner }, stale),
    news(event, { pk: listKey(id).pk, id, ...about, data: list }),
    auditRow({ subject: { kind: "price-list", id }, ...about, action: "create-price-list", after: summary }),
  ];
};

interface ListChange {
  target: Target;
  before: StoredList;
  after: StoredList;
  happened: Action;
  audited: { action: string; actor: Actor; now: string; reason: string; before?: unknown; after?: unknown };
}
/** A list's change with its news and its audit row; buyers of the target see it from the same moment, where it is or was published. */
export const listChange = ({ target, before, after, happened, audited }: ListChange): Action[] => [
  changedList(before, after),
  ...(before.status === "published" || after.status === "published" ? [changedTarget(target, after)] : []),
  happened,
  auditRow({ subject: { kind: "price-list", id: after.id }, tenant: "HQ", version: after.version, ...audited }),
];

/** Refused as stale where the list changed since it was read as `before`, or somebody began to write its rows. */
const changedList = (before: StoredList, after: StoredList): Action =>
  update(
    listKey(after.id),
    {
      set: { list: after, summary: publicPart(after), version: after.version },
      when: { version: before.version, "list.staging.revision": before.staging?.revision ?? absent },
    },
    stale,
  );

/** What buyers of the target see from now on: the list as it becomes, or no more of it where it is a draft. */
export const changedTarget = (target: Target, list: StoredList): Action => {
  const others = target.lists.filter(({ id }) => id !== list.id);
  const lists = list.status === "published" ? [...others, list] : others;
  if (lists.length > maxPublished) throw new Refusal("price-list/too-many-published", { limit: maxPublished });
  const item = { ...targetItemKey(list.for), type: "price-target", tenant: "HQ", lists, version: target.version + 1 };
  return put(item, { version: target.version === 0 ? absent : target.version }, stale);
};
