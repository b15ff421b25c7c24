import type * as events from "../../events/billing.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";

export interface Sum {
  amountFen: number;
  /** Documents: open invoices, payments. What receipts have left is a sum alone. */
  count: number;
}
/** One of the company's totals: what is open by due date, what came in by date, what receipts have left. */
export type TotalName = `DUE#${string}` | `RECEIVED#${string}` | "PREPAID";

type Of<Definition extends { example: unknown }> = Definition["example"];
export type BillingNews =
  | { type: "InvoiceIssued"; data: Of<typeof events.invoiceIssued> }
  | { type: "InvoicePaid"; data: Of<typeof events.invoicePaid> }
  | { type: "PaymentReceived" | "PaymentAllocated"; data: Of<typeof events.paymentReceived> };

/** What an event adds to the totals; sums, so that events may come in any order. An invoice over nothing is never open. */
export const countsFor = ({ type, data }: BillingNews): (Sum & { name: TotalName })[] => {
  switch (type) {
    case "InvoiceIssued":
      return data.totalFen === 0 ? [] : [{ name: `DUE#${data.dueOn}`, amountFen: data.totalFen, count: 1 }];
    case "InvoicePaid":
      return [{ name: `DUE#${data.dueOn}`, amountFen: -data.amountFen, count: data.balanceFen === 0 ? -1 : 0 }];
    case "PaymentReceived":
      return [
        { name: `RECEIVED#${data.receivedOn}`, amountFen: data.amountFen, count: 1 },
        { name: "PREPAID", amountFen: data.unallocatedFen, count: 0 },
      ];
    case "PaymentAllocated":
      return [{ name: "PREPAID", amountFen: -data.allocated.reduce((n, { amountFen }) => n + amountFen, 0), count: 0 }];
  }
};

/** Those of `from` and later, together. */
export const since = (from: LocalDate, received: readonly (Sum & { date: LocalDate })[]): Sum => {
  const own = received.filter(({ date }) => date >= from);
  return {
    amountFen: own.reduce((n, { amountFen }) => n + amountFen, 0),
    count: own.reduce((n, { count }) => n + count, 0),
  };
};
