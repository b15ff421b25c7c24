/**
 * 1. the rows of a subject, by time        base     AUDIT#<kind>#<id>        <instant>#<version>#<action>
 * 2. what a member did, by time            byOwner  AUDIT-BY#<actorId>       <instant>#<kind>#<id>
 * 3. everything of a range, by time        byStage  AUDIT-MONTH#<yyyy-mm>    <instant>#<kind>#<id>
 * Rows are created and read; nothing updates or removes one.
 */
import type { Actor } from "../../events/define.ts";
import type { AuditEntry } from "../../shared/contracts/audit.ts";
import { Refusal } from "../../shared/errors.ts";
import { type Action, create, type Page, query } from "../../shared/table.ts";
import { changesBetween } from "./changes.ts";
import { monthsOf } from "./day-range.ts";

export interface AuditedChange {
  subject: { kind: string; id: string };
  /** The distributor concerned, or "HQ". */
  tenant: string;
  actor: Actor;
  now: string;
  /** The contract's or the job's name: `change-policy`. */
  action: string;
  before?: unknown;
  after?: unknown;
  reason?: string | undefined;
  /** The subject's version after the change. */
  version: number;
}

export const auditAction = (change: AuditedChange): Action => {
  const { subject, tenant, actor, now, action, before, after, reason, version } = change;
  const name = `${subject.kind}#${subject.id}`;
  const summary: AuditEntry = {
    at: now,
    subject,
    actor,
    action,
    ...(reason !== undefined && { reason }),
    version,
    changes: changesBetween(before, after).filter(({ field }) => field !== "version"),
  };
  return create({
    pk: `AUDIT#${name}`,
    sk: `${now}#${String(version).padStart(8, "0")}#${action}`,
    type: "audit",
    tenant,
    version,
    summary,
    ownerPk: `AUDIT-BY#${actor.id}`,
    ownerSk: `${now}#${name}`,
    stagePk: `AUDIT-MONTH#${now.slice(0, 7)}`,
    stageSk: `${now}#${name}`,
  });
};

type Range = readonly [string, string];
type Paged = { limit: number; cursor?: string | undefined; range?: Range | undefined };
type Row = { summary: AuditEntry };
const entries = ({ items, cursor }: Page<Row>): Page<AuditEntry> => ({
  items: items.map(({ summary }) => summary),
  cursor,
});
/** "~" follows every character that a sort key continues with. */
const within = (range: Range | undefined) => range && { between: [range[0], `${range[1]}~`] as const };

export const auditOfSubject = async (kind: string, id: string, { limit, cursor, range }: Paged) =>
  entries(await query<Row>({ partition: `AUDIT#${kind}#${id}`, newestFirst: true, limit, cursor, ...within(range) }));

export const auditOfActor = async (actorId: string, { limit, cursor, range }: Paged) =>
  entries(
    await query<Row>({
      from: "byOwner",
      partition: `AUDIT-BY#${actorId}`,
      newestFirst: true,
      limit,
      cursor,
      ...within(range),
    }),
  );

/** Goes from month to month, so its cursor names the month it stands in. */
export const auditOfRange = async (
  range: Range,
  { limit, cursor }: Omit<Paged, "range">,
): Promise<Page<AuditEntry>> => {
  const months = monthsOf(range);
  const [startMonth = months[0], start] = cursor?.split("~") ?? [];
  const first = months.indexOf(startMonth as string);
  if (first < 0) throw new Refusal("request/inconsistent", { errors: [{ path: "query.cursor" }] });
  const items: AuditEntry[] = [];
  for (const month of months.slice(first)) {
    const page = await query<Row>({
      from: "byStage",
      partition: `AUDIT-MONTH#${month}`,
      newestFirst: true,
      limit: limit - items.length,
      cursor: month === startMonth && start ? start : undefined,
      ...within(range),
    });
    items.push(...entries(page).items);
    if (page.cursor) return { items, cursor: `${month}~${page.cursor}` };
    const next = months[months.indexOf(month) + 1];
    if (items.length >= limit && next) return { items, cursor: `${next}~` };
  }
  return { items };
};
