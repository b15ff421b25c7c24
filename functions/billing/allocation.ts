import type { InvoiceSummary } from "../../shared/contracts/billing.ts";
import { Refusal } from "../../shared/errors.ts";

export interface Share<Thing> {
  of: Thing;
  amountFen: number;
}

/** Shares `leftFen` out over things in their order, each up to its balance, until nothing is left. Exact: Σ shares = min(left, Σ balances). */
export const inOrder = <Thing>(leftFen: number, things: readonly Thing[], balance: (t: Thing) => number) => {
  const shares: Share<Thing>[] = [];
  let left = leftFen;
  for (const of of things) {
    const amountFen = Math.min(left, balance(of));
    if (amountFen > 0) shares.push({ of, amountFen });
    left -= Math.max(0, amountFen);
  }
  return shares;
};

/** Due first; those due on one day by id, so that the order is total. */
export const dueFirst = (invoices: readonly InvoiceSummary[]): InvoiceSummary[] =>
  invoices.toSorted((a, b) => (a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1));

/** Throws where a listed share is more than its invoice is open for, all together are more than is left, or an invoice is another's. */
export const checkShares = (entityId: string, leftFen: number, shares: readonly Share<InvoiceSummary>[]): void => {
  const wantedFen = shares.reduce((sum, { amountFen }) => sum + amountFen, 0);
  for (const { of, amountFen } of shares) {
    const { number, balanceFen, currency } = of;
    if (of.entityId !== entityId) throw new Refusal("invoice/of-another-entity", { number, entityId: of.entityId });
    if (amountFen > balanceFen)
      throw new Refusal("invoice/overpaid", { number, balanceFen, wantedFen: amountFen, currency });
  }
  const currency = shares[0]?.of.currency;
  if (wantedFen > leftFen) throw new Refusal("payment/over-allocated", { wantedFen, leftFen, currency });
};
