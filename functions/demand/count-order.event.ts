import type { EventDefinition } from "../../events/define.ts";
import { orderCancelled, orderChanged, orderRejected, orderSubmitted } from "../../events/orders.ts";
import { on } from "../../shared/on.ts";
import { countOrder } from "./count-order.ts";

/** A short-closed order was wanted as it was ordered: nothing changes. */
const heardOf = [orderSubmitted, orderChanged, orderCancelled, orderRejected] as readonly EventDefinition<{
  orderId: string;
}>[];

/** No mark is kept of what was heard: what an order counts for follows from the order. */
export const handler = on("demand/count-order.event", heardOf, ({ data }) => countOrder(data.orderId));
