import { submitOrder } from "../../shared/contracts/orders.ts";
import { http } from "../../shared/http.ts";
import { requireMove, requireVersion } from "./guards.ts";
import { findOrder } from "./index.ts";
import { summaryOf } from "./order.ts";
import { submit } from "./submit.ts";

export const handler = http(submitOrder, async ({ params, body, caller, now, once }) => {
  const order = await findOrder(caller, params.orderId);
  requireVersion(order, body.expectedVersion);
  requireMove(order, "submitted");
  const submitted = await submit(order, { actor: caller.actor, now }, (next) => once.done(summaryOf(next)));
  return summaryOf(submitted);
});
