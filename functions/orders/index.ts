import type { HistoryOrder, Order } from "../../shared/contracts/order-model.ts";
import { notFound } from "../../shared/errors.ts";
import { type Caller, maySee } from "../../shared/membership.ts";
import type { EventDefinition } from "../../events/define.ts";
import { ordersTakenOver } from "../../events/orders.ts";
import { digest } from "../../shared/clock.ts";
import { news } from "../../shared/outbox.ts";
import type { Action, Item } from "../../shared/table.ts";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import { historyOrder } from "./history.ts";
import { happened, historyItems, loadOrder, moveActions, nextOf, type Step } from "./orders.table.ts";

export { loadOrder } from "./orders.table.ts";
export { amountOfPart } from "./order.ts";
export { buyerOf } from "./facts.ts";
export { lookUpLines } from "./look-up-lines.ts";
export { placeOrder } from "./place-order.ts";

/** The order with its lines; a foreign one is as missing as a missing one. */
export const findOrder = async (caller: Caller, orderId: string): Promise<Order> => {
  const order = await loadOrder(orderId);
  if (!order || !maySee(caller, order.distributorId)) throw notFound();
  return order;
};

/**
 * For domains whose facts move an order (shipping, receiving, invoicing): the order as it will be, with its axes derived and its version one up,
 * and the actions that take it there and tell it. `change` keeps id and version; the actions fail as `record/stale` where anybody was faster.
 */
export const moveOrder = <Data>(
  before: Order,
  change: Order,
  definition: EventDefinition<Data>,
  data: Omit<Data, "orderId" | "number" | "distributorId" | "distributorName" | "stage" | "totalFen" | "currency">,
  step: Step,
): { next: Order; actions: Action[] } => {
  const next = nextOf(before, change);
  return { next, actions: moveActions(before, next, happened(definition, data as never), step) };
};

/** An order of the past as items to put: no stock, no credit; its news is told by `tookOver`. */
export const historyOf = (history: HistoryOrder, buyer: Distributor): Item[] =>
  historyItems(historyOrder(history, buyer));

/** The news of all orders of the past that one transaction takes over, of the items that `historyOf` made of each. */
export const tookOver = (taken: readonly (readonly Item[])[], { actor, now }: Step): Action => {
  const orders = taken.map(([head, ...chunks]) => {
    const { id, distributorId, region, submittedAt } = head as unknown as Order;
    const lines = chunks.flatMap((chunk) => chunk.lines as Order["lines"]);
    const wanted = lines.map(({ sku, quantity }) => ({ sku, quantity }));
    return { orderId: id, distributorId, region, submittedAt: submittedAt!, lines: wanted };
  });
  const id = `tko_${digest(...orders.map(({ orderId }) => orderId))}`;
  return news(ordersTakenOver, { pk: `TAKEN-OVER#${id}`, id, tenant: "HQ", version: 1, actor, now, data: { orders } });
};
