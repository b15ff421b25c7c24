import type { Actor } from "../../events/define.ts";
import { commit } from "../../shared/commit.ts";
import type { CreditHold, CreditLimit } from "../../shared/contracts/credit.ts";
import type { EntityId, LocalDate } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { Refusal } from "../../shared/errors.ts";
import type { Action, Page } from "../../shared/table.ts";
import { policyNow } from "../company/index.ts";
import { aheadAndOverdue, holdKey, holdsPage, readAccount, readHold } from "./credit.table.ts";
import { type CreditPosition, overdueByDays } from "./exposure.ts";
import { type HoldChange, type HoldChanges, setHolds } from "./hold.ts";
import { limitActions, limitRefreshed } from "./set-limit.ts";

export type { CreditPosition } from "./exposure.ts";
export type { HoldChange } from "./hold.ts";
export { countsFrom, overdueOf } from "./exposure.ts";
export { setHolds } from "./hold.ts";

/**
 * Where the entity stands at `now`: the limit in force on the local date, the exposure and what is overdue, all strongly consistent. An entity that
 * nobody set a limit for is limited to 0. Refreshes a limit whose day is over first.
 */
export const creditOf = async (entityId: EntityId, now: string): Promise<CreditPosition> => {
  const { timeZone, currency } = await policyNow();
  const today = localDate(now, timeZone);
  const [stored, { ahead, overdue }] = await Promise.all([readAccount(entityId), aheadAndOverdue(entityId, today)]);
  const account = stored.limitGoodThrough < today ? await refreshLimit(entityId, now) : stored;
  const { limit, permanent, temporary, exposureFen, availableFen, version } = account;
  const { openFen, unpaidFen, unallocatedFen, claimsFen } = account;
  const late = overdueByDays(
    overdue.map(({ dueOn, amountFen }) => ({ dueOn: dueOn!, amountFen })),
    today,
  );
  return {
    ...{ entityId, currency, today, limit, permanent, temporary, exposureFen },
    ...(limit.kind === "limited" && { availableFen }),
    ...{ openFen, unpaidFen, unallocatedFen, claimsFen },
    ahead: ahead.map(({ document, amountFen, countsFrom }) => ({ document, amountFen, countsFrom: countsFrom! })),
    overdue: late,
    overdueFen: late.reduce((sum, { amountFen }) => sum + amountFen, 0),
    overdueDays: late[0]?.days ?? 0,
    version,
  };
};

/** Brings the limit of an account up to date: temporary limits begin and end. Returns the account as it is then. */
export const refreshLimit = async (entityId: EntityId, now: string) => {
  const { timeZone } = await policyNow();
  const today = localDate(now, timeZone);
  const account = await readAccount(entityId);
  if (account.limitGoodThrough >= today) return account;
  try {
    await commit(limitRefreshed(entityId, account, today, now));
  } catch (error) {
    // Somebody else refreshed it, or finance changed it, a moment ago: either way it is up to date now.
    if (!(error instanceof Refusal && error.code === "record/stale")) throw error;
  }
  return readAccount(entityId);
};

/**
 * The hold of one document becomes `amountFen`, from `previousFen` (0: none; read it with `heldBy` where the document does not know).
 * "enforce" throws `credit/exceeded` {shortFen, availableFen, limitFen} at commit where the limit does not cover the increase; "force"
 * never does; decreases pass always. With `countsFrom` after today it waits and uses no credit yet. Commit it with a condition on the
 * document's own version: commands on one document follow each other. To move value between documents, give both to `setHolds`.
 */
export const holdCredit = ({
  entityId,
  mode,
  position,
  now,
  ...hold
}: HoldChange & Omit<HoldChanges, "holds" | "version">): Action[] =>
  setHolds({ entityId, holds: [hold], mode, position, now });

/** What a document holds now, 0 where nothing; waiting holds included. Receivables need their `dueOn`. */
export const heldBy = async (
  entityId: EntityId,
  document: string,
  position: Pick<CreditPosition, "ahead">,
  dueOn?: LocalDate,
): Promise<number> => {
  const waits = position.ahead.find((hold) => hold.document === document);
  if (waits) return waits.amountFen;
  return (await readHold(holdKey(entityId, { document, dueOn })))?.amountFen ?? 0;
};

/** Open receivables, the first due first; or receipts with something left. */
export const openDocuments = (
  entityId: EntityId,
  kind: "receivables" | "receipts",
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<CreditHold>> =>
  holdsPage(entityId, { ...page, prefix: kind === "receipts" ? "HOLD#rct_" : "HOLD-DUE#" });

/** The limit of an entity that has none yet, for imports and first set-ups; nothing where finance has set one before. */
export const firstLimit = async (
  entityId: EntityId,
  limit: CreditLimit,
  { actor, now, reason }: { actor: Actor; now: string; reason: string },
): Promise<Action[]> => {
  const [before, { timeZone }] = await Promise.all([readAccount(entityId), policyNow()]);
  if (before.version > 0) return [];
  const decision = { permanent: limit, temporary: [], cause: "permanent", reason, actor, now } as const;
  return limitActions(entityId, before, { ...decision, today: localDate(now, timeZone) });
};
