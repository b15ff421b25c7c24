import type { Allocation, InvoiceSummary } from "../../shared/contracts/billing.ts";
import { maxInvoicesPerCall } from "../../shared/contracts/bounds.ts";
import type { EntityId, InvoiceId } from "../../shared/contracts/primitives.ts";
import { notFound } from "../../shared/errors.ts";
import { openDocuments } from "../credit/index.ts";
import { checkShares, dueFirst, inOrder, type Share } from "./allocation.ts";
import { readInvoices } from "./billing.table.ts";

/** The invoices that `allocation` means, as they are now, with the share of each; and whether money and open invoices are left after them. */
export const chooseInvoices = async (
  entityId: EntityId,
  leftFen: number,
  allocation: Allocation,
): Promise<{ shares: Share<InvoiceSummary>[]; more: boolean }> => {
  if (allocation.kind === "none") return { shares: [], more: false };
  if (allocation.kind === "list") {
    const found = await readInvoices(allocation.invoices.map(({ invoiceId }) => invoiceId));
    const shares = allocation.invoices.map(({ amountFen }, i) => {
      const of = found[i];
      if (!of) throw notFound();
      return { of, amountFen };
    });
    checkShares(entityId, leftFen, shares);
    return { shares, more: false };
  }
  const { items, cursor } = await openDocuments(entityId, "receivables", { limit: maxInvoicesPerCall });
  const found = await readInvoices(items.map(({ document }) => document as InvoiceId));
  const open = dueFirst(found.filter((invoice) => invoice !== undefined));
  const shares = inOrder(leftFen, open, ({ balanceFen }) => balanceFen);
  const usedFen = shares.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return { shares, more: cursor !== undefined && usedFen < leftFen };
};
