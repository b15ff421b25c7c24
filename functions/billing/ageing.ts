import { ageingBuckets } from "../../shared/contracts/bounds.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { daysBetween } from "../../shared/dates.ts";

/** The last day past due of each bucket, in their order. */
const lastDays = [0, 30, 60, 90, Infinity];

/** Open receivables (or sums of `count` of them) by days past due on `asOf`. The due date itself is not late. */
export const ageingOf = (
  receivables: readonly { dueOn: LocalDate; amountFen: number; count?: number }[],
  asOf: LocalDate,
) => {
  const buckets = ageingBuckets.map((bucket) => ({ bucket, amountFen: 0, count: 0 }));
  for (const { dueOn, amountFen, count = 1 } of receivables) {
    const late = daysBetween(dueOn, asOf);
    const bucket = buckets[lastDays.findIndex((last) => late <= last)]!;
    bucket.amountFen += amountFen;
    bucket.count += count;
  }
  return { buckets, totalFen: buckets.reduce((sum, { amountFen }) => sum + amountFen, 0) };
};
