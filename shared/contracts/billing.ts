import * as z from "zod";
import { ageingBuckets, maxInvoicesPerCall } from "./bounds.ts";
import { contract } from "./contract.ts";
import { ageing, invoice, invoiceSummary, payment, statement } from "./billing.examples.ts";
import {
  Currency,
  DistributorId,
  EntityId,
  Instant,
  InvoiceId,
  LocalDate,
  OrderId,
  pageOf,
  Paging,
  PositiveFen,
  ReceiptId,
  ShipmentId,
  TotalFen,
  Version,
} from "./primitives.ts";

export const InvoiceSummary = z.object({
  id: InvoiceId,
  number: z.string(),
  orderId: OrderId,
  orderNumber: z.string(),
  shipmentId: ShipmentId,
  distributorId: DistributorId,
  distributorName: z.string(),
  entityId: EntityId,
  currency: Currency,
  /** Tax and freight included. */
  totalFen: PositiveFen,
  freightFen: PositiveFen.optional(),
  taxFen: PositiveFen,
  balanceFen: PositiveFen,
  state: z.enum(["open", "paid"]),
  issuedOn: LocalDate,
  dueOn: LocalDate,
  version: Version,
});
export type InvoiceSummary = z.infer<typeof InvoiceSummary>;
/** Copied from the shipment, which copied the order's frozen prices. */
export const InvoiceLine = z.object({
  lineNo: z.int(),
  sku: z.string(),
  quantity: z.int(),
  unitFen: z.int(),
  amountFen: z.int(),
  taxFen: z.int(),
});
export const Invoice = InvoiceSummary.extend({
  lines: z.array(InvoiceLine),
  payments: z.array(z.object({ receiptId: ReceiptId, amountFen: PositiveFen, at: Instant })),
});

const hqReaders = ["sales", "finance", "admin"] as const;
const readers = ["viewer", "buyer", "manager", ...hqReaders] as const;

export const listInvoices = contract({
  name: "list-invoices",
  summary: { en: "Invoices of a distributor: open ones by due date, or all, the newest first", zh: "发票列表" },
  method: "GET",
  path: "/invoices",
  who: readers,
  /** HQ names the distributor; a distributor's members see their own. */
  query: Paging.extend({ distributorId: DistributorId.optional(), state: z.enum(["open", "all"]).default("all") }),
  ok: { status: 200, body: pageOf(InvoiceSummary) },
  refusals: [],
  example: { query: { distributorId: "dst_hz01", state: "open" }, reply: { items: [invoiceSummary] } },
});
export const getInvoice = contract({
  name: "get-invoice",
  summary: { en: "An invoice with its lines and payments", zh: "发票明细及收款" },
  method: "GET",
  path: "/invoices/{invoiceId}",
  who: readers,
  params: z.strictObject({ invoiceId: InvoiceId }),
  ok: { status: 200, body: Invoice },
  refusals: [],
  example: { params: { invoiceId: "inv_4f6g8h" }, reply: invoice },
});

const Share = z.strictObject({ invoiceId: InvoiceId, amountFen: PositiveFen.min(1) });
/** Which invoices a payment settles: those due first, as far as it reaches; a list; none yet (a prepayment). */
export const Allocation = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("oldest-first") }),
  z.strictObject({
    kind: z.literal("list"),
    invoices: z
      .array(Share)
      .min(1)
      .max(maxInvoicesPerCall)
      .refine((list) => new Set(list.map(({ invoiceId }) => invoiceId)).size === list.length, "each invoice once"),
  }),
  z.strictObject({ kind: z.literal("none") }),
]);
export type Allocation = z.infer<typeof Allocation>;

export const Payment = z.object({
  id: ReceiptId,
  entityId: EntityId,
  currency: Currency,
  amountFen: PositiveFen,
  receivedOn: LocalDate,
  reference: z.string(),
  /** A prepayment until it is allocated: it counts against the exposure. */
  unallocatedFen: PositiveFen,
  version: Version,
});
export type Payment = z.infer<typeof Payment>;
const PaymentReply = Payment.extend({
  /** What this call settled, and what each invoice is open for after it. */
  allocated: z.array(z.object({ invoiceId: InvoiceId, amountFen: PositiveFen, balanceFen: PositiveFen })),
  /** Money and open invoices are left: one call settles at most 30; allocate again. */
  moreToAllocate: z.boolean(),
});
const allocationRefusals = ["payment/over-allocated", "invoice/overpaid", "invoice/of-another-entity"] as const;

export const recordPayment = contract({
  name: "record-payment",
  summary: { en: "Record a payment received and settle invoices with it", zh: "登记收款并核销发票" },
  method: "POST",
  path: "/payments",
  who: ["finance"],
  body: z.strictObject({
    entityId: EntityId,
    amountFen: PositiveFen.min(1),
    receivedOn: LocalDate,
    /** The bank's own number for it; recorded once. */
    reference: z.string().trim().min(1).max(80),
    allocation: Allocation.default({ kind: "oldest-first" }),
  }),
  ok: { status: 201, body: PaymentReply },
  refusals: ["payment/reference-known", "payment/not-from-the-future", ...allocationRefusals],
  example: {
    body: {
      entityId: "ent_hengsheng",
      amountFen: 50_000,
      receivedOn: "2026-11-23",
      reference: "ICBC-20261123-00017",
      allocation: { kind: "oldest-first" },
    },
    reply: payment,
  },
});
const paymentParams = z.strictObject({ receiptId: ReceiptId });
export const allocatePayment = contract({
  name: "allocate-payment",
  summary: { en: "Settle invoices with what is left of a payment", zh: "用收款余额核销发票" },
  method: "POST",
  path: "/payments/{receiptId}/allocations",
  who: ["finance"],
  params: paymentParams,
  body: z.strictObject({ allocation: Allocation }),
  ok: { status: 200, body: PaymentReply },
  refusals: allocationRefusals,
  example: {
    params: { receiptId: "rct_9x8y7z" },
    body: { allocation: { kind: "list", invoices: [{ invoiceId: "inv_4f6g8h", amountFen: 36_000 }] } },
    reply: payment,
  },
});
export const getPayment = contract({
  name: "get-payment",
  summary: { en: "A payment and what is left of it", zh: "收款及余额" },
  method: "GET",
  path: "/payments/{receiptId}",
  who: hqReaders,
  params: paymentParams,
  ok: { status: 200, body: Payment },
  refusals: [],
  example: { params: { receiptId: "rct_9x8y7z" }, reply: payment },
});

export const Statement = z.object({
  entityId: EntityId,
  currency: Currency,
  from: LocalDate,
  to: LocalDate,
  /** Owed (negative: prepaid) before the first day, and after the last. */
  openingFen: z.int(),
  closingFen: z.int(),
  rows: z.array(
    z.object({
      date: LocalDate,
      kind: z.enum(["invoice", "payment"]),
      document: z.string(),
      number: z.string(),
      /** Positive for invoices, negative for payments. */
      amountFen: z.int(),
      balanceFen: z.int(),
    }),
  ),
});
const daysCovered = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
export const getStatement = contract({
  name: "get-statement",
  summary: { en: "The statement of account of a legal entity (at most 92 days)", zh: "往来对账单（最多 92 天）" },
  method: "GET",
  path: "/statement",
  who: ["manager", ...hqReaders],
  /** HQ names the entity; a distributor's managers see their own entity's whole account. */
  query: z
    .strictObject({ entityId: EntityId.optional(), from: LocalDate, to: LocalDate })
    .refine(({ from, to }) => from <= to && daysCovered(from, to) <= 92, {
      path: ["to"],
      message: "1 to 92 days from `from`",
    }),
  ok: { status: 200, body: Statement },
  refusals: [],
  example: { query: { entityId: "ent_hengsheng", from: "2026-11-01", to: "2026-11-30" }, reply: statement },
});

export const AgeingBuckets = z.array(z.object({ bucket: z.enum(ageingBuckets), amountFen: TotalFen, count: z.int() }));
export const Ageing = z.object({
  entityId: EntityId,
  currency: Currency,
  asOf: LocalDate,
  buckets: AgeingBuckets,
  totalFen: TotalFen,
});
export const getAgeing = contract({
  name: "get-ageing",
  summary: { en: "What a legal entity owes, by days past due", zh: "应收账龄" },
  method: "GET",
  path: "/ageing",
  who: ["manager", ...hqReaders],
  query: z.strictObject({ entityId: EntityId.optional() }),
  ok: { status: 200, body: Ageing },
  refusals: [],
  example: { query: { entityId: "ent_hengsheng" }, reply: ageing },
});
