import { moves } from "../../functions/orders/order.ts";
import { moves as transferMoves } from "../../functions/transfers/transfer.ts";
import type { TransferState } from "../../shared/contracts/transfers.ts";
import type { Approval } from "../../shared/contracts/order-model.ts";
import { eventsOf } from "../../shared/triggers.ts";
import { check, type Row, type Violation } from "../../operate/fsck/check.ts";
import type { Entry } from "./clients.ts";
import type { Commit } from "./table/mem-table.ts";
import { subscribers } from "./world.ts";

const violation = (rule: string, where: string, expected: unknown, found: unknown): Violation => ({
  rule,
  where,
  expected,
  found,
});
const judged = new Set(["order", "order-lines", "shipment", "shipment-lines", "transfer", "transfer-arrival", "balance", "movement", "creditAccount", "creditHold", "invoice", "invoiceBody", "receipt", "event", "waiting-order"]); // prettier-ignore

/** S1–S11 over the items that they speak of. */
export const standing = (items: readonly Row[], atRest = false): Violation[] => [
  ...check(items, { atRest }),
  ...calledOff(items),
];
/** The same after each commit: what holds of one item alone is asked of those that changed, and at rest of all. */
export const standingAfter = (initial: readonly Row[]): ((commit: Commit) => Violation[]) => {
  const live = new Map(initial.filter(({ type }) => judged.has(type)).map((row) => [`${row.pk}\n${row.sk}`, row]));
  return (commit) => {
    const changed: Row[] = [];
    let matters = false;
    for (const { key, before, after } of commit as readonly Changed[]) {
      // Of an event that was there S12 saw that nothing changed but its mark of having been sent.
      if (before?.type !== "event" || !after)
        matters ||= /^(ORDER|STOCK|TRANSFER|CREDIT|INVOICE|RECEIPT)#/.test(key.pk);
      if (!judged.has((after ?? before)!.type)) continue;
      if (!after) live.delete(`${key.pk}\n${key.sk}`);
      else {
        live.set(`${key.pk}\n${key.sk}`, after);
        changed.push(after);
      }
    }
    if (!matters) return [];
    const items = [...live.values()];
    return [...check(items, { changed }), ...calledOff(items)];
  };
};

/** What was called off was called off as a whole: nothing of it left, nobody works on it. */
const calledOff = (items: readonly Row[]): Violation[] => {
  const left = new Map<string, number>();
  for (const { type, pk, state } of items)
    if (type === "shipment" && state !== "cancelled") left.set(pk, (left.get(pk) ?? 0) + 1);
  return items
    .filter(({ type, approval }) => type === "order" && (approval === "cancelled" || approval === "rejected"))
    .filter(({ pk, openPicks }) => (left.get(pk) ?? 0) + openPicks !== 0)
    .map(({ pk }) => violation("S7 nothing was shipped of what was called off", pk, 0, left.get(pk)));
};

const fixed: Record<string, (item: Row) => unknown> = {
  movement: (item) => item,
  invoiceBody: (item) => item,
  audit: (item) => item,
  ledgerRow: (item) => item,
  event: ({ unsentShard: _, unsentSince: __, ...item }) => item,
};

interface Changed {
  key: { pk: string; sk: string };
  before: Row | undefined;
  after: Row | undefined;
}
/** S13: an effect and the mark of the event that it answers are one transaction, and a mark is made once. */
const effects: Record<string, (told: ReadonlySet<string>, commit: readonly Changed[]) => boolean> = {
  "orders/settle-order.event": (told) => told.has("OrderSettled"),
  "billing/invoice-shipment.event": (told) => told.has("InvoiceIssued"),
  "inventory/keep-stock-days.event": (_, commit) => commit.some(({ after }) => after?.type === "stock-month"),
};
const marked = (commit: readonly Changed[], told: ReadonlySet<string>): Violation[] => {
  const marks = commit.filter(({ after }) => after?.type === "heard");
  const twice = marks.filter(({ before }) => before);
  const apart = Object.entries(effects).filter(([name, has]) => marks.some(({ key }) => key.pk.startsWith(`HEARD#${name}#`)) !== has(told, commit)); // prettier-ignore
  return [
    ...twice.map(({ key }) => violation("S13 a mark is made once", key.pk, undefined, "made again")),
    ...apart.map(([name]) => violation("S13 effect and mark are one", commit[0]!.key.pk, name, [...told])),
  ];
};

/** What a transaction may not do, seen from its changes alone: S5, S7, S12, S14. */
export const lawful = (commit: Commit): Violation[] => {
  const found: Violation[] = [];
  const told = new Set(
    commit
      .filter(({ before, after }) => !before && after?.type === "event")
      .map(({ after }) => after!.eventType as string),
  );
  for (const { key, before, after } of commit as readonly Changed[]) {
    const where = `${key.pk} ${key.sk}`;
    const keep = before && fixed[before.type];
    if (keep && JSON.stringify(keep(before)) !== JSON.stringify(after && keep(after)))
      found.push(violation("S12 never changed", where, before, after));
    if (before?.type === "order" && after) {
      const [was, is] = [before.approval as Approval, after.approval as Approval];
      if (was !== is && !moves[was].includes(is))
        found.push(violation("S7 a move of the state table", where, moves[was], is));
      if (after.version !== before.version + 1)
        found.push(violation("S7 the next version", where, before.version + 1, after.version));
    }
    if (before?.type === "transfer" && after) {
      const [was, is] = [before.state as TransferState, after.state as TransferState];
      if (was !== is && !transferMoves[was].includes(is))
        found.push(violation("S7 a move of the state table", where, transferMoves[was], is));
      if (after.version !== before.version + 1)
        found.push(violation("S7 the next version", where, before.version + 1, after.version));
    }
    if (before?.type === "order" && !after) found.push(violation("S7 no order vanishes", where, before, undefined));
    if (after?.type === "creditAccount" && after.limit?.kind === "limited" && told.has("OrderSubmitted")) {
      const less = after.availableFen < (before?.availableFen ?? 0);
      if (less && after.availableFen < 0)
        found.push(violation("S5 within the limit", where, "available ≥ 0", after.availableFen));
    }
  }
  found.push(...marked(commit as readonly Changed[], told));
  if (commit.length > 100) found.push(violation("S14 actions", commit[0]!.key.pk, "≤ 100", commit.length));
  return found;
};

export interface Told {
  /** Ids of the events that the bus took. */
  accepted: ReadonlyMap<string, number>;
  handled: ReadonlyMap<string, number>;
  setAside: number;
}
/** E1–E3 and L5: every transition was told, to everyone who asked for it, and nothing else was. */
export const allTold = (
  items: readonly Row[],
  ignored: ReadonlySet<string>,
  { accepted, handled, setAside }: Told,
): Violation[] => {
  const found: Violation[] = [];
  const events = items.filter(({ type, eventId }) => type === "event" && !ignored.has(eventId));
  const ids = new Set(events.map(({ eventId }) => eventId as string));
  for (const { eventId, eventType, unsentShard } of events) {
    if (!accepted.has(eventId)) found.push(violation("E1 published", eventId, eventType, undefined));
    if (unsentShard !== undefined) found.push(violation("L5 marked as sent", eventId, eventType, unsentShard));
    for (const trigger of subscribers.filter((t) => eventsOf(t).some(({ type }) => type === eventType)))
      if (!handled.has(`${trigger.run} ${eventId}`))
        found.push(violation("E2 handled", `${trigger.run} ${eventId}`, eventType, undefined));
  }
  for (const id of accepted.keys())
    if (!ids.has(id)) found.push(violation("E3 no event without its transition", id, "an event item", undefined));
  if (setAside > 0) found.push(violation("P12 nothing was set aside", "quarantine", 0, setAside));
  const versions = Map.groupBy(items.filter(({ type }) => type === "event"), ({ aggregateId }) => aggregateId as string); // prettier-ignore
  for (const [id, rows] of versions) {
    const list = rows.map(({ version }) => version as number).toSorted((a, b) => a - b);
    // The policy that holds where nobody has set one is version 1.
    const first = id === "policy" ? 2 : 1;
    if (list.some((version, i) => version !== i + first))
      found.push(violation("S8 an event a version", id, "1, 2, 3 …", list));
  }
  return found;
};

/** P1, P2, P4, S9, L6: what the callers were told is what happened, once. */
export const kept = (items: readonly Row[], ignored: ReadonlySet<string>, history: readonly Entry[]): Violation[] => {
  const found: Violation[] = [];
  const claims = new Map<string, string[]>();
  const unsure: Entry[] = [];
  for (const entry of history) {
    const { key, contract, ended, reply, reference, answers } = entry;
    const where = `${key} ${contract.name}`;
    if (contract.method === "POST" && new Set(answers.map(({ status, text }) => `${status} ${text}`)).size > 1)
      found.push(violation("P1 one key, one answer", where, answers[0], answers));
    if (contract.name === "create-order" || contract.name === "record-payment") {
      const times = items.filter(
        (row) =>
          (row.type === "order" && row.reference === reference) ||
          (row.type === "receipt" && row.receipt.reference === reference),
      ).length;
      const right = ended === "ok" ? times === 1 : ended === "fail" ? times === 0 : times <= 1;
      if (!right) found.push(violation("S9 one effect a key", where, ended, times));
    }
    if (ended === "info") unsure.push(entry);
    if (ended !== "ok") continue;
    const claim = claimOf(reply);
    if (claim) claims.set(claim, [...(claims.get(claim) ?? []), where]);
  }
  const done = new Map(
    items
      .filter(({ type, actor, eventId }) => type === "event" && actor.id !== "system" && !ignored.has(eventId))
      .map((row) => [`${row.aggregateId} ${row.version}`, row]),
  );
  for (const [claim, by] of claims) {
    if (by.length > 1) found.push(violation("S9 one effect a key", claim, by[0], by));
    if (!done.has(claim)) found.push(violation("L6 what was confirmed has happened", claim, by[0], undefined));
  }
  const made = [...done].filter(
    ([claim, { aggregateId }]) => /^(ord|rct|trf|doc)_/.test(aggregateId) && !claims.has(claim),
  );
  for (const [claim, row] of made) {
    const by = unsure.findIndex(({ options: { as } }) => as.userId === row.actor.id);
    if (by < 0) found.push(violation("P4 a refusal leaves no trace", claim, "nobody was told", row.eventType));
    else unsure.splice(by, 1);
  }
  return found;
};
const claimOf = (reply: any): string | undefined => {
  if (reply?.orderId && reply.orderVersion) return `${reply.orderId} ${reply.orderVersion}`;
  if (reply?.documentId) return `${reply.documentId} 1`;
  return /^(ord|rct|trf)_/.test(reply?.id ?? "") ? `${reply.id} ${reply.version}` : undefined;
};
