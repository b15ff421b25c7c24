import * as z from "zod";
import { event } from "./define.ts";

const source = "huotong.billing";
const aboutInvoice = () =>
  z.object({
    invoiceId: z.string(),
    number: z.string(),
    orderId: z.string(),
    orderNumber: z.string(),
    shipmentId: z.string(),
    distributorId: z.string(),
    distributorName: z.string(),
    entityId: z.string(),
    currency: z.string(),
    totalFen: z.int(),
    dueOn: z.string(),
  });
const aboutInvoiceExample = {
  invoiceId: "inv_4f6g8h",
  number: "IN261123-4F6G8H",
  orderId: "ord_7k2m9q",
  orderNumber: "SO261123-7K2M9Q",
  shipmentId: "shp_4f6g8h",
  distributorId: "dst_hz01",
  distributorName: "杭州恒盛商贸有限公司",
  entityId: "ent_hengsheng",
  currency: "CNY",
  totalFen: 36_000,
  dueOn: "2026-12-23",
};

/** A shipment was invoiced: once ever, at the order's prices. */
export const invoiceIssued = event({
  source,
  type: "InvoiceIssued",
  version: 1,
  detail: () =>
    aboutInvoice().extend({
      taxFen: z.int(),
      issuedOn: z.string(),
      /** What the order's own credit hold is after its value went over to the invoice. */
      orderHeldFen: z.int(),
    }),
  example: { ...aboutInvoiceExample, taxFen: 4_142, issuedOn: "2026-11-23", orderHeldFen: 0 },
});

/** Money was set against an invoice. `balanceFen` 0: it is paid in full. */
export const invoicePaid = event({
  source,
  type: "InvoicePaid",
  version: 1,
  detail: () => aboutInvoice().extend({ receiptId: z.string(), amountFen: z.int(), balanceFen: z.int() }),
  example: { ...aboutInvoiceExample, receiptId: "rct_9x8y7z", amountFen: 36_000, balanceFen: 0 },
});

const Allocated = () => z.array(z.object({ invoiceId: z.string(), amountFen: z.int() }));
const aboutReceipt = () =>
  z.object({
    receiptId: z.string(),
    entityId: z.string(),
    reference: z.string(),
    receivedOn: z.string(),
    currency: z.string(),
    amountFen: z.int(),
    /** Left for later, and until then a prepayment. */
    unallocatedFen: z.int(),
    allocated: Allocated(),
  });
const aboutReceiptExample = {
  receiptId: "rct_9x8y7z",
  entityId: "ent_hengsheng",
  reference: "ICBC-20261123-00017",
  receivedOn: "2026-11-23",
  currency: "CNY",
  amountFen: 50_000,
  unallocatedFen: 14_000,
  allocated: [{ invoiceId: "inv_4f6g8h", amountFen: 36_000 }],
};
export const paymentReceived = event({
  source,
  type: "PaymentReceived",
  version: 1,
  detail: aboutReceipt,
  example: aboutReceiptExample,
});
/** What had been left of a payment was set against invoices, by a person or by the invoicing of a prepaid order. */
export const paymentAllocated = event({
  source,
  type: "PaymentAllocated",
  version: 1,
  detail: aboutReceipt,
  example: { ...aboutReceiptExample, unallocatedFen: 0, allocated: [{ invoiceId: "inv_5g7h9j", amountFen: 14_000 }] },
});
