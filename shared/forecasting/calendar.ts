import { dailyWindows, dayAt, dayOf, festivalDay, windows, type Window } from "./holidays.ts";
import type { Freq } from "./model.ts";
import type { Numbers } from "./numbers.ts";

/** First day of each of `length` periods from `start` on, and of the one after. */
export function periodStarts(freq: Freq, start: string, length: number): Numbers {
  const first = dayOf(start);
  const date = new Date(first * 86_400_000);
  const days = freq === "W" ? 7 : freq === "D" ? 1 : 0;
  const months = freq === "M" ? 1 : freq === "Q" ? 3 : 12;
  return new Float64Array(length + 1).map((_, t) =>
    days > 0 ? first + days * t : dayAt(date.getUTCFullYear(), date.getUTCMonth() + months * t, 1),
  );
}

/** Where a period lies in the year, 0 to m - 1: what a borrowed season is aligned by. */
export function positionInYear(freq: Freq, start: string, m: number): number {
  const date = new Date(dayOf(start) * 86_400_000);
  if (freq === "M" && m === 12) return date.getUTCMonth();
  if (freq === "Q" && m === 4) return Math.floor(date.getUTCMonth() / 3);
  if (freq === "D" && m === 7) return date.getUTCDay();
  if (freq !== "W" || m !== 52) return -1;
  return Math.floor((dayOf(start) - dayAt(date.getUTCFullYear(), 0, 1)) / 7) % 52;
}

/** Share of the window's days that fall between two days, whichever year's festival it belongs to. */
function share({ festival, from, to }: Window, first: number, next: number): number {
  const year = new Date(first * 86_400_000).getUTCFullYear();
  let days = 0;
  for (let y = year - 1; y <= year + 1; y += 1) {
    const day = festivalDay(festival, y);
    if (day !== undefined) days += Math.max(0, Math.min(next, day + to + 1) - Math.max(first, day + from));
  }
  return days / (to - from + 1);
}

const averages = new Map<string, number>();

/** The share's mean over 2001-2040 for the period that begins on the same day of the year. */
function usual(window: Window, freq: Freq, first: number, next: number): number {
  const date = new Date(first * 86_400_000);
  const key = [window.name, window.from, freq, date.getUTCMonth(), date.getUTCDate()].join();
  const known = averages.get(key);
  if (known !== undefined) return known;
  let sum = 0;
  for (let year = 2001; year <= 2040; year += 1) {
    const begin = dayAt(year, date.getUTCMonth(), date.getUTCDate());
    const end = freq === "M" ? dayAt(year, date.getUTCMonth() + 1, 1) : begin + (next - first);
    sum += share(window, begin, end) / 40;
  }
  averages.set(key, sum);
  return sum;
}

export type Regressor = { name: string; values: Numbers };

/**
 * Holiday regressors by period, as in X-13's `genhol` with `center=calendar`: the share of a window's days in the period less its long-run mean for
 * that calendar position, so that seasonal indices keep the average. Daily series have no yearly season, so there the share is not centred and
 * is 1 on each day of the window. Only months, weeks and days; regressors that are 0 throughout are left out.
 */
export function holidayRegressors(freq: Freq, start: string, length: number): Regressor[] {
  if (freq !== "M" && freq !== "W" && freq !== "D") return [];
  const key = [freq, start.slice(0, 10), length].join();
  const known = computed.get(key);
  if (known) return known;
  const regressors = computeRegressors(freq, start, length);
  if (computed.size >= MOST_KEPT) computed.clear();
  computed.set(key, regressors);
  return regressors;
}

/** Many series share a calendar. */
const MOST_KEPT = 200;
const computed = new Map<string, Regressor[]>();

function computeRegressors(freq: Freq, start: string, length: number): Regressor[] {
  const starts = periodStarts(freq, start, length);
  return (freq === "D" ? dailyWindows : windows)
    .map((window) => ({
      name: window.name,
      values: new Float64Array(length).map((_, t) => {
        const [first, next] = [starts[t]!, starts[t + 1]!];
        const part = share(window, first, next);
        return freq === "D" ? part * (window.to - window.from + 1) : part - usual(window, freq, first, next);
      }),
    }))
    .filter(({ values }) => values.some((v) => Math.abs(v) > 0.02));
}
