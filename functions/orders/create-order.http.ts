import { orderDrafted } from "../../events/orders.ts";
import { commit } from "../../shared/commit.ts";
import { createOrder } from "../../shared/contracts/orders.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { pricedLines } from "./priced-lines.ts";
import { newDraft } from "./draft.ts";
import { buyerOf, orderFacts } from "./facts.ts";
import { createActions, happened } from "./orders.table.ts";

/** A draft is priced and kept; it sets nothing aside and nothing can be short for it. */
export const handler = http(createOrder, async ({ body, caller, now, once }) => {
  const distributorId = buyerOf(caller, body.distributorId);
  const facts = await orderFacts({ distributorId, lines: body.lines, requestedOn: body.requestedOn, now });
  const order = newDraft(body, pricedLines(body.lines, facts), facts, { caller, seed: once.seed, now });
  const exists = (): Refusal => new Refusal("idempotency/key-reused");
  const actions = createActions(order, happened(orderDrafted, {}), { actor: caller.actor, now }, exists);
  await commit([once.done(order), ...actions]);
  return order;
});
