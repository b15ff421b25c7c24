import { systemActor } from "../../events/define.ts";
import { postingCompleted, stockMoved } from "../../events/inventory.ts";
import { orderAllocated, orderCancelled, orderChanged, orderRejected, orderShortClosed } from "../../events/orders.ts";
import { again } from "../../shared/again.ts";
import { on } from "../../shared/on.ts";
import { withStockSetAside } from "./approval.ts";
import { commitOrder, stockTouched } from "./commit-order.ts";
import { loadOrder } from "./index.ts";
import { reservedOf } from "./order.ts";
import { happened, nextOf, ordersWaitingFor } from "./orders.table.ts";
import type { EventDefinition } from "../../events/define.ts";

type Touched = { stock: { sku: string }[] };
const heardOf = [
  stockMoved,
  postingCompleted,
  orderCancelled,
  orderChanged,
  orderRejected,
  orderShortClosed,
] as readonly EventDefinition<Touched>[];
const actor = systemActor("orders/fill-backorders");
/** Stock that somebody else took between the look and the write is one more reason to look again. */
const races = ["system/busy", "record/stale", "stock/short"] as const;

/** Stock that came in or became free goes to the orders that wait for it, the oldest first. */
export const handler = on("orders/fill-backorders.event", heardOf, async ({ data }, { now }) => {
  const skus = new Set(data.stock.map(({ sku }) => sku));
  for (const orderId of await ordersWaitingFor(skus)) await again(() => fill(orderId, now), races);
});

const fill = async (orderId: string, now: string): Promise<void> => {
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
