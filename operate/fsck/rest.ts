import type { World } from "./check.ts";
import { invoicesByOrder, shippedFenOf } from "./money.ts";
import { isFromBooks } from "./orders.ts";
import { receivables } from "./receivables.ts";
import { type Row, sum } from "./rows.ts";

/** What is true once every event had its effect. */
export const rest = (world: World): void => {
  const { of, lines, expect } = world;
  expect("L no posting", "POSTINGS", of("posting").map(({ pk }) => pk), []); // prettier-ignore
  const invoices = invoicesByOrder(world);
  const queue = new Set(of("waiting-order").map(({ orderId }) => orderId as string));
  for (const order of of("order").filter((one) => !isFromBooks(one))) {
    const own = invoices.get(order.id) ?? [];
    const invoicedFen = sum(own, ({ totalFen }) => totalFen);
    const paidFen = sum(own, ({ totalFen, balanceFen }) => totalFen - balanceFen);
    const freightFen = own.length > 0 ? order.freightFen : 0;
    const billable = shippedFenOf(lines.get(order.pk)) + freightFen;
    expect("L all that was shipped is invoiced", order.id, invoicedFen, billable);
    expect("L the order knows its money", order.id, [order.invoicedFen, order.paidFen], [invoicedFen, paidFen]);
    const short = (lines.get(order.pk) ?? []).some(
      (l) => l.quantity - l.cancelled - l.shipped > sum(Object.values<number>(l.reserved), (n) => n),
    );
    const waits = order.holds.some(({ kind }: Row) => kind === "STOCK") && short;
    const waiting = queue.has(order.id);
    if (order.approval === "submitted" || order.approval === "approved")
      expect("L who is short of stock is in the queue", order.id, waiting, waits);
    else expect("L who is at rest is not in the queue", order.id, waiting, false);
  }
  receivables(world);
};
