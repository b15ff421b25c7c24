import { allocatePayment } from "../../shared/contracts/billing.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { pay } from "./pay.ts";
import { readReceipt } from "./receipts.table.ts";

export const handler = http(allocatePayment, ({ params, body, caller: { actor }, now, once }) =>
  pay(
    async () => {
      const before = await readReceipt(params.receiptId);
      if (!before) throw notFound();
      return { before, unallocated: { ...before, version: before.version + 1 }, also: [] };
    },
    body.allocation,
    { once, actor, now },
  ),
);
