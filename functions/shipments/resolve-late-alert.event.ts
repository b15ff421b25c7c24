import type { EventDefinition } from "../../events/define.ts";
import { orderCancelled, orderShortClosed } from "../../events/orders.ts";
import { shipmentReceived } from "../../events/shipments.ts";
import { again } from "../../shared/again.ts";
import { commit } from "../../shared/commit.ts";
import { on } from "../../shared/on.ts";
import { resolveAlert } from "../alerts/index.ts";
import { loadOrder } from "../orders/index.ts";
import { orderIsLate, promiseKeyOf, promiseRule } from "./promise.ts";

interface Ending {
  orderId: string;
  shipmentId?: string;
  complete?: boolean;
}
const heardOf = [shipmentReceived, orderCancelled, orderShortClosed] as readonly EventDefinition<unknown>[];

/** Signed for, or not to be delivered any more: nobody needs to look after it. */
export const handler = on("shipments/resolve-late-alert.event", heardOf, async (event, { now, heard }) => {
  const { orderId, shipmentId, complete } = event.data as Ending;
  await again(async () => {
    const order = await loadOrder(orderId);
    const ended = [
      ...(shipmentId && complete ? [promiseKeyOf({ orderId, shipmentId })] : []),
      ...(order?.promisedOn && orderIsLate(order, order.promisedOn) ? [] : [promiseKeyOf({ orderId })]),
    ];
    const actions = await Promise.all(ended.map((key) => resolveAlert({ rule: promiseRule, key, now })));
    await commit([heard, ...actions.flat()]);
  });
});
