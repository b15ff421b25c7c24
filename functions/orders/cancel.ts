import { orderCancelled } from "../../events/orders.ts";
import type { Order } from "../../shared/contracts/order-model.ts";
import { stockTouched } from "./commit-order.ts";
import { type Decided, letGo } from "./decide.ts";
import { happened } from "./orders.table.ts";

/** Nothing of it was shipped and nothing will be: its stock and credit are free again. */
export const cancelled = (order: Order, reason: string): Decided => ({
  change: { ...letGo(order), approval: "cancelled", holds: [], creditHeldFen: 0 },
  news: (next) =>
    happened(orderCancelled, { reason, stock: stockTouched(order, next), wasDraft: order.approval === "draft" }),
});
