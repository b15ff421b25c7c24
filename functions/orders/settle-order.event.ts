import { invoiceIssued, invoicePaid } from "../../events/billing.ts";
import { systemActor } from "../../events/define.ts";
import { orderSettled } from "../../events/orders.ts";
import { again } from "../../shared/again.ts";
import { on } from "../../shared/on.ts";
import { commitOrder } from "./commit-order.ts";
import { loadOrder } from "./index.ts";
import { happened, nextOf } from "./orders.table.ts";

const actor = systemActor("orders/settle-order");

/** Sums what was invoiced and paid on the order; sums do not mind the order of the news, and each is counted once. */
export const handler = on<{ orderId: string }>(
  "orders/settle-order.event",
  [invoiceIssued, invoicePaid],
  (event, { now, heard }) =>
    again(async () => {
      const before = await loadOrder(event.data.orderId);
      if (!before) return;
      const data = event.data as unknown as { totalFen: number; amountFen?: number };
      const money =
        event.type === invoiceIssued.type
          ? { invoicedFen: before.invoicedFen + data.totalFen }
          : { paidFen: before.paidFen + data.amountFen! };
      const next = nextOf(before, { ...before, ...money });
      const { settlement, invoicedFen, paidFen } = next;
      await commitOrder({
        before,
        next,
        what: happened(orderSettled, { settlement, invoicedFen, paidFen }),
        marks: [heard],
        actor,
        now,
      });
    }),
);
