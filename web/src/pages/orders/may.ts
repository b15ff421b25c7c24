import type { Order, ReviewStep } from "../../../../shared/contracts/order-model.ts";
import type { Role } from "../../../../shared/contracts/contract.ts";
import { mayOrder } from "../../parts/cart.ts";
import { openOf, reservedOf } from "./quantities.ts";

/** Who decides what, and when: to show what is possible. The API judges anew. */
const stepRoles: Record<ReviewStep, readonly Role[]> = {
  business: ["sales", "admin"],
  finance: ["finance"],
  outbound: ["warehouse", "admin"],
};
const steps = ["business", "finance", "outbound"] as const;
export const waitingStep = ({ approval, reviews }: Pick<Order, "approval" | "reviews">): ReviewStep | undefined =>
  approval === "submitted" ? steps.find((step) => reviews[step] === "waiting") : undefined;
export const decides = (step: ReviewStep | undefined, role: Role): boolean =>
  step !== undefined && stepRoles[step].includes(role);
export const rejecters: readonly Role[] = ["sales", "finance", "warehouse", "admin"];

/** A credit or policy hold stops the step; a business review waits for policy alone. */
export const isHeldAt = (step: ReviewStep | undefined, kinds: readonly string[]): boolean =>
  kinds.includes("POLICY") || (step !== "business" && kinds.includes("CREDIT"));

export const possible = (order: Order, { id, role }: { id: string; role: Role }) => {
  const atWork = (order.approval === "submitted" || order.approval === "approved") && order.stage !== "closed" && order.stage !== "completed"; // prettier-ignore
  const shipped = order.lines.some((line) => line.shipped > 0);
  const open = order.lines.reduce((n, line) => n + openOf(line), 0);
  const untouched = order.openPicks === 0 && !shipped;
  const orders = mayOrder.includes(role);
  const step = waitingStep(order);
  const among = (...roles: Role[]): boolean => roles.includes(role);
  const kinds = order.holds.map(({ kind }) => kind);
  return {
    step: decides(step, role) ? step : undefined,
    own: [order.createdBy.id, order.changedBy?.id].includes(id),
    held: isHeldAt(step, kinds),
    reject: order.approval === "submitted" && rejecters.includes(role),
    promise: atWork && open > 0 && among("sales", "warehouse", "admin"),
    allocate: atWork && open > 0 && order.openPicks === 0 && among("warehouse", "admin"),
    pick: order.approval === "approved" && !isHeldAt("outbound", kinds) && order.lines.some((line) => reservedOf(line) > 0) && among("warehouse", "admin"), // prettier-ignore
    close: order.approval === "approved" && order.openPicks === 0 && shipped && open > 0 && among("sales", "admin"),
    cancel: (order.approval === "draft" || atWork) && untouched && orders,
    edit: order.approval === "draft" && orders,
    change: atWork && untouched && orders,
    reorder: order.approval !== "draft" && orders,
    open,
  };
};
