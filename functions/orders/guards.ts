import type { Approval, Order, ReviewStep } from "../../shared/contracts/order-model.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { moves, waitingStep } from "./order.ts";

/** What a command demands of the order before it does anything. */
export const requireVersion = (order: Order, expectedVersion: number): void => {
  if (order.version !== expectedVersion) throw stale();
};
const notNow = (order: Order): Refusal =>
  new Refusal("order/not-possible-now", { stage: order.stage, approval: order.approval });
export const requireMove = (order: Order, to: Approval): void => {
  if (!moves[order.approval].includes(to) || order.stage === "closed") throw notNow(order);
};
export const requireApproval = (order: Order, ...among: Approval[]): void => {
  if (!among.includes(order.approval) || order.stage === "closed" || order.stage === "completed") throw notNow(order);
};
export const requireWaiting = (order: Order, step: ReviewStep): void => {
  if (waitingStep(order) !== step) throw notNow(order);
};
/** Quantities are settled while a warehouse works on them. */
export const requireNoPicks = (order: Order): void => {
  if (order.openPicks > 0) throw new Refusal("order/too-late", { openPicks: order.openPicks });
};
export const requireNothingShipped = (order: Order): void => {
  requireNoPicks(order);
  if (order.lines.some(({ shipped }) => shipped > 0)) throw new Refusal("order/too-late", { stage: order.stage });
};
