/**
 * Access patterns
 * 1. a canary, and whether it was heard    base: CANARY#<id> / HEARD   (its news item is CANARY#<id> / EVENT#1)
 */
import { canarySent } from "../../events/outbox.ts";
import { systemActor } from "../../events/define.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, create, type Key, read } from "../../shared/table.ts";

const key = (id: string): Key => ({ pk: `CANARY#${id}`, sk: "HEARD" });

export const sending = (id: string, now: string): Action => {
  const from = "operate/canary";
  return news(canarySent, {
    pk: key(id).pk,
    id,
    tenant: "HQ",
    version: 1,
    actor: systemActor(from),
    now,
    data: { from },
  });
};
export const hearing = (id: string, now: string): Action =>
  create({ ...key(id), type: "canary", tenant: "HQ", at: now });
/** When it was heard; undefined where it was not yet. */
export const heardAt = async (id: string): Promise<string | undefined> => (await read<{ at: string }>(key(id)))?.at;
