import { systemActor } from "../../events/define.ts";
import { orderHeld } from "../../events/orders.ts";
import type { Hold, Order } from "../../shared/contracts/order-model.ts";
import { type Facts, Refusal } from "../../shared/errors.ts";
import { policyNow } from "../company/index.ts";
import { approvalNews, reservedAtApproval } from "./approval.ts";
import { commitOrder } from "./commit-order.ts";
import { loadOrder } from "./index.ts";
import { passSteps, stepsByRule } from "./order.ts";
import { happened, nextOf } from "./orders.table.ts";

const actor = systemActor("orders/review-order");

/** Passes the steps that pass by themselves, on the order as it is now; where its stock is gone by then, it is held instead. */
export const review = async (orderId: string, now: string): Promise<void> => {
  const [before, policy] = await Promise.all([loadOrder(orderId), policyNow()]);
  if (before?.approval !== "submitted") return;
  const byRule = stepsByRule(before, policy);
  if (byRule.length === 0) return;
  const steps = byRule.map(({ step }) => step);
  const how = { steps, byRule: [...new Set(byRule.map(({ rule }) => rule))].join(", ") };
  const passed = passSteps(before, steps, now);
  try {
    const change = passed.approval === "approved" ? await reservedAtApproval(passed, policy, now) : passed;
    const next = nextOf(before, change);
    await commitOrder({ before, next, what: approvalNews(before, next, how), marks: [], actor, now });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "stock/short") throw error;
    await holdForStock(before, error.facts, now);
  }
};

const holdForStock = async (before: Order, facts: Facts, now: string): Promise<void> => {
  if (before.holds.some(({ kind }) => kind === "STOCK")) return;
  const hold: Hold = { kind: "STOCK", code: "stock/short", facts, since: now, releasedBy: [] };
  const next = nextOf(before, { ...before, holds: [...before.holds, hold] });
  const { kind, code } = hold;
  await commitOrder({ before, next, what: happened(orderHeld, { kind, code, facts }), marks: [], actor, now });
};
