import type { Found, Key } from "../../shared/table.ts";

/** EventBridge counts an entry's source, type, detail and time, and takes 256 KiB of them in a call, in at most ten entries. */
export const maxCallBytes = 256 * 1024;
export const maxCallEntries = 10;

/** The news of one transition, ready for the bus. */
export interface Publication {
  key: Key;
  eventId: string;
  source: string;
  type: string;
  at: string;
  detail: string;
  bytes: number;
}
/** What can never be sent, however often it is tried. */
export interface Poison {
  key: Key | undefined;
  reason: string;
  found: unknown;
}
export const isPoison = (p: Publication | Poison): p is Poison => "reason" in p;

const texts = ["pk", "sk", "tenant", "eventId", "aggregateId", "at", "source", "eventType"] as const;

/** An outbox item as the bus's entry: its detail is the envelope that `EventDefinition.read` takes. */
export const publicationOf = (item: Found | undefined): Publication | Poison => {
  const found = item ?? {};
  const key = typeof found.pk === "string" && typeof found.sk === "string" ? { pk: found.pk, sk: found.sk } : undefined;
  const poison = (reason: string): Poison => ({ key, reason, found: item });
  const lacking = texts.find((name) => typeof found[name] !== "string" || found[name] === "");
  if (lacking || !key) return poison(`no ${lacking ?? "key"}`);
  if (typeof found.version !== "number" || typeof found.schemaVersion !== "number") return poison("no version");
  if (typeof found.actor !== "object" || found.actor === null) return poison("no actor");
  if (Number.isNaN(Date.parse(found.at as string))) return poison("no time");
  const { eventId, source, eventType, at } = found as Record<(typeof texts)[number], string>;
  const { aggregateId, version, tenant, actor, schemaVersion, data } = found;
  const detail = JSON.stringify({ id: eventId, aggregateId, version, tenant, actor, at, schemaVersion, data });
  const bytes = 14 + [source, eventType, detail].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > maxCallBytes) return poison(`${bytes} bytes; the bus takes ${maxCallBytes}`);
  return { key, eventId, source, type: eventType, at, detail, bytes };
};

/** In the order given, as few calls as the bus's limits allow. */
export const inCalls = (publications: readonly Publication[]): Publication[][] => {
  const calls: Publication[][] = [];
  let bytes = 0;
  for (const publication of publications) {
    const call = calls.at(-1);
    if (!call || call.length === maxCallEntries || bytes + publication.bytes > maxCallBytes) {
      calls.push([publication]);
      bytes = publication.bytes;
    } else {
      call.push(publication);
      bytes += publication.bytes;
    }
  }
  return calls;
};
