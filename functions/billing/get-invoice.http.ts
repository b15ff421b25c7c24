import { getInvoice } from "../../shared/contracts/billing.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { readInvoice } from "./billing.table.ts";

export const handler = http(getInvoice, async ({ params, caller }) => {
  const invoice = await readInvoice(params.invoiceId);
  if (!invoice || !maySee(caller, invoice.distributorId)) throw notFound();
  return invoice as never;
});
