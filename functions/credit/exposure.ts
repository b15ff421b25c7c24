import type { Policy } from "../../shared/contracts/company.ts";
import type { CreditComponent, CreditLimit, TemporaryLimit } from "../../shared/contracts/credit.ts";
import type { Currency, EntityId, LocalDate } from "../../shared/contracts/primitives.ts";
import { addDays, daysBetween } from "../../shared/dates.ts";

/** A hold that waits for its date: its document's value is known and not yet part of the exposure. */
export interface AheadHold {
  document: string;
  amountFen: number;
  countsFrom: LocalDate;
}
export interface CreditPosition {
  entityId: EntityId;
  currency: Currency;
  /** The local date for which the limit below is in force. */
  today: LocalDate;
  limit: CreditLimit;
  permanent: CreditLimit;
  temporary: readonly TemporaryLimit[];
  exposureFen: number;
  /** Limit − exposure, negative above it; absent where there is no limit. */
  availableFen?: number | undefined;
  openFen: number;
  unpaidFen: number;
  unallocatedFen: number;
  claimsFen: number;
  ahead: readonly AheadHold[];
  overdueFen: number;
  /** Of the oldest overdue invoice; 0 where none is. */
  overdueDays: number;
  /** What is overdue, by days past the due date. */
  overdue: readonly { days: number; amountFen: number }[];
  /** Counts the changes of the limit; 0: nobody ever set one. */
  version: number;
}

const components: Record<string, CreditComponent> = { ord: "open", inv: "unpaid", rct: "unallocated", clm: "claims" };
/** Which part of the exposure a document is: its id's prefix tells. Throws on a kind of document that bears no credit. */
export const componentOf = (document: string): CreditComponent => {
  const component = components[document.split("_")[0]!];
  if (!component) throw new Error(`${document} is not a kind of document that bears credit`);
  return component;
};
/** exposure = open + unpaid − unallocated − claims. */
export const signOf: Record<CreditComponent, 1 | -1> = { open: 1, unpaid: 1, unallocated: -1, claims: -1 };

/** When an order wanted on `wantedOn` begins to count; undefined: now. */
export const countsFrom = (
  policy: Pick<Policy, "creditHorizonDays">,
  wantedOn: LocalDate | undefined,
  today: LocalDate,
): LocalDate | undefined => {
  if (policy.creditHorizonDays === null || wantedOn === undefined) return undefined;
  const from = addDays(wantedOn, -policy.creditHorizonDays);
  return from > today ? from : undefined;
};

/** Sums of what is past due, by days. An invoice is overdue from the day after its due date. */
export const overdueByDays = (
  receivables: readonly { dueOn: LocalDate; amountFen: number }[],
  today: LocalDate,
): { days: number; amountFen: number }[] => {
  const sums = new Map<number, number>();
  for (const { dueOn, amountFen } of receivables) {
    const days = daysBetween(dueOn, today);
    if (days > 0 && amountFen > 0) sums.set(days, (sums.get(days) ?? 0) + amountFen);
  }
  return [...sums].map(([days, amountFen]) => ({ days, amountFen })).sort((a, b) => b.days - a.days);
};

/** The overdue rule: new orders are held when more than the tolerance is overdue by more than the days of grace. */
export const overdueOf = (
  position: Pick<CreditPosition, "overdue" | "overdueFen" | "overdueDays">,
  policy: Pick<Policy, "overdue">,
): { holdsNewOrders: boolean; overdueFen: number; days: number } => {
  const pastGraceFen = position.overdue
    .filter(({ days }) => days > policy.overdue.graceDays)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  return {
    holdsNewOrders: pastGraceFen > policy.overdue.toleranceFen,
    overdueFen: position.overdueFen,
    days: position.overdueDays,
  };
};
