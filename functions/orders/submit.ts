import { orderSubmitted } from "../../events/orders.ts";
import type { Order } from "../../shared/contracts/order-model.ts";
import { Refusal } from "../../shared/errors.ts";
import type { Action } from "../../shared/table.ts";
import { commitOrder, stockTouched } from "./commit-order.ts";
import { type Judged, judge, type Question, refuse } from "./facts.ts";
import { happened, nextOf, type Step } from "./orders.table.ts";

const maxLooks = 4;
/** What another order may have taken between our looking and our writing. */
const races: readonly string[] = ["stock/short", "credit/exceeded", "system/busy"];

/**
 * Does what `commit` does on facts as they are; where somebody was faster, looks again. So a refusal always tells the figures that refused, and
 * two orders never pass together where only one may: the conditions stand in the write itself.
 */
export const judgedCommit = async (question: Question, commit: (judged: Judged) => Promise<Order>): Promise<Order> => {
  for (let look = 1; ; look += 1) {
    const judged = await judge(question);
    if (judged.verdict === "refused") return refuse(judged, question);
    try {
      return await commit(judged);
    } catch (error) {
      const raced = error instanceof Refusal && races.includes(error.code);
      if (!raced || look === maxLooks) throw error;
    }
  }
};

/** The order as it stands when it was judged to pass or to be held: its lines with what is set aside, its credit, its holds. */
export const admitted = (order: Order, { lines, holds, totalFen, facts }: Judged): Order => ({
  ...order,
  approval: "submitted",
  lines: facts.policy.reserveStockAt === "submit" ? lines : lines.map((line) => ({ ...line, reserved: {} })),
  holds,
  creditHeldFen: holds.some(({ code }) => code === "credit/exceeded") ? 0 : totalFen + order.freightFen,
});

/** Submits a draft: state, news, stock, credit and `mark` in one transaction. */
export const submit = (order: Order, { actor, now }: Step, mark: (next: Order) => Action): Promise<Order> => {
  const question = {
    distributorId: order.distributorId,
    lines: order.lines,
    requestedOn: order.requestedOn,
    own: order,
    now,
  };
  return judgedCommit(question, async (judged) => {
    const next = nextOf(order, { ...admitted(order, judged), submittedAt: now });
    const data = {
      lines: next.lines.map(({ lineNo, sku, quantity }) => ({ lineNo, sku, quantity })),
      holds: next.holds.map(({ kind }) => kind),
      stock: stockTouched(order, next),
    };
    const { credit: position } = judged.facts;
    await commitOrder({
      before: order,
      next,
      what: happened(orderSubmitted, data),
      marks: [mark(next)],
      position,
      actor,
      now,
    });
    return next;
  });
};
