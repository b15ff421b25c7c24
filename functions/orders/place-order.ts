import { orderDrafted } from "../../events/orders.ts";
import { commit } from "../../shared/commit.ts";
import type { Order, OrderContent } from "../../shared/contracts/order-model.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import type { Caller } from "../../shared/membership.ts";
import { create } from "../../shared/table.ts";
import { pricedLines } from "./priced-lines.ts";
import { newDraft } from "./draft.ts";
import { orderFacts } from "./facts.ts";
import { createActions, happened } from "./orders.table.ts";
import { submit } from "./submit.ts";

interface Placing {
  distributorId: DistributorId;
  content: OrderContent;
  /** Submitted at once, or left as a draft. */
  submitted: boolean;
  caller: Caller;
  /** The same seed makes the same order: placing it again fails as AlreadyDone. */
  seed: string;
  now: string;
}

/** A draft and its submission in one go, under the same conditions as by hand; what would be refused there is refused here. */
export const placeOrder = async ({ distributorId, content, submitted, caller, seed, now }: Placing): Promise<Order> => {
  const facts = await orderFacts({ distributorId, lines: content.lines, requestedOn: content.requestedOn, now });
  const draft = newDraft(content, pricedLines(content.lines, facts), facts, { caller, seed, now });
  const step = { actor: caller.actor, now };
  await commit(createActions(draft, happened(orderDrafted, {}), step, () => new AlreadyDone(seed)));
  if (!submitted) return draft;
  const mark = { pk: `PLACED#${draft.id}`, sk: "PLACED", type: "placed", tenant: distributorId };
  return submit(draft, step, () => create(mark, () => new AlreadyDone(seed)));
};
