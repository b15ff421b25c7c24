import { listInvoices } from "../../shared/contracts/billing.ts";
import { notFound, Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { invoicesOf } from "./billing.table.ts";

export const handler = http(listInvoices, async ({ query: { distributorId, ...page }, caller }) => {
  const asked = distributorId ?? (caller.tenant === "HQ" ? undefined : caller.tenant);
  if (!asked) throw new Refusal("request/inconsistent", { errors: [{ path: "query.distributorId" }] });
  if (!maySee(caller, asked)) throw notFound();
  return invoicesOf(asked, page);
});
