import { orderAllocated } from "../../events/orders.ts";
import type { OrderLine } from "../../shared/contracts/order-model.ts";
import { allocateOrder } from "../../shared/contracts/orders.ts";
import { Refusal } from "../../shared/errors.ts";
import { decision } from "./decide.ts";
import { stockTouched } from "./commit-order.ts";
import { requireApproval, requireNoPicks } from "./guards.ts";
import { backorderedOf, openOf, reservedOf } from "./order.ts";
import { happened } from "./orders.table.ts";
import { requireOwnPlaces } from "./own-places.ts";

/** The named lines come from the named places from now on; the others stay. Stock that is not there refuses all of it. */
export const handler = decision(allocateOrder, async (order, { body: { lines: asked, reason } }) => {
  requireApproval(order, "submitted", "approved");
  requireNoPicks(order);
  const unknown = asked.find(({ lineNo }) => !order.lines.some((line) => line.lineNo === lineNo));
  if (unknown) throw new Refusal("order/over-allocated", { lineNo: unknown.lineNo, open: 0 });
  await requireOwnPlaces(asked.flatMap(({ from }) => from.map(({ locationId }) => locationId)));
  const lines = order.lines.map((line): OrderLine => {
    const from = asked.find(({ lineNo }) => lineNo === line.lineNo)?.from;
    if (!from) return line;
    const reserved: Record<string, number> = {};
    for (const { locationId, quantity } of from) reserved[locationId] = (reserved[locationId] ?? 0) + quantity;
    if (reservedOf({ reserved }) > openOf(line))
      throw new Refusal("order/over-allocated", { lineNo: line.lineNo, open: openOf(line) });
    return { ...line, reserved };
  });
  const served = lines.every((line) => backorderedOf(line) === 0);
  const change = { ...order, lines, holds: served ? order.holds.filter(({ kind }) => kind !== "STOCK") : order.holds };
  return {
    change,
    news: (next) => happened(orderAllocated, { stock: stockTouched(order, next), ...(reason && { reason }) }),
  };
});
