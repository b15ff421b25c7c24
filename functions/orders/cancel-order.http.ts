import { cancelOrder } from "../../shared/contracts/orders.ts";
import { cancelled } from "./cancel.ts";
import { decision } from "./decide.ts";
import { requireMove, requireNothingShipped } from "./guards.ts";

export const handler = decision(cancelOrder, (order, { body: { reason } }) => {
  requireMove(order, "cancelled");
  requireNothingShipped(order);
  return cancelled(order, reason);
});
