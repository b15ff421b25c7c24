import { orderChanged } from "../../events/orders.ts";
import type { Order, OrderContent } from "../../shared/contracts/order-model.ts";
import { changeOrder } from "../../shared/contracts/orders.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { pricedLines } from "./priced-lines.ts";
import { commitOrder, stockTouched } from "./commit-order.ts";
import { contentOf } from "./draft.ts";
import { orderFacts } from "./facts.ts";
import { requireApproval, requireNothingShipped, requireVersion } from "./guards.ts";
import { findOrder } from "./index.ts";
import { happened, nextOf, type Step } from "./orders.table.ts";
import { admitted, judgedCommit } from "./submit.ts";

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

/** What the content leaves out is taken off, but the address: goods always go somewhere. */
const rewritten = (
  { requestedOn: _date, reference: _reference, note: _note, ...order }: Order,
  content: OrderContent,
): Order => ({
  ...order,
  ...contentOf(content),
});

const changeDraft = async (order: Order, content: OrderContent, step: Step): Promise<Order> => {
  const { lines, requestedOn } = content;
  const facts = await orderFacts({ distributorId: order.distributorId, lines, requestedOn, own: order, now: step.now });
  const next = nextOf(order, {
    ...rewritten(order, content),
    changedBy: { id: step.actor.id, name: step.actor.name },
    contentVersion: order.contentVersion + 1,
    lines: pricedLines(lines, facts),
  });
  const what = happened(orderChanged, { voidsReviews: false, stock: [] });
  await commitOrder({ before: order, next, what, marks: [], ...step });
  return next;
};

/** An approval binds to what it approved: new lines, another date or address void it; a note does not. */
const changeSubmitted = async (order: Order, content: OrderContent, reason: string, step: Step): Promise<Order> => {
  const { lines, requestedOn } = content;
  const asked = (from: { sku: string; quantity: number }[]): string =>
    JSON.stringify(from.map(({ sku, quantity }) => [sku, quantity]));
  const sameAddress = !content.deliverTo || JSON.stringify(content.deliverTo) === JSON.stringify(order.deliverTo);
  const voidsReviews = asked(lines) !== asked(order.lines) || requestedOn !== order.requestedOn || !sameAddress;
  const changed = rewritten(order, content);
  if (!voidsReviews) {
    const next = nextOf(order, changed);
    await commitOrder({
      before: order,
      next,
      what: happened(orderChanged, { reason, voidsReviews, stock: [] }),
      marks: [],
      ...step,
    });
    return next;
  }
  const question = { distributorId: order.distributorId, lines, requestedOn, own: order, now: step.now };
  return judgedCommit(question, async (judged) => {
    const changed = { ...order, ...rewritten(order, content) };
    const anew = {
      ...admitted(changed, judged),
      changedBy: { id: step.actor.id, name: step.actor.name },
      submittedAt: step.now, // the time for reviews begins anew
      reviews: { business: "waiting", finance: "waiting", outbound: "waiting" } as const,
    };
    const next = nextOf(order, voidsReviews ? { ...anew, contentVersion: order.contentVersion + 1 } : changed);
    const data = { reason, voidsReviews, stock: stockTouched(order, next) };
    const { credit: position } = judged.facts;
    await commitOrder({
      before: order,
      next,
      what: happened(orderChanged, data),
      marks: [],
      position,
      ...step,
    });
    return next;
  });
};
