import type { LocalDate } from "../../shared/contracts/primitives.ts";

/** A row of an entity's ledger: an invoice adds to what is owed, a payment takes off. */
export interface LedgerRow {
  date: LocalDate;
  kind: "invoice" | "payment";
  document: string;
  number: string;
  amountFen: number;
}

/**
 * The statement from `from` to the end of `rows`. `months` are the totals of the months before that of `from`; `rows` begin on the first of its
 * month, so that what lies before `from` belongs to the opening balance.
 */
export const statementOf = (from: LocalDate, months: readonly number[], rows: readonly LedgerRow[]) => {
  const before = rows.filter(({ date }) => date < from);
  const openingFen = [...months, ...before.map(({ amountFen }) => amountFen)].reduce((sum, fen) => sum + fen, 0);
  let balanceFen = openingFen;
  const shown = rows
    .filter(({ date }) => date >= from)
    .map((row) => ({ ...row, balanceFen: (balanceFen += row.amountFen) }));
  return { openingFen, closingFen: balanceFen, rows: shown };
};
