import { invoiceIssued } from "../../events/billing.ts";
import { on } from "../../shared/on.ts";
import { invoiceIssued as letter } from "./templates/billing.ts";
import { tell } from "./tell.ts";

const name = "notifications/tell-buyer-of-invoice.event";

export const handler = on(name, invoiceIssued, async (event, { now }) => {
  const to = { tenant: event.tenant, roles: ["manager"] as const };
  await tell({ name, event, now, to, template: letter, facts: event.data });
});
