/**
 * Access patterns
 * 1. what was not sent, oldest first, per shard   unsent: unsentShard = UNSENT#<0..7>, unsentSince
 * 2. the news items themselves                    base: pk of their aggregate, sk EVENT#<version>
 */
import { commit } from "../../shared/commit.ts";
import { present } from "../../shared/expressions.ts";
import { unsentShards } from "../../shared/outbox.ts";
import { type Found, type Key, query, readMany, update } from "../../shared/table.ts";

/** Up to `limit` items of each shard that were committed at or before `until` and not marked as sent. */
export const readUnsent = async (until: string, limit: number): Promise<Found[]> => {
  const shards = Array.from({ length: unsentShards }, (_, shard) => `UNSENT#${shard}`);
  const pages = await Promise.all(
    shards.map((partition) => query<Key>({ from: "unsent", partition, upTo: until, limit })),
  );
  const items = await readMany(pages.flatMap(({ items }) => items));
  return items.filter((item) => item !== undefined).filter((item) => item.unsentShard !== undefined);
};

/** A news item is written once and marked once: nobody else touches it, so that batches do not collide. */
export const markSent = async (keys: readonly Key[]): Promise<void> => {
  for (let i = 0; i < keys.length; i += 100)
    await commit(
      keys
        .slice(i, i + 100)
        .map((key) => update(key, { remove: ["unsentShard", "unsentSince"], when: { pk: present } })),
    );
};
