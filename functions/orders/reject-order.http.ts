import { orderRejected } from "../../events/orders.ts";
import { rejectOrder } from "../../shared/contracts/orders.ts";
import { decision, letGo } from "./decide.ts";
import { stockTouched } from "./commit-order.ts";
import { requireMove } from "./guards.ts";
import { happened } from "./orders.table.ts";

export const handler = decision(rejectOrder, (order, { body: { reason } }) => {
  requireMove(order, "rejected");
  const change = { ...letGo(order), approval: "rejected" as const, creditHeldFen: 0 };
  return { change, news: (next) => happened(orderRejected, { reason, stock: stockTouched(order, next) }) };
});
