import type { Alert } from "../../shared/contracts/alerts.ts";
import { addSeconds } from "../../shared/dates.ts";
import { Refusal, stale } from "../../shared/errors.ts";

/** What others raise. `family`: rules of which only one can hold at a time share it (the default: the rule alone). */
export interface Cause {
  rule: string;
  key: string;
  family?: string | undefined;
}
export type Raising = Cause & Pick<Alert, "severity" | "tenant" | "facts"> & { now: string };
/** `dueAt`: when to look again whether somebody takes care. Absent: no need to. */
export type KeptAlert = Alert & { family: string; dueAt?: string | undefined };

const unattendedSeconds = 24 * 3_600;
const rank = { warning: 0, critical: 1 };
const dueIn = (now: string): string => addSeconds(now, unattendedSeconds);
export const maximumSnoozeDays = 30;

export const familyOf = ({ rule, family = rule }: Cause): string => family;

export const raised = (id: Alert["id"], cause: Raising): KeptAlert => {
  const { rule, key, severity, tenant, facts, now } = cause;
  return {
    id,
    rule,
    key,
    family: familyOf(cause),
    severity,
    tenant,
    facts,
    status: "open",
    raisedAt: now,
    dueAt: dueIn(now),
    version: 1,
  };
};

const next = (alert: KeptAlert, change: Partial<KeptAlert>): KeptAlert => ({
  ...alert,
  ...change,
  version: alert.version + 1,
});
export const sameAs = (alert: KeptAlert, { rule, severity }: Raising): boolean =>
  alert.rule === rule && alert.severity === severity;

/** Another rule of its family holds now. Getting worse ends a snooze and starts the day anew. */
export const turnedTo = (
  alert: KeptAlert,
  { rule, severity, facts, now }: Raising,
): { after: KeptAlert; worse: boolean } => {
  const worse = rank[severity] > rank[alert.severity];
  const reminder = { snoozedUntil: undefined, escalatedAt: undefined, dueAt: alert.owner ? undefined : dueIn(now) };
  return { after: next(alert, { rule, severity, facts, ...(worse && reminder) }), worse };
};

const changeable = (alert: KeptAlert, expectedVersion: number): void => {
  if (alert.status === "resolved") throw new Refusal("alert/resolved");
  if (alert.version !== expectedVersion) throw stale();
};

export const takenBy = (alert: KeptAlert, owner: NonNullable<Alert["owner"]>, expectedVersion: number): KeptAlert => {
  changeable(alert, expectedVersion);
  return next(alert, { status: "acknowledged", owner, dueAt: alert.snoozedUntil });
};

export const snoozed = (alert: KeptAlert, until: string, now: string, expectedVersion: number): KeptAlert => {
  changeable(alert, expectedVersion);
  const latest = addSeconds(now, maximumSnoozeDays * 86_400);
  if (until <= now || until > latest) throw new Refusal("alert/snooze-past", { maximumDays: maximumSnoozeDays });
  return next(alert, { snoozedUntil: until, dueAt: until });
};

/** The moment to look again has come: undefined where it was moved meanwhile. */
export const escalated = (
  alert: KeptAlert,
  now: string,
): { after: KeptAlert; because: "snooze-over" | "nobody-took-it" } | undefined => {
  if (alert.status === "resolved" || alert.dueAt === undefined || alert.dueAt > now) return undefined;
  return alert.snoozedUntil
    ? {
        because: "snooze-over",
        after: next(alert, { snoozedUntil: undefined, dueAt: alert.owner ? undefined : dueIn(now) }),
      }
    : { because: "nobody-took-it", after: next(alert, { escalatedAt: now, dueAt: undefined }) };
};

export const resolved = (alert: KeptAlert, now: string): KeptAlert =>
  next(alert, { status: "resolved", resolvedAt: now, snoozedUntil: undefined, dueAt: undefined });
