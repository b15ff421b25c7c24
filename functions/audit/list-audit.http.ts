import { listAudit } from "../../shared/contracts/audit.ts";
import { addDays, localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { auditOfActor, auditOfRange, auditOfSubject } from "./audit.table.ts";
import { dayRange } from "./day-range.ts";

const beginning = "2020-01-01";
const longestDays = 366;

export const handler = http(listAudit, async ({ query, now }) => {
  const { subjectKind, subjectId, actorId, limit, cursor } = query;
  const { timeZone } = await policyNow();
  const today = localDate(now, timeZone);
  const to = query.to ?? (query.from && query.from > today ? query.from : today);
  const range = (from: string) => dayRange(query.from ?? from, to, timeZone);
  if (subjectKind && subjectId)
    return auditOfSubject(subjectKind, subjectId, { limit, cursor, range: range(beginning) });
  if (actorId) return auditOfActor(actorId, { limit, cursor, range: range(beginning) });
  const from = query.from ?? addDays(to, -30);
  const earliest = addDays(to, -longestDays);
  return auditOfRange(dayRange(from < earliest ? earliest : from, to, timeZone), { limit, cursor });
});
