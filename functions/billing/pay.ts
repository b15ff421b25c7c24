import type { Actor } from "../../events/define.ts";
import { commit } from "../../shared/commit.ts";
import type { Allocation, Payment } from "../../shared/contracts/billing.ts";
import type { Once } from "../../shared/once.ts";
import type { Action } from "../../shared/table.ts";
import { creditOf } from "../credit/index.ts";
import { again } from "../../shared/again.ts";
import { chooseInvoices } from "./choose-invoices.ts";
import { paidBy, settlement } from "./settle.ts";

/**
 * Sets what is left of a receipt against invoices and answers what a payment's routes answer. `look` gives the receipt before (absent: it is
 * new), as it would be with nothing allocated by this call, and what else belongs into the transaction.
 */
export const pay = (
  look: () => Promise<{ before?: Payment; unallocated: Payment; also: Action[] }>,
  allocation: Allocation,
  { once, actor, now }: { once: Once; actor: Actor; now: string },
) =>
  again(async () => {
    const { before, unallocated, also } = await look();
    const { entityId, unallocatedFen } = unallocated;
    const [position, { shares, more }] = await Promise.all([
      creditOf(entityId, now),
      chooseInvoices(entityId, unallocatedFen, allocation),
    ]);
    const usedFen = shares.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const after = { ...unallocated, unallocatedFen: unallocatedFen - usedFen };
    const allocated = shares.map(({ of, amountFen }) => {
      const { id: invoiceId, balanceFen } = paidBy(of, amountFen);
      return { invoiceId, amountFen, balanceFen };
    });
    const reply = { ...after, allocated, moreToAllocate: more };
    await commit([once.done(reply), ...settlement({ before, after }, shares, position, { actor, now }), ...also]);
    return reply;
  });
