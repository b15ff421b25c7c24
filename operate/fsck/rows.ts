import { TransferHead } from "../../shared/contracts/transfers.ts";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** An item of the table, or what the rules need of one. */
export type Row = Record<string, any> & { pk: string; sk: string; type: string; tenant: string }; // eslint-disable-line typescript/no-explicit-any
export interface Violation {
  rule: string;
  where: string;
  expected: unknown;
  found: unknown;
}
export const nameOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk} ${sk}`;
export const sum = <T>(things: Iterable<T>, of: (thing: T) => number): number => {
  let n = 0;
  for (const thing of things) n += of(thing);
  return n;
};

type Wire = Record<string, AttributeValue>;
const head = ["pk", "sk", "type", "tenant", "version"];
/** What the rules and the repair read of each type; a type that is not named is judged as it passes, and not kept. */
const kept: Record<string, readonly string[]> = {
  order: ["id", "number", "distributorId", "entityId", "approval", "holds", "totalFen", "freightFen", "lineCount", "requestedOn", "creditHeldFen", "invoicedFen", "paidFen", "openPicks", "createdBy"],
  "order-lines": ["lines"],
  shipment: ["id", "state", "locationId", "toLocationId"],
  "shipment-lines": ["shipmentId", "lines"],
  transfer: [...Object.keys(TransferHead.shape), "lines"],
  "transfer-arrival": ["state"],
  balance: ["onHand", "reserved", "available", "incoming", "inTransit", "byLot", "sku", "locationId"],
  lot: ["onHand", "lot", "expiresOn"],
  movement: ["onHand", "inTransit", "causes"],
  creditAccount: ["entityId", "openFen", "unpaidFen", "unallocatedFen", "claimsFen", "exposureFen", "availableFen", "limit"],
  creditHold: ["document", "amountFen", "countsFrom", "dueOn", "changedAt"],
  invoice: ["summary"],
  invoiceBody: ["lines"],
  receipt: ["receipt"],
  event: ["aggregateId", "eventId", "eventType", "at"],
  "waiting-order": ["orderId"],
  posting: [],
  alert: ["summary"],
  "alert-open": ["alertId"],
  ledgerRow: ["amountFen"],
  ledgerTotal: ["amountFen"],
  receivablesTotal: ["amountFen", "count"],
  heard: [],
}; // prettier-ignore
const lineFields = ["lineNo", "sku", "quantity", "cancelled", "shipped", "received", "damaged", "lost", "reserved", "amountFen", "picked"]; // prettier-ignore
const pick = (from: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]))) as Row;
const summaryFields = ["id", "number", "orderId", "shipmentId", "distributorId", "entityId", "totalFen", "freightFen", "balanceFen", "state", "dueOn", "status", "family", "key"]; // prettier-ignore

/** What is kept of an item: a tenth of it, so that a whole table fits into a small machine's memory. */
export const narrowed = (row: Row): Row | undefined => {
  const names = kept[row.type];
  if (!names) return undefined;
  const narrow = pick(row, [...head, ...names]);
  if (narrow.lines) narrow.lines = (narrow.lines as Row[]).map((line) => pick(line, lineFields));
  if (narrow.summary) narrow.summary = pick(narrow.summary as Row, summaryFields);
  if (narrow.causes) narrow.causes = (narrow.causes as Row[]).map(({ lots }) => (lots ? { lots } : 0));
  if (row.type === "event" && row.eventType === "InvoicePaid") narrow.data = row.data;
  return narrow;
};

/** The same of an item as the wire and an export write it, unpacking no more than is kept. */
export const narrowedWire = (item: Wire): Row | undefined => {
  const names = kept[item.type?.S ?? ""];
  if (!names) return undefined;
  const more = item.eventType?.S === "InvoicePaid" ? ["data"] : [];
  const wanted = [...head, ...names, "eventType", ...more];
  const part = Object.fromEntries(wanted.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));
  return narrowed(unmarshall(part) as Row);
};

/** Items that may vanish by themselves. */
const mayExpire = new Set([
  "once",
  "heard",
  "slot",
  "event",
  "posting-chunk",
  "forecast-chunk",
  "forecast-chunk-distributors",
  "inbox-entry",
  "sent",
]);
export const largestItemBytes = 400_000;

/** What holds of each item alone: S10, S14, S15. `ownerPk` and `stagePk` are keys of lists that others may read. */
export const ofItem = (item: Pick<Row, "pk" | "sk" | "type" | "tenant">, bytes = 0): Violation[] => {
  const { tenant, type, ttl, ownerPk, stagePk } = item as Row;
  const found: Violation[] = [];
  const expect = (rule: string, holds: boolean, expected: unknown, is: unknown): void => {
    if (!holds) found.push({ rule, where: nameOf(item), expected, found: is });
  };
  expect("S10 tenant", typeof tenant === "string" && tenant !== "", "a distributor or HQ", tenant);
  expect("S10 type", typeof type === "string", "a type", type);
  expect("S14 size", bytes <= largestItemBytes, largestItemBytes, bytes);
  expect("S15 ttl", ttl === undefined || mayExpire.has(type), "no ttl", ttl);
  for (const key of [ownerPk, stagePk] as (string | undefined)[]) {
    const whose = key && /#(dst_[0-9A-Za-z-]+)/.exec(key)?.[1];
    if (whose) expect("S10 tenant of the list", tenant === "HQ" || tenant === whose, tenant, key);
  }
  return found;
};
