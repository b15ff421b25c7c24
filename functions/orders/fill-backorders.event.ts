import { postingCompleted, stockMoved } from "../../events/inventory.ts";
import {
  orderApproved,
  orderCancelled,
  orderChanged,
  orderHeld,
  orderRejected,
  orderShortClosed,
  orderSubmitted,
} from "../../events/orders.ts";
import { transferCancelled, transferReceived, transferShipped } from "../../events/transfers.ts";
import type { EventDefinition } from "../../events/define.ts";
import { again } from "../../shared/again.ts";
import { on } from "../../shared/on.ts";
import { fillBackorder, skusShortOf } from "./backorders.ts";
import { ordersWaitingFor } from "./orders.table.ts";

type Touched = { orderId?: string; stock?: { sku: string }[] };
const ofTransfers = [transferCancelled, transferReceived, transferShipped];
const freed = [stockMoved, postingCompleted, orderCancelled, orderRejected, orderShortClosed, orderChanged, ...ofTransfers]; // prettier-ignore
/** Goods may have come between an order's look at the stock and its commit, when it was not seen to wait yet. */
const beganToWait = [orderSubmitted, orderApproved, orderHeld, orderChanged];
const heardOf = [...new Set([...freed, ...beganToWait])] as unknown as readonly EventDefinition<Touched>[];
const among = (list: readonly { type: string }[], type: string): boolean => list.some((one) => one.type === type);
/** Stock that somebody else took between the look and the write is one more reason to look again. */
const races = ["system/busy", "record/stale", "stock/short"] as const;

/** Stock that came in, became free or was there already goes to the orders that wait for it, the oldest first. */
export const handler = on("orders/fill-backorders.event", heardOf, async ({ type, data }, { now }) => {
  const skus = new Set(among(freed, type) ? (data.stock ?? []).map(({ sku }) => sku) : []);
  if (among(beganToWait, type)) for (const sku of await skusShortOf(data.orderId!)) skus.add(sku);
  if (skus.size === 0) return;
  for (const orderId of await ordersWaitingFor(skus)) await again(() => fillBackorder(orderId, now), races);
});
