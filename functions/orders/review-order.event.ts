import type { EventDefinition } from "../../events/define.ts";
import * as news from "../../events/orders.ts";
import { again } from "../../shared/again.ts";
import { on } from "../../shared/on.ts";
import { review } from "./review.ts";

const heardOf = [
  news.orderSubmitted,
  news.orderChanged,
  news.orderReviewed,
  news.orderAllocated,
  news.holdReleased,
] as readonly EventDefinition<{ orderId: string }>[];

/** Looks again whenever an order may have come to a step that needs no person; hearing news late or twice does no harm. */
export const handler = on("orders/review-order.event", heardOf, ({ data }, { now }) =>
  again(() => review(data.orderId, now)),
);
