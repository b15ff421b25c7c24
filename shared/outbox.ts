import type { Actor, EventDefinition } from "../events/define.ts";
import { digest } from "./clock.ts";
import { stale } from "./errors.ts";
import { type Action, create } from "./table.ts";

export const unsentShards = 8;

/**
 * The news of a transition, to be committed with it. It is the outbox record that the publisher sends and the row of the timeline
 * that people read: one item, in the partition of what it happened to. `unsentShard` is taken off when it was sent.
 */
export const news = <Data>(
  definition: EventDefinition<Data>,
  about: { pk: string; id: string; tenant: string; version: number; actor: Actor; now: string; data: Data },
): Action => {
  const eventId = `evt_${digest(about.id, about.version)}`;
  return create(
    {
      pk: about.pk,
      sk: `EVENT#${String(about.version).padStart(8, "0")}`,
      type: "event",
      tenant: about.tenant,
      eventId,
      aggregateId: about.id,
      version: about.version,
      actor: about.actor,
      at: about.now,
      ...definition.of(about.data),
      unsentShard: `UNSENT#${Number.parseInt(eventId.slice(-1), 36) % unsentShards}`,
      unsentSince: about.now,
    },
    stale,
  );
};
