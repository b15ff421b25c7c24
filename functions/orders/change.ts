import { orderChanged } from "../../events/orders.ts";
import type { Order, OrderContent, RequestedLine } from "../../shared/contracts/order-model.ts";
import { commitOrder, stockTouched } from "./commit-order.ts";
import { contentOf } from "./draft.ts";
import { orderFacts } from "./facts.ts";
import { happened, nextOf, type Step } from "./orders.table.ts";
import { pricedLines } from "./priced-lines.ts";
import { admitted, judgedCommit } from "./submit.ts";

/** What the content leaves out is taken off, but the address: goods always go somewhere. */
const rewritten = (
  { requestedOn: _date, reference: _reference, note: _note, ...order }: Order,
  content: OrderContent,
): Order => ({
  ...order,
  ...contentOf(content),
});

export const changeDraft = async (order: Order, content: OrderContent, step: Step): Promise<Order> => {
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

const asked = (lines: readonly RequestedLine[]): string =>
  JSON.stringify(lines.map(({ sku, quantity }) => [sku, quantity]));

/** An approval binds to what it approved: new lines, another date or address void it; a reference or a note does not. */
const matters = (order: Order, { lines, requestedOn, deliverTo }: OrderContent): boolean =>
  asked(lines) !== asked(order.lines) ||
  requestedOn !== order.requestedOn ||
  (deliverTo !== undefined && JSON.stringify(deliverTo) !== JSON.stringify(order.deliverTo));

/** Judged anew where it matters, and then reviewed anew; stock and credit move by the difference. */
export const changeSubmitted = async (
  order: Order,
  content: OrderContent,
  reason: string,
  step: Step,
): Promise<Order> => {
  const changed = rewritten(order, content);
  if (!matters(order, content)) {
    const next = nextOf(order, changed);
    const what = happened(orderChanged, { reason, voidsReviews: false, stock: [] });
    await commitOrder({ before: order, next, what, marks: [], ...step });
    return next;
  }
  const { lines, requestedOn } = content;
  const question = { distributorId: order.distributorId, lines, requestedOn, own: order, now: step.now };
  return judgedCommit(question, async (judged) => {
    const next = nextOf(order, {
      ...admitted(changed, judged),
      changedBy: { id: step.actor.id, name: step.actor.name },
      submittedAt: step.now, // the time for reviews begins anew
      reviews: { business: "waiting", finance: "waiting", outbound: "waiting" },
      contentVersion: order.contentVersion + 1,
    });
    const what = happened(orderChanged, { reason, voidsReviews: true, stock: stockTouched(order, next) });
    await commitOrder({ before: order, next, what, marks: [], position: judged.facts.credit, ...step });
    return next;
  });
};
