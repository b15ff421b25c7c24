import type { CreditHold, CreditLimit, TemporaryLimit } from "../../shared/contracts/credit.ts";
import type { EntityId, LocalDate } from "../../shared/contracts/primitives.ts";
import { type Key, type Page, query, queryAll, read } from "../../shared/table.ts";
import { componentOf } from "./exposure.ts";
import { limitFenOf } from "./limit.ts";

/**
 * Access patterns (all strongly consistent but 5 and 6)
 * 1 the account of an entity                      CREDIT#entity  ACCOUNT
 * 2 the hold of a document                        CREDIT#entity  HOLD#document | HOLD-AHEAD#document | HOLD-DUE#dueOn#document
 * 3 holds that wait + receivables past due        CREDIT#entity  from HOLD-AHEAD# to HOLD-DUE#today
 * 4 all holds; receivables by due date; receipts  CREDIT#entity  HOLD…, HOLD-DUE#…, HOLD#rct_…
 * 5 limits that change by themselves by a date    byStage CREDIT-LIMITS  goodThrough#entity
 * 6 holds that begin to count by a date           byStage CREDIT-AHEAD   countsFrom#document
 */
export const partitionOf = (entityId: EntityId): string => `CREDIT#${entityId}`;
export const accountKey = (entityId: EntityId): Key => ({ pk: partitionOf(entityId), sk: "ACCOUNT" });
/** Receivables lie by due date, so that the overdue ones are one range; what waits lies apart from what counts. */
export const holdKey = (
  entityId: EntityId,
  hold: { document: string; dueOn?: LocalDate | undefined; countsFrom?: LocalDate | undefined },
): Key => ({
  pk: partitionOf(entityId),
  sk: hold.countsFrom
    ? `HOLD-AHEAD#${hold.document}`
    : hold.dueOn
      ? `HOLD-DUE#${hold.dueOn}#${hold.document}`
      : `HOLD#${hold.document}`,
});

/** The account as stored. Absent fields are those of an account that nobody looked at: limited to 0, nothing held. */
export interface Account {
  limit: CreditLimit;
  permanent: CreditLimit;
  temporary: TemporaryLimit[];
  limitGoodThrough: LocalDate;
  exposureFen: number;
  /** limit − exposure, as the number a condition needs. Kept without a limit too (as if it were 0), where nothing asks for it. */
  availableFen: number;
  openFen: number;
  unpaidFen: number;
  unallocatedFen: number;
  claimsFen: number;
  version: number;
}
const none: CreditLimit = { kind: "limited", limitFen: 0 };
export const untouched: Account = {
  limit: none,
  permanent: none,
  temporary: [],
  limitGoodThrough: "9999-12-31",
  exposureFen: 0,
  availableFen: 0,
  openFen: 0,
  unpaidFen: 0,
  unallocatedFen: 0,
  claimsFen: 0,
  version: 0,
};
export const readAccount = async (entityId: EntityId): Promise<Account> => ({
  ...untouched,
  ...(await read<Partial<Account>>(accountKey(entityId))),
});

/** What setting a limit writes into the account; `availableFen` moves by the difference, whatever happens to the exposure meanwhile. */
export const limitChange = (
  entityId: EntityId,
  before: Account,
  after: { permanent: CreditLimit; temporary: TemporaryLimit[]; limit: CreditLimit; goodThrough: LocalDate },
) => {
  const changesItself = after.goodThrough < "9999-12-31";
  return {
    set: {
      type: "creditAccount",
      tenant: "HQ",
      entityId,
      permanent: after.permanent,
      temporary: after.temporary,
      limit: after.limit,
      limitKind: after.limit.kind,
      limitGoodThrough: after.goodThrough,
      version: before.version + 1,
      ...(changesItself && { stagePk: "CREDIT-LIMITS", stageSk: `${after.goodThrough}#${entityId}` }),
      ...(changesItself && { summary: { entityId } }),
    },
    add: { availableFen: limitFenOf(after.limit) - limitFenOf(before.limit) },
    ...(!changesItself && { remove: ["stagePk", "stageSk", "summary"] }),
  };
};

interface HoldItem extends Omit<CreditHold, "component"> {
  sk: string;
}
const holdOf = ({ document, amountFen, distributorId, dueOn, countsFrom }: HoldItem): CreditHold => ({
  document,
  component: componentOf(document),
  amountFen,
  distributorId,
  ...(dueOn && { dueOn }),
  ...(countsFrom && { countsFrom }),
});

/** Holds that wait for their date, and receivables due before `today`. */
export const aheadAndOverdue = async (entityId: EntityId, today: LocalDate) => {
  const items = await queryAll<HoldItem>({
    partition: partitionOf(entityId),
    between: ["HOLD-AHEAD#", `HOLD-DUE#${today}`],
  });
  const holds = items.map(holdOf);
  return { ahead: holds.filter((h) => h.countsFrom), overdue: holds.filter((h) => h.dueOn) };
};

export const holdsPage = async (
  entityId: EntityId,
  page: { limit: number; cursor?: string | undefined; prefix?: "HOLD#rct_" | "HOLD-DUE#" },
): Promise<Page<CreditHold>> => {
  const { items, cursor } = await query<HoldItem>({
    partition: partitionOf(entityId),
    prefix: page.prefix ?? "HOLD",
    limit: page.limit,
    cursor: page.cursor,
  });
  return { items: items.map(holdOf), cursor };
};

export const readHold = (key: Key): Promise<{ amountFen: number } | undefined> => read<{ amountFen: number }>(key);

const narrow = async <T>(stage: "CREDIT-LIMITS" | "CREDIT-AHEAD", before: LocalDate): Promise<T[]> => {
  const items = await queryAll<{ summary: T }>({ from: "byStage", partition: stage, between: ["0", before] });
  return items.map(({ summary }) => summary);
};
/** Accounts whose limit is good only through a day before `today`. */
export const limitsToRefresh = (today: LocalDate) => narrow<{ entityId: EntityId }>("CREDIT-LIMITS", today);
/** Holds that count from `today` or an earlier day. */
export const holdsToCount = (today: LocalDate) =>
  narrow<CreditHold & { entityId: EntityId }>("CREDIT-AHEAD", `${today}#~`);
