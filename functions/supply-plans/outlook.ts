import { lastDayOf, nextPeriod, type Period, periodOf } from "../../shared/contracts/periods.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { addDays, daysBetween } from "../../shared/dates.ts";
import { normalQuantile } from "../../shared/forecasting/index.ts";

/** Of a forecast, what planning looks at. */
export interface Foreseen {
  from: Period;
  published: readonly number[];
  band80: { lo: readonly number[]; hi: readonly number[] };
}
/** What is still to come of a month. */
export interface Month {
  period: Period;
  /** Today included. */
  days: number;
  demand: number;
  /** Of the month as a whole. */
  published: number;
  /** Of `demand`, what a festival to come adds. */
  festival: number;
  /** Standard deviation of a whole month. */
  deviation: number;
}
/** The running month first, without gaps. */
export type Outlook = readonly Month[];

const monthDays = 365.25 / 12;
/** The 80 % band reaches so many standard deviations to each side. */
const halfBand = normalQuantile(0.9);

/** From `today` on; of the running month what is left when `soFar` was sold. Empty where the forecast ends before it. */
export const outlookOf = ({ from, published, band80 }: Foreseen, soFar: number, today: LocalDate): Month[] => {
  const running = periodOf(today, "M");
  return published.flatMap((forecast, i) => {
    const period = nextPeriod(from, i);
    if (period < running) return [];
    const first = period === running;
    const demand = first ? Math.max(0, forecast - soFar) : forecast;
    const days = daysBetween(first ? today : `${period}-01`, lastDayOf(period)) + 1;
    const deviation = Math.max(0, band80.hi[i]! - band80.lo[i]!) / (2 * halfBand);
    return [{ period, days, demand, published: forecast, festival: 0, deviation }];
  });
};

/** Several together: what each errs by is its own. */
export const together = (outlooks: readonly Outlook[]): Month[] =>
  (outlooks[0] ?? []).map((month, i) => ({
    ...month,
    demand: sum(outlooks.map((o) => o[i]?.demand ?? 0)),
    published: sum(outlooks.map((o) => o[i]?.published ?? 0)),
    festival: sum(outlooks.map((o) => o[i]?.festival ?? 0)),
    deviation: Math.hypot(...outlooks.map((o) => o[i]?.deviation ?? 0)),
  }));
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** The whole as the sum of its regions knows it: only there can goods be built up. */
export const withFestivalsOf = (whole: Outlook, regions: readonly Outlook[]): Month[] => {
  const parts = together(regions);
  return whole.map((month, i) => ({ ...month, festival: Math.min(month.demand, parts[i]?.festival ?? 0) }));
};

export const wanted = (month: Month): number => month.demand;
/** Without what festivals add. */
export const ordinary = ({ demand, festival }: Month): number => demand - festival;

/** Of the next `days` days; each month's share by its days. Beyond the last month nothing is known. */
export const dueWithin = (outlook: Outlook, days: number, of: (month: Month) => number = wanted): number => {
  let [left, units] = [days, 0];
  for (const month of outlook) {
    if (left <= 0) break;
    units += of(month) * Math.min(1, left / month.days);
    left -= month.days;
  }
  return units;
};

/** How many whole days `stock` covers, at the average of the outlook beyond its end; undefined where nothing is wanted. */
export const coverDays = (outlook: Outlook, stock: number, of: (month: Month) => number = wanted): number | undefined => {
  let [left, days] = [Math.max(0, stock), 0];
  for (const month of outlook) {
    const units = of(month);
    if (units > left) return days + Math.floor((left / units) * month.days);
    left -= units;
    days += month.days;
  }
  const total = sum(outlook.map(of));
  return total > 0 ? days + Math.floor((left / total) * days) : undefined;
}; // prettier-ignore

/** Units a day over the next `days`, and their standard deviation. */
export const dailyOver = (outlook: Outlook, days: number): { mean: number; deviation: number } => {
  const span = Math.max(1, days);
  const known = Math.min(span, sum(outlook.map((m) => m.days)));
  let [left, variance] = [known, 0];
  for (const month of outlook) {
    if (left <= 0) break;
    variance += (month.deviation ** 2 / monthDays) * Math.min(left, month.days);
    left -= month.days;
  }
  if (known === 0) return { mean: 0, deviation: 0 };
  return { mean: dueWithin(outlook, known) / known, deviation: Math.sqrt(variance / known) };
};

/** The day by which something must be under way that takes `leadDays`. */
export const orderBy = (neededOn: LocalDate, leadDays: number): LocalDate => addDays(neededOn, -leadDays);
