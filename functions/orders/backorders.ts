import { systemActor } from "../../events/define.ts";
import { orderAllocated } from "../../events/orders.ts";
import { withStockSetAside } from "./approval.ts";
import { commitOrder, stockTouched } from "./commit-order.ts";
import { loadOrder } from "./index.ts";
import { backorderedOf, reservedOf } from "./order.ts";
import { happened, nextOf } from "./orders.table.ts";

const actor = systemActor("orders/fill-backorders");

/** Of an order that waits for stock, what it waits for. */
export const skusShortOf = async (orderId: string): Promise<string[]> => {
  const order = await loadOrder(orderId);
  if (!order?.holds.some(({ kind }) => kind === "STOCK")) return [];
  return order.lines.filter((line) => backorderedOf(line) > 0).map(({ sku }) => sku);
};

/** Sets aside what is there of what the order waits for; nothing where it waits no more. */
export const fillBackorder = async (orderId: string, now: string): Promise<void> => {
  const before = await loadOrder(orderId);
  if (!before?.holds.some(({ kind }) => kind === "STOCK")) return;
  const next = nextOf(before, await withStockSetAside(before, now));
  const more = next.lines.some((line, i) => reservedOf(line) > reservedOf(before.lines[i]!));
  if (!more && next.holds.length === before.holds.length) return;
  await commitOrder({
    before,
    next,
    what: happened(orderAllocated, { stock: stockTouched(before, next) }),
    marks: [],
    actor,
    now,
  });
};
