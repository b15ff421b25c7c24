import { invoicePaid, paymentAllocated, paymentReceived } from "../../events/billing.ts";
import type { Actor } from "../../events/define.ts";
import type { InvoiceSummary, Payment } from "../../shared/contracts/billing.ts";
import { news } from "../../shared/outbox.ts";
import type { Action } from "../../shared/table.ts";
import { type CreditPosition, setHolds } from "../credit/index.ts";
import type { Share } from "./allocation.ts";
import { invoiceChanged, invoicePartition } from "./billing.table.ts";
import { newReceipt, receiptChanged, receiptPartition } from "./receipts.table.ts";

interface By {
  actor: Actor;
  now: string;
}

/** `invoice` with `amountFen` more paid on it. */
export const paidBy = (invoice: InvoiceSummary, amountFen: number): InvoiceSummary => {
  const balanceFen = invoice.balanceFen - amountFen;
  return { ...invoice, balanceFen, state: balanceFen === 0 ? "paid" : "open", version: invoice.version + 1 };
};

/** The news of a payment on an invoice that is `after` it. */
export const paidNews = (after: InvoiceSummary, receiptId: string, amountFen: number, by: By): Action => {
  const { id, distributorId: tenant, version, taxFen: _, state: __, issuedOn: ___, ...rest } = after;
  const data = { ...rest, distributorId: tenant, invoiceId: id, receiptId, amountFen };
  return news(invoicePaid, { pk: invoicePartition(id), id, tenant, version, ...by, data });
};

/** The news of a receipt that is `after` its recording (version 1) or a later allocation. */
export const receiptNews = (after: Payment, shares: readonly Share<InvoiceSummary>[], by: By): Action => {
  const { id, version, ...rest } = after;
  const allocated = shares.map(({ of, amountFen }) => ({ invoiceId: of.id, amountFen }));
  return news(version === 1 ? paymentReceived : paymentAllocated, {
    pk: receiptPartition(id),
    id,
    tenant: "HQ",
    version,
    ...by,
    data: { ...rest, receiptId: id, allocated },
  });
};

/** One payment set against invoices: receipt, invoices, credit and news. `before` is absent for a new receipt. */
export const settlement = (
  { before, after }: { before?: Payment | undefined; after: Payment },
  shares: readonly Share<InvoiceSummary>[],
  position: CreditPosition,
  by: By,
): Action[] => {
  const holds = [
    {
      document: after.id,
      tenant: "HQ",
      previousFen: before?.unallocatedFen ?? 0,
      amountFen: after.unallocatedFen,
    },
    ...shares.map(({ of, amountFen }) => ({
      document: of.id,
      tenant: of.distributorId,
      dueOn: of.dueOn,
      previousFen: of.balanceFen,
      amountFen: of.balanceFen - amountFen,
    })),
  ];
  return [
    ...(before ? [receiptChanged(before, after)] : newReceipt(after)),
    receiptNews(after, shares, by),
    ...shares.flatMap(({ of, amountFen }) => {
      const paid = paidBy(of, amountFen);
      return [invoiceChanged(of, paid), paidNews(paid, after.id, amountFen, by)];
    }),
    ...setHolds({ entityId: after.entityId, holds, mode: "force", position, now: by.now }),
  ];
};
