import { ordersTakenOver } from "../../events/orders.ts";
import { on } from "../../shared/on.ts";
import { countOrder } from "./count-order.ts";

/** One after the other: they add to the same years. */
export const handler = on("demand/count-past-orders.event", ordersTakenOver, async ({ data }) => {
  for (const orderId of data.orderIds) await countOrder(orderId);
});
