import { changeOrder } from "../../shared/contracts/orders.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { changeDraft, changeSubmitted } from "./change.ts";
import { requireApproval, requireNothingShipped, requireVersion } from "./guards.ts";
import { findOrder } from "./index.ts";

export const handler = http(changeOrder, async ({ params, body, caller, now }) => {
  const { expectedVersion, reason, ...content } = body;
  const order = await findOrder(caller, params.orderId);
  requireVersion(order, expectedVersion);
  requireApproval(order, "draft", "submitted", "approved");
  const step = { actor: caller.actor, now };
  if (order.approval === "draft") return changeDraft(order, content, step);
  requireNothingShipped(order);
  if (!reason) throw new Refusal("order/reason-needed");
  return changeSubmitted(order, content, reason, step);
});
