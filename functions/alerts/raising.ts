import { alertEased, alertEscalated, alertRaised, alertResolved } from "../../events/alerts.ts";
import { systemActor } from "../../events/define.ts";
import { digest } from "../../shared/clock.ts";
import type { AlertId } from "../../shared/contracts/primitives.ts";
import type { Action } from "../../shared/table.ts";
import { type KeptAlert, type Raising, raised, resolved, sameAs, turnedTo } from "./alert.ts";
import { saved } from "./alerts.table.ts";
import { told } from "./told.ts";

const actor = systemActor("alerts");

/** What makes the alert of `cause` be open, where `open` is the one of its family and key. */
export const raisingOver = (open: KeptAlert | undefined, cause: Raising): Action[] => {
  const { now } = cause;
  if (!open) {
    const alert = raised(`alr_${digest(cause.rule, cause.key, now)}` as AlertId, cause);
    return [...saved(undefined, alert), told(alertRaised, alert, {}, { actor, now })];
  }
  if (sameAs(open, cause)) return [];
  const { after, worse } = turnedTo(open, cause);
  const news = worse
    ? told(
        alertEscalated,
        after,
        { because: "worse" as const, ...(after.owner && { owner: after.owner }) },
        { actor, now },
      )
    : told(alertEased, after, {}, { actor, now });
  return [...saved(open, after), news];
};
export const resolvingOf = (open: KeptAlert | undefined, now: string): Action[] => {
  if (!open) return [];
  const after = resolved(open, now);
  return [...saved(open, after), told(alertResolved, after, after.owner ? { owner: after.owner } : {}, { actor, now })];
};
