import { orderDrafted } from "../../events/orders.ts";
import { commit } from "../../shared/commit.ts";
import { repeatOrder } from "../../shared/contracts/quick-orders.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { newDraft } from "./draft.ts";
import { orderFacts } from "./facts.ts";
import { findOrder } from "./index.ts";
import { lookUpLines } from "./look-up-lines.ts";
import { createActions, happened } from "./orders.table.ts";
import { pricedLines } from "./priced-lines.ts";

/** What is left out is told, never guessed at: a quantity that breaks a pack today is the buyer's to round. */
export const handler = http(repeatOrder, async ({ params, caller, now, once }) => {
  const { distributorId, lines: earlier } = await findOrder(caller, params.orderId);
  const lookedUp = await lookUpLines(distributorId, earlier, now);
  const lines = lookedUp.flatMap(({ sku, quantity, obstacle }) => (obstacle ? [] : [{ sku, quantity }]));
  const leftOut = lookedUp.flatMap(({ sku, quantity, obstacle: code }) => (code ? [{ sku, quantity, code }] : []));
  if (lines.length === 0) throw new Refusal("order/nothing-to-repeat", { skus: leftOut.map(({ sku }) => sku) });
  const facts = await orderFacts({ distributorId, lines, now });
  const order = newDraft({ lines }, pricedLines(lines, facts), facts, { caller, seed: once.seed, now });
  const reply = { order, leftOut };
  const exists = (): Refusal => new Refusal("idempotency/key-reused");
  const actions = createActions(order, happened(orderDrafted, {}), { actor: caller.actor, now }, exists);
  await commit([once.done(reply), ...actions]);
  return reply;
});
