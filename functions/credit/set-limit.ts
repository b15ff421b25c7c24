import { creditLimitChanged } from "../../events/credit.ts";
import { type Actor, systemActor } from "../../events/define.ts";
import type { CreditLimit, TemporaryLimit } from "../../shared/contracts/credit.ts";
import type { EntityId, LocalDate } from "../../shared/contracts/primitives.ts";
import { absent } from "../../shared/expressions.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, update } from "../../shared/table.ts";
import { auditRow } from "../audit/index.ts";
import { type Account, accountKey, limitChange, partitionOf } from "./credit.table.ts";
import { limitOn, notOver } from "./limit.ts";

export interface LimitDecision {
  permanent: CreditLimit;
  temporary: readonly TemporaryLimit[];
  cause: "permanent" | "temporary" | "date";
  reason?: string;
  today: LocalDate;
  actor: Actor;
  now: string;
}

/** The actions that make `decision` the account's limit, with its news and its audit row. `record/stale` at commit where `before` is not current. */
export const limitActions = (entityId: EntityId, before: Account, decision: LimitDecision): Action[] => {
  const { permanent, today, actor, now, cause, reason } = decision;
  const temporary = notOver(decision.temporary, today);
  const { limit, goodThrough } = limitOn(permanent, temporary, today);
  const version = before.version + 1;
  return [
    update(accountKey(entityId), {
      ...limitChange(entityId, before, { permanent, temporary, limit, goodThrough }),
      when: { version: before.version === 0 ? absent : before.version },
    }),
    news(creditLimitChanged, {
      pk: partitionOf(entityId),
      id: entityId,
      tenant: "HQ",
      version,
      actor,
      now,
      data: { entityId, before: before.limit, after: limit, cause, ...(reason && { reason }) },
    }),
    ...(cause === "date"
      ? []
      : [
          auditRow({
            subject: { kind: "credit", id: entityId },
            tenant: "HQ",
            actor,
            now,
            action: cause === "permanent" ? "set-credit-limit" : "grant-temporary-limit",
            before: { permanent: before.permanent, temporary: before.temporary },
            after: { permanent, temporary },
            ...(reason && { reason }),
            version,
          }),
        ]),
  ];
};

/** The calendar's own decision: what is left of the temporary limits on `today`. */
export const limitRefreshed = (entityId: EntityId, account: Account, today: LocalDate, now: string): Action[] =>
  limitActions(entityId, account, {
    permanent: account.permanent,
    temporary: account.temporary,
    cause: "date",
    today,
    actor: systemActor("credit/refresh-limits.job"),
    now,
  });
