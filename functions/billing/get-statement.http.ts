import { getStatement } from "../../shared/contracts/billing.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { ledgerOf } from "./billing.table.ts";
import { entityMeant } from "./own-entity.ts";
import { statementOf } from "./statement.ts";

export const handler = http(getStatement, async ({ query: { entityId: asked, from, to }, caller }) => {
  const [entityId, { currency }] = await Promise.all([entityMeant(caller, asked), policyNow()]);
  const { months, rows } = await ledgerOf(entityId, from, to);
  return { entityId, currency, from, to, ...statementOf(from, months, rows) };
});
