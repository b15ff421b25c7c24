import type { World } from "./check.ts";
import { isFromBooks } from "./orders.ts";
import { type Row, sum } from "./rows.ts";
import { tally } from "./stock.ts";

/** The part of an amount that belongs to `n` of `of` units, rounded half up: exact, and parts of a line sum to the line. */
export const upTo = (totalFen: number, n: number, of: number): number => Math.floor((2 * totalFen * n + of) / (2 * of));
const dueOf = (order: Row, lines: readonly Row[]): number =>
  order.freightFen + sum(lines, (l) => upTo(l.amountFen, l.quantity - l.cancelled, l.quantity));
export const shippedFenOf = (lines: readonly Row[] = []): number =>
  sum(lines, (l) => upTo(l.amountFen, l.shipped, l.quantity));

export const invoicesByOrder = ({ of }: World): Map<string, Row[]> =>
  Map.groupBy(
    of("invoice").map(({ summary }) => summary as Row),
    ({ orderId }) => orderId as string,
  );

/** What an order has to hold of its buyer's credit. */
export const dueHold = (order: Row, lines: readonly Row[] = [], invoices: readonly Row[] = []): number => {
  const alive = order.approval === "submitted" || order.approval === "approved";
  const waits = order.holds.some(({ code }: Row) => code === "credit/exceeded");
  if (!alive || ((waits || isFromBooks(order)) && order.creditHeldFen === 0)) return 0;
  return dueOf(order, lines) - sum(invoices, ({ totalFen }) => totalFen);
};

export const credit = (world: World): void => {
  const { of, lines, expect } = world;
  const sums = tally();
  const held = new Map<string, Row>();
  for (const hold of of("creditHold")) {
    const { pk, document, amountFen, countsFrom } = hold;
    expect("S4 one hold a document", `${pk} ${document}`, held.has(document), false);
    expect("S4 no empty hold", `${pk} ${document}`, amountFen > 0, true);
    held.set(document, hold);
    if (!countsFrom) sums.add(`${pk} ${document.slice(0, 3)}`, amountFen);
  }
  const accounts = new Set<string>();
  for (const account of of("creditAccount")) {
    const { pk, openFen = 0, unpaidFen = 0, unallocatedFen = 0, claimsFen = 0, exposureFen = 0 } = account;
    accounts.add(pk);
    expect("S4 open", pk, openFen, sums.of(`${pk} ord`));
    expect("S4 unpaid", pk, unpaidFen, sums.of(`${pk} inv`));
    expect("S4 unallocated", pk, unallocatedFen, sums.of(`${pk} rct`));
    expect("S4 exposure", pk, exposureFen, openFen + unpaidFen - unallocatedFen - claimsFen);
    const limitFen = account.limit?.kind === "limited" ? account.limit.limitFen : 0;
    expect("S4 available", pk, account.availableFen ?? 0, limitFen - exposureFen);
  }
  const invoices = invoicesByOrder(world);
  const known = new Set<string>();
  const expectHold = (rule: string, document: string, amountFen: number): void => {
    known.add(document);
    expect(rule, document, held.get(document)?.amountFen ?? 0, amountFen);
  };
  for (const order of of("order")) {
    const from = held.get(order.id)?.countsFrom;
    if (from) expect("S4 waits no longer than its order", order.id, from < (order.requestedOn ?? ""), true);
    expectHold("S4 hold of an order", order.id, dueHold(order, lines.get(order.pk), invoices.get(order.id)));
  }
  for (const { summary } of of("invoice")) expectHold("S4 receivable", summary.id, summary.balanceFen);
  for (const { receipt } of of("receipt")) expectHold("S4 receipt", receipt.id, receipt.unallocatedFen);
  for (const { pk, document, countsFrom } of of("creditHold")) {
    expect("S4 document of a hold", `${pk} ${document}`, known.has(document) || document.startsWith("clm_"), true);
    if (!countsFrom) expect("S4 account of a hold", `${pk} ${document}`, accounts.has(pk), true);
  }
};

/** What was paid, by invoice (its partition) and by receipt (its id). */
export const paidSums = ({ of }: World): ReturnType<typeof tally> => {
  const paid = tally();
  for (const { data, pk } of of("event").filter(({ eventType }) => eventType === "InvoicePaid")) {
    paid.add(pk, data.amountFen);
    paid.add(data.receiptId, data.amountFen);
  }
  return paid;
};

export const billing = (world: World): void => {
  const { of, at, lines, expect } = world;
  const paid = paidSums(world);
  const byShipment = Map.groupBy(of("invoice"), ({ summary }) => summary.shipmentId as string);
  for (const { id, amountFen, unallocatedFen } of of("receipt").map(({ receipt }) => receipt))
    expect("S11 a receipt is used once", id, amountFen - unallocatedFen, paid.of(id));
  for (const [shipmentId, found] of byShipment) {
    expect("S11 one invoice a shipment", shipmentId, found.length, 1);
    const { pk, summary } = found[0]!;
    expect("S11 payments", pk, summary.totalFen - summary.balanceFen, paid.of(pk));
    expect("S11 not overpaid", pk, summary.balanceFen >= 0, true);
    const [body] = at("invoiceBody").get(pk) ?? [];
    const billedFen = body && (summary.freightFen ?? 0) + sum(body.lines as Row[], (l) => l.amountFen);
    expect("S6 invoice", pk, summary.totalFen, billedFen);
  }
  for (const { pk } of of("invoiceBody")) expect("S11 invoice of its lines", pk, at("invoice").has(pk), true);
  const invoices = invoicesByOrder(world);
  for (const order of of("order")) {
    const invoicedFen = sum(invoices.get(order.id) ?? [], ({ totalFen }) => totalFen);
    const most = shippedFenOf(lines.get(order.pk)) + order.freightFen;
    expect("S11 never invoiced above what was shipped", order.id, invoicedFen <= most, true);
  }
  const months = tally();
  for (const { pk, sk, amountFen } of of("ledgerRow")) months.add(`${pk} TOTAL#${sk.slice(0, 7)}`, amountFen);
  const totals = new Map(of("ledgerTotal").map(({ pk, sk, amountFen }) => [`${pk} ${sk}`, amountFen as number]));
  for (const where of new Set([...months.keys(), ...totals.keys()]))
    expect("S6 month of the ledger", where, totals.get(where) ?? 0, months.of(where));
};
