import { applied, type Change } from "./change.ts";
import { worldOf, type World } from "./check.ts";
import { accounts, brokenInvoices, holds, lostReceipts, months, paid } from "./mend-money.ts";
import { alertPointers, brokenOrders, marks, orderHeads, otherNews } from "./mend-orders.ts";
import { lostTransfers, transferRows } from "./mend-transfers.ts";
import { balances } from "./mend-stock.ts";
import { countedAnew } from "./receivables.ts";
import type { Row } from "./rows.ts";

/** In this order: what is taken out first, then what follows from what is left. */
const steps: readonly ((world: World, now: string) => Change[])[] = [
  brokenOrders,
  brokenInvoices,
  lostReceipts,
  lostTransfers,
  paid,
  orderHeads,
  transferRows,
  otherNews,
  marks,
  alertPointers,
  balances,
  holds,
  accounts,
  months,
  countedAnew,
];

/**
 * What makes the rows of a restored table agree: see docs/adr/0021-repair-after-a-restore.md. Pure: `now` dates what it books. The changes are in the order
 * in which they are to be made; none of them is made here.
 */
export const repair = (rows: readonly Row[], now: string): { rows: Row[]; changes: Change[] } => {
  let left = [...rows];
  const changes: Change[] = [];
  for (const step of steps) {
    const made = step(worldOf(left), now);
    if (made.length > 0) left = applied(left, made);
    changes.push(...made);
  }
  return { rows: left, changes };
};
