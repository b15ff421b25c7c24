import { getPayment } from "../../shared/contracts/billing.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { readReceipt } from "./receipts.table.ts";

export const handler = http(getPayment, async ({ params }) => {
  const receipt = await readReceipt(params.receiptId);
  if (!receipt) throw notFound();
  return receipt;
});
