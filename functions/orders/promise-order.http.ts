import { orderPromised } from "../../events/orders.ts";
import { promiseOrder } from "../../shared/contracts/orders.ts";
import { decision } from "./decide.ts";
import { requireApproval } from "./guards.ts";
import { happened } from "./orders.table.ts";

export const handler = decision(promiseOrder, (order, { body: { promisedOn } }) => {
  requireApproval(order, "submitted", "approved");
  return { change: { ...order, promisedOn }, news: () => happened(orderPromised, { promisedOn }) };
});
