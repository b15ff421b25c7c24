import { invoiceIssued, invoicePaid, paymentAllocated, paymentReceived } from "../../events/billing.ts";
import { shipmentShipped } from "../../events/shipments.ts";
import {
  allocatePayment,
  getAgeing,
  getInvoice,
  getPayment,
  getStatement,
  listInvoices,
  recordPayment,
} from "../../shared/contracts/billing.ts";
import { getReceivables } from "../../shared/contracts/receivables.ts";
import { triggers } from "../../shared/triggers.ts";

const may = ["read"] as const;
export const billing = triggers([
  {
    on: shipmentShipped,
    run: "billing/invoice-shipment.event",
    may: ["read", "write"],
    ifBroken: "goods leave without an invoice, and their orders never settle",
  },
  {
    on: [invoiceIssued, invoicePaid, paymentReceived, paymentAllocated],
    run: "billing/count-receivables.event",
    may: ["write"],
    ifBroken: "HQ's home shows receivables of a while ago; accounts and statements are not affected",
  },
  { route: listInvoices, run: "billing/list-invoices.http", may, ifBroken: "nobody sees what is owed" },
  { route: getInvoice, run: "billing/get-invoice.http", may, ifBroken: "invoices cannot be opened" },
  {
    route: recordPayment,
    run: "billing/record-payment.http",
    may: ["read", "write"],
    ifBroken: "payments cannot be recorded: credit stays used and orders are held as overdue",
  },
  {
    route: allocatePayment,
    run: "billing/allocate-payment.http",
    may: ["read", "write"],
    ifBroken: "prepayments cannot be set against invoices",
  },
  { route: getPayment, run: "billing/get-payment.http", may, ifBroken: "payments cannot be looked up" },
  { route: getStatement, run: "billing/get-statement.http", may, ifBroken: "accounts cannot be reconciled" },
  { route: getAgeing, run: "billing/get-ageing.http", may, ifBroken: "nobody sees how late the money is" },
  {
    route: getReceivables,
    run: "billing/get-receivables.http",
    may,
    ifBroken: "finance does not see at home what is owed and what came in",
  },
]);
