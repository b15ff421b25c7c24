import { orderShortClosed } from "../../events/orders.ts";
import { shortCloseOrder } from "../../shared/contracts/orders.ts";
import { Refusal } from "../../shared/errors.ts";
import { decision, letGo } from "./decide.ts";
import { stockTouched } from "./commit-order.ts";
import { requireApproval, requireNoPicks } from "./guards.ts";
import { dueFenOf, openOf } from "./order.ts";
import { happened } from "./orders.table.ts";

/** What was shipped stays owed; what is open is cancelled, and its stock and credit are free again. */
export const handler = decision(shortCloseOrder, (order, { body: { reason }, now }) => {
  requireApproval(order, "approved");
  requireNoPicks(order);
  const open = order.lines.filter((line) => openOf(line) > 0);
  if (open.length === 0) throw new Refusal("order/not-possible-now", { stage: order.stage });
  const closed = { ...letGo(order), closedAt: now };
  const noLongerOwed = dueFenOf(order) - dueFenOf(closed);
  const change = { ...closed, creditHeldFen: Math.max(0, order.creditHeldFen - noLongerOwed) };
  const lines = open.map((line) => ({ lineNo: line.lineNo, sku: line.sku, quantity: openOf(line) }));
  return { change, news: (next) => happened(orderShortClosed, { reason, lines, stock: stockTouched(order, next) }) };
});
