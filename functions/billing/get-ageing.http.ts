import { getAgeing } from "../../shared/contracts/billing.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { everyPage } from "../../shared/table.ts";
import { policyNow } from "../company/index.ts";
import { openDocuments } from "../credit/index.ts";
import { ageingOf } from "./ageing.ts";
import { entityMeant } from "./own-entity.ts";

export const handler = http(getAgeing, async ({ query, caller, now }) => {
  const [entityId, { currency, timeZone }] = await Promise.all([entityMeant(caller, query.entityId), policyNow()]);
  const receivables = await everyPage((cut) => openDocuments(entityId, "receivables", cut));
  const asOf = localDate(now, timeZone);
  const due = receivables.map(({ dueOn, amountFen }) => ({ dueOn: dueOn!, amountFen }));
  return { entityId, currency, asOf, ...ageingOf(due, asOf) };
});
