import { invoiceIssued, invoicePaid, paymentAllocated, paymentReceived } from "../../events/billing.ts";
import type { EventDefinition } from "../../events/define.ts";
import { commit } from "../../shared/commit.ts";
import { on } from "../../shared/on.ts";
import { type BillingNews, countsFor } from "./receivables.ts";
import { counted } from "./receivables.table.ts";

const heardOf = [invoiceIssued, invoicePaid, paymentReceived, paymentAllocated] as readonly EventDefinition<
  BillingNews["data"]
>[];

/** Adds each event to the company's totals. */
export const handler = on("billing/count-receivables.event", heardOf, (event, { heard }) =>
  commit([heard, ...countsFor(event as BillingNews).flatMap(counted)]),
);
