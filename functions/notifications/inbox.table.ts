/**
 * 1. a member's entries, newest first        base     INBOX#<userId>, <entryId>
 * 2. those that were not read yet            byStage  UNREAD#<userId>   <entryId>
 * An entry's id begins with its time and ends with a digest of what made it: it sorts by time, and is made once.
 */
import { digest } from "../../shared/clock.ts";
import type { InboxEntry } from "../../shared/contracts/notifications.ts";
import { epochSeconds } from "../../shared/dates.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { present } from "../../shared/expressions.ts";
import { type Action, create, type Key, type Page, query, readMany, update } from "../../shared/table.ts";

const keptSeconds = 180 * 86_400;
export const mostUnread = 100;
const partitionOf = (userId: string): string => `INBOX#${userId}`;
const unreadPartition = (userId: string): string => `UNREAD#${userId}`;

export const entryIdOf = (at: string, ...words: readonly string[]): string =>
  `ntf_${Date.parse(at).toString(36).padStart(9, "0")}${digest(...words)}`;

/** Fails as already done where the member has this entry. */
export const entryAdded = (userId: string, tenant: string, entry: Omit<InboxEntry, "read">): Action => {
  const key = { pk: partitionOf(userId), sk: entry.id };
  return create(
    {
      ...key,
      type: "inbox-entry",
      tenant,
      ...entry,
      stagePk: unreadPartition(userId),
      stageSk: entry.id,
      ttl: epochSeconds(entry.at) + keptSeconds,
    },
    () => new AlreadyDone(entry.id),
  );
};

type Row = Omit<InboxEntry, "read"> & { stagePk?: string };
export const entriesOf = async (
  userId: string,
  paged: { limit: number; cursor?: string | undefined },
): Promise<Page<InboxEntry>> => {
  const page = await query<Row>({ partition: partitionOf(userId), newestFirst: true, ...paged });
  const items = page.items.map((row) => ({ ...row, read: row.stagePk === undefined }));
  return { items, cursor: page.cursor };
};
/** The ids of at most `limit` unread entries. */
export const unreadOf = async (userId: string, limit: number): Promise<string[]> =>
  (await query<Key>({ from: "byStage", partition: unreadPartition(userId), limit })).items.map(({ sk }) => sk);

/** Of `ids`, those that are the member's own and unread. */
export const stillUnread = async (userId: string, ids: readonly string[]): Promise<string[]> => {
  const found = await readMany<Row>(ids.map((sk) => ({ pk: partitionOf(userId), sk })));
  return found.flatMap((row) => (row?.stagePk ? [row.id] : []));
};
export const entryRead = (userId: string, id: string): Action =>
  update({ pk: partitionOf(userId), sk: id }, { remove: ["stagePk", "stageSk"], when: { pk: present } });
