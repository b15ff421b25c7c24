import * as z from "zod";
import { AgeingBuckets } from "./billing.ts";
import { ageing } from "./billing.examples.ts";
import { contract } from "./contract.ts";
import { Currency, LocalDate, TotalFen } from "./primitives.ts";

const Received = z.object({ amountFen: TotalFen, count: z.int() });
export const Receivables = z.object({
  currency: Currency,
  asOf: LocalDate,
  /** Of all open invoices. */
  totalFen: TotalFen,
  overdueFen: TotalFen,
  buckets: AgeingBuckets,
  /** Received and not yet set against invoices. */
  prepaidFen: TotalFen,
  /** Payments by the date on which they came in. */
  received: z.object({ today: Received, thisMonth: Received }),
});
export const getReceivables = contract({
  name: "get-receivables",
  summary: { en: "What is owed to the company, by days past due, and what came in", zh: "公司应收、账龄与收款" },
  method: "GET",
  path: "/receivables",
  who: ["sales", "finance", "admin"],
  ok: { status: 200, body: Receivables },
  refusals: [],
  example: {
    reply: {
      currency: "CNY",
      asOf: ageing.asOf,
      totalFen: ageing.totalFen,
      overdueFen: 26_000,
      buckets: ageing.buckets,
      prepaidFen: 14_000,
      received: { today: { amountFen: 50_000, count: 1 }, thisMonth: { amountFen: 310_000, count: 6 } },
    },
  },
});
