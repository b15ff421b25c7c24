import type { Role } from "../../shared/contracts/contract.ts";
import type { ReviewStep } from "../../shared/contracts/order-model.ts";
import { approveOrder } from "../../shared/contracts/orders.ts";
import { Refusal } from "../../shared/errors.ts";
import { policyNow } from "../company/index.ts";
import { approvalNews, reservedAtApproval } from "./approval.ts";
import { decision } from "./decide.ts";
import { requireMove, requireWaiting } from "./guards.ts";
import { holdBefore, passSteps } from "./order.ts";

const stepRoles: Record<ReviewStep, readonly Role[]> = {
  business: ["sales", "admin"],
  finance: ["finance"],
  outbound: ["warehouse", "admin"],
};

export const handler = decision(approveOrder, async (order, { body, caller, now }) => {
  const { step, note } = body;
  requireMove(order, "approved");
  requireWaiting(order, step);
  const roles = stepRoles[step];
  if (!roles.includes(caller.role)) throw new Refusal("order/not-your-step", { step, roles });
  if ([order.createdBy.id, order.changedBy?.id].includes(caller.userId)) throw new Refusal("order/own-approval");
  const hold = holdBefore(order, step);
  if (hold)
    throw new Refusal("order/held", { kind: hold.kind, code: hold.code, roles: hold.releasedBy, facts: hold.facts });
  const passed = passSteps(order, [step], now);
  const change = passed.approval === "approved" ? await reservedAtApproval(passed, await policyNow(), now) : passed;
  return { change, news: (next) => approvalNews(order, next, { steps: [step], ...(note && { note }) }) };
});
