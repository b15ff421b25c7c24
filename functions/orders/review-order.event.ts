import { systemActor } from "../../events/define.ts";
import {
  holdReleased,
  orderAllocated,
  orderChanged,
  orderHeld,
  orderReviewed,
  orderSubmitted,
} from "../../events/orders.ts";
import type { EventDefinition } from "../../events/define.ts";
import { Refusal } from "../../shared/errors.ts";
import { again } from "../../shared/again.ts";
import { on } from "../../shared/on.ts";
import { policyNow } from "../company/index.ts";
import { approvalNews, reservedAtApproval } from "./approval.ts";
import { commitOrder } from "./commit-order.ts";
import { loadOrder } from "./index.ts";
import { passSteps, stepsByRule } from "./order.ts";
import { happened, nextOf } from "./orders.table.ts";

const heardOf = [
  orderSubmitted,
  orderChanged,
  orderReviewed,
  orderAllocated,
  holdReleased,
] as readonly EventDefinition<{
  orderId: string;
}>[];
const actor = systemActor("orders/review-order");

/** Passes the review steps that pass by themselves. It acts on the order as it is now, so that hearing news late or twice does no harm. */
export const handler = on("orders/review-order.event", heardOf, ({ data }, { now }) =>
  again(() => review(data.orderId, now)),
);

const review = async (orderId: string, now: string): Promise<void> => {
  const [before, policy] = await Promise.all([loadOrder(orderId), policyNow()]);
  if (before?.approval !== "submitted") return;
  const steps = stepsByRule(before, policy);
  if (steps.length === 0) return;
  const passed = passSteps(
    before,
    steps.map(({ step }) => step),
    now,
  );
  const how = { steps: steps.map(({ step }) => step), byRule: [...new Set(steps.map(({ rule }) => rule))].join(", ") };
  try {
    const next = nextOf(
      before,
      passed.approval === "approved" ? await reservedAtApproval(passed, policy, now) : passed,
    );
    await commitOrder({ before, next, what: approvalNews(before, next, how), marks: [], actor, now });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "stock/short") throw error;
    if (before.holds.some(({ kind }) => kind === "STOCK")) return;
    const hold = {
      kind: "STOCK" as const,
      code: "stock/short" as const,
      facts: error.facts,
      since: now,
      releasedBy: [],
    };
    const next = nextOf(before, { ...before, holds: [...before.holds, hold] });
    await commitOrder({
      before,
      next,
      what: happened(orderHeld, { kind: hold.kind, code: hold.code, facts: hold.facts }),
      marks: [],
      actor,
      now,
    });
  }
};
