import { invoiceIssued } from "../../events/billing.ts";
import { systemActor } from "../../events/define.ts";
import type { shipmentShipped } from "../../events/shipments.ts";
import { digest } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { InvoiceSummary, Payment } from "../../shared/contracts/billing.ts";
import type { EntityId, LocalDate, ReceiptId } from "../../shared/contracts/primitives.ts";
import { addDays } from "../../shared/dates.ts";
import { news } from "../../shared/outbox.ts";
import type { Action } from "../../shared/table.ts";
import { creditOf, heldBy, openDocuments, setHolds } from "../credit/index.ts";
import { inOrder, type Share } from "./allocation.ts";
import { invoicePartition, ledgered, newInvoice } from "./billing.table.ts";
import { paidBy, paidNews, receiptNews } from "./settle.ts";
import { readReceipts, receiptChanged } from "./receipts.table.ts";

export type Shipped = ReturnType<typeof shipmentShipped.read>["data"];
/** What one transaction holds beside the invoice; the rest of a prepaid invoice is settled by the next payment or by hand. */
const maxReceipts = 10;

/** The invoice of a shipment, before any payment. Its id is the shipment's: one invoice per shipment ever. */
export const invoiceFor = (shipped: Shipped, issuedOn: LocalDate): InvoiceSummary => {
  const token = digest("invoice", shipped.shipmentId);
  return {
    id: `inv_${token}`,
    number: `IN${issuedOn.slice(2).replaceAll("-", "")}-${token.slice(0, 8).toUpperCase()}`,
    orderId: shipped.orderId,
    orderNumber: shipped.number,
    shipmentId: shipped.shipmentId,
    distributorId: shipped.distributorId,
    distributorName: shipped.distributorName,
    entityId: shipped.entityId,
    currency: shipped.currency,
    totalFen: shipped.totalFen,
    ...(shipped.freightFen && { freightFen: shipped.freightFen }),
    taxFen: shipped.taxFen,
    balanceFen: shipped.totalFen,
    state: shipped.totalFen === 0 ? "paid" : "open",
    issuedOn,
    dueOn: addDays(issuedOn, shipped.dueDays ?? 0),
    version: 1,
  } as InvoiceSummary;
};

/** Goods shipped are always invoiced: nothing here asks for credit. The order's hold becomes the invoice's receivable. */
export const issueInvoice = async (
  shipped: Shipped,
  issuedOn: LocalDate,
  heard: Action,
  now: string,
): Promise<void> => {
  const actor = systemActor("billing/invoice-shipment.event");
  const issued = invoiceFor(shipped, issuedOn);
  const { id, entityId, orderId, distributorId: tenant, totalFen, dueOn } = issued;
  const position = await creditOf(entityId, now);
  const [orderFen, shares] = await Promise.all([
    heldBy(entityId, orderId, position),
    shipped.dueDays === null ? prepayments(entityId, totalFen) : [],
  ]);
  const orderHeldFen = Math.max(0, orderFen - totalFen);
  const countsFrom = position.ahead.find(({ document }) => document === orderId)?.countsFrom;
  let invoice = issued;
  const payments = shares.flatMap(({ of: receipt, amountFen }) => {
    const share = { of: invoice, amountFen };
    invoice = paidBy(invoice, amountFen);
    const { version, unallocatedFen } = receipt;
    const after = { ...receipt, version: version + 1, unallocatedFen: unallocatedFen - amountFen };
    return [
      receiptChanged(receipt, after),
      receiptNews(after, [share], { actor, now }),
      paidNews(invoice, receipt.id, amountFen, { actor, now }),
    ];
  });
  const { taxFen, number, orderNumber, shipmentId, distributorName, currency } = issued;
  const about = { invoiceId: id, number, orderId, orderNumber, shipmentId, distributorId: tenant, distributorName };
  const data = { ...about, entityId, currency, totalFen, taxFen, issuedOn, dueOn, orderHeldFen };
  await commit([
    heard,
    ...newInvoice(invoice, shipped.lines),
    news(invoiceIssued, { pk: invoicePartition(id), id, tenant, version: 1, actor, now, data }),
    ...payments,
    ...setHolds({
      entityId,
      holds: [
        { document: orderId, tenant, previousFen: orderFen, amountFen: orderHeldFen, countsFrom },
        { document: id, tenant, previousFen: 0, amountFen: invoice.balanceFen, dueOn },
        ...shares.map(({ of, amountFen }) => ({
          document: of.id,
          tenant: "HQ",
          previousFen: of.unallocatedFen,
          amountFen: of.unallocatedFen - amountFen,
        })),
      ],
      ...{ mode: "force", position, now },
    }),
    ...ledgered(entityId, tenant, { date: issuedOn, kind: "invoice", document: id, number, amountFen: totalFen }),
  ]);
};

const prepayments = async (entityId: EntityId, totalFen: number): Promise<Share<Payment>[]> => {
  const { items } = await openDocuments(entityId, "receipts", { limit: 100 });
  const receipts = await readReceipts(items.map(({ document }) => document as ReceiptId));
  return inOrder(totalFen, receipts, ({ unallocatedFen }) => unallocatedFen).slice(0, maxReceipts);
};
