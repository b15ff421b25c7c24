import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { type Action, queryAll, update } from "../../shared/table.ts";
import type { Sum, TotalName } from "./receivables.ts";

/**
 * The company's own totals, counted by count-receivables.event.ts, so that nobody has to ask every account. One small row a day.
 * Access patterns
 * 8 what is open, by due date    RECEIVABLES  DUE#yyyy-mm-dd
 * 9 what came in, by date        RECEIVABLES  RECEIVED#yyyy-mm-dd
 * 10 what receipts have left     RECEIVABLES  PREPAID
 */
const partition = "RECEIVABLES";
const prepaid: TotalName = "PREPAID";
interface Total extends Sum {
  sk: string;
}

/** An addition; where there is nothing to add, nothing. */
export const counted = ({ name: sk, amountFen, count }: Sum & { name: TotalName }): Action[] =>
  amountFen === 0 && count === 0
    ? []
    : [update({ pk: partition, sk }, { set: { type: "receivablesTotal", tenant: "HQ" }, add: { amountFen, count } })];

/** All that is open, by due date; what came in from `from` to `to`, by date; what receipts have left. Two queries: the names of the first two lie beside each other. */
export const totals = async (from: LocalDate, to: LocalDate) => {
  const [open, received] = await Promise.all([
    queryAll<Total>({ partition, between: ["DUE#", prepaid] }),
    queryAll<Total>({ partition, between: [`RECEIVED#${from}`, `RECEIVED#${to}`] }),
  ]);
  // A payment may be heard before its invoice: for a moment less than nothing would be owed.
  const atLeastNothing = ({ amountFen, count }: Total): Sum => ({
    amountFen: Math.max(0, amountFen),
    count: Math.max(0, count),
  });
  const dated = (total: Total) => ({ date: total.sk.split("#")[1] as LocalDate, ...atLeastNothing(total) });
  const left = open.find(({ sk }) => sk === prepaid);
  return {
    due: open.filter((total) => total !== left).map(dated),
    received: received.map(dated),
    prepaidFen: left ? atLeastNothing(left).amountFen : 0,
  };
};
