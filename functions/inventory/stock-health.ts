import type { AgeBand, StockHealth } from "../../shared/contracts/stock-health.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { addDays, daysBetween } from "../../shared/dates.ts";
import { rounded } from "../../shared/rounded.ts";
import { type Days, netOf, none } from "./stock-days.ts";

/** Sell-through is measured over four whole weeks, days without a sale included. */
const sellThroughDays = 28;
const bandEnds = [30, 60, 90, 180, null] as const;
const oldestBandFrom = 181;

export interface Span {
  /** The days that turnover looks at, today included. */
  days: number;
  deadAfterDays: number;
}
/** The first day whose totals the figures need. */
export const horizonOf = ({ days, deadAfterDays }: Span, today: LocalDate): LocalDate =>
  addDays(today, 1 - Math.max(days, deadAfterDays, sellThroughDays, oldestBandFrom));

/** `days` dates, today first. */
const back = (today: LocalDate, days: number): LocalDate[] =>
  Array.from({ length: days }, (_, i) => addDays(today, -i));

/**
 * How old what is on hand is, if what came first went first (FIFO): the newest `onHand` units that came in, each as old as its day. What a count finds is as old
 * as the count. Units that no day within `dates` (newest first) accounts for came before them. Quantities sum to `onHand`.
 */
export const agesOf = (
  onHand: number,
  days: Days,
  dates: readonly LocalDate[],
): { ageDays: number; quantity: number }[] => {
  const ages = [];
  let left = onHand;
  for (const [ageDays, date] of dates.entries()) {
    const { received, gained } = days.get(date) ?? none;
    const quantity = Math.min(left, received + gained);
    if (quantity > 0) ages.push({ ageDays, quantity });
    left -= quantity;
  }
  if (left > 0) ages.push({ ageDays: dates.length, quantity: left });
  return ages;
};

/** What was on hand at the end of each of `dates` (newest first), from what is there now backwards; never below 0 while totals are a moment behind. */
export const closingStocks = (onHand: number, days: Days, dates: readonly LocalDate[]): number[] => {
  let level = onHand;
  return dates.map((date) => {
    const closing = level;
    level -= netOf(days.get(date) ?? none);
    return Math.max(0, closing);
  });
};

const bandsOf = (ages: readonly { ageDays: number; quantity: number }[]): AgeBand[] =>
  bandEnds.map((toDays, i) => {
    const fromDays = (bandEnds[i - 1] ?? -1) + 1;
    const within = ages.filter(({ ageDays }) => ageDays >= fromDays && (toDays === null || ageDays <= toDays));
    return { fromDays, toDays, quantity: within.reduce((sum, { quantity }) => sum + quantity, 0) };
  });

/**
 * The figures of one SKU at one place. Turnover = quantity out ÷ mean of the days' closing stocks × 365/days. Days of supply = on hand ÷ mean daily quantity out:
 * null where nothing goes out, never infinity. Dead: some of it has lain for `deadAfterDays`, and nothing went out since.
 */
export const healthOf = (
  onHand: number,
  days: Days,
  { today, ...span }: Span & { today: LocalDate },
): Omit<StockHealth, "sku" | "locationId"> => {
  const outSince = (n: number): number => back(today, n).reduce((sum, date) => sum + (days.get(date) ?? none).out, 0);
  const period = back(today, span.days);
  const from = horizonOf(span, today);
  const dates = back(today, daysBetween(from, today) + 1);
  const ages = agesOf(onHand, days, dates);
  const averageStock = closingStocks(onHand, days, period).reduce((sum, n) => sum + n, 0) / span.days;
  const quantityOut = outSince(span.days);
  const dailyOut = outSince(sellThroughDays) / sellThroughDays;
  const hasLain = ages.some(({ ageDays }) => ageDays >= span.deadAfterDays);
  return {
    from: period.at(-1)!,
    to: today,
    onHand,
    averageDailyOut: rounded(dailyOut, 2),
    daysOfSupply: dailyOut === 0 ? null : rounded(onHand / dailyOut, 1),
    quantityOut,
    averageStock: rounded(averageStock, 1),
    turnover: averageStock === 0 ? null : rounded(((quantityOut / averageStock) * 365) / span.days, 2),
    ageing: bandsOf(ages),
    deadStock: hasLain && outSince(span.deadAfterDays) === 0,
  };
};
