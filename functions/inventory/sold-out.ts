import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { addDays, joined, type Span } from "../../shared/dates.ts";
import { type Days, netOf } from "./stock-days.ts";

/**
 * The days at whose end nothing was left at any of some places: from the first day on which anything moved there (what was before is not known) to the day
 * before `until`. `onHand`: what lies there now, all together. What is reserved lies there still.
 */
export const soldOutSpans = (onHand: number, days: readonly Days[], until: LocalDate): Span[] => {
  const net = new Map<LocalDate, number>();
  for (const [date, totals] of days.flatMap((one) => [...one])) net.set(date, (net.get(date) ?? 0) + netOf(totals));
  const dates = [...net.keys()].filter((date) => date < until).sort();
  const moved = [...net.values()].reduce((sum, units) => sum + units, 0);
  // There before totals were kept; a balance is below them only while news is under way.
  let level = Math.max(0, onHand - moved);
  return joined(
    dates.flatMap((from, i) => {
      level += net.get(from)!;
      return level > 0 ? [] : [{ from, to: addDays(dates[i + 1] ?? until, -1) }];
    }),
  );
};
