import type { LocalDate } from "./contracts/primitives.ts";

const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();
/** Making one costs a hundred times as much as using it. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, format);
  return format;
};
/** The date on the wall of `timeZone` at that instant. */
export const localDate = (instant: string, timeZone: string): LocalDate => formatOf(timeZone).format(new Date(instant));

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** Whole days from `a` to `b`; negative where b is earlier. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => Math.round((Date.parse(b) - Date.parse(a)) / dayMs);

/** Both ends included; an open end is undefined. */
export const covers = (range: { from?: LocalDate | undefined; to?: LocalDate | undefined }, date: LocalDate): boolean =>
  (range.from === undefined || range.from <= date) && (range.to === undefined || date <= range.to);

/** Days in a row, both ends included. */
export interface Span {
  from: LocalDate;
  to: LocalDate;
}
/** Which share of the days from `from` to `to` lies in spans that do not overlap each other: 0 to 1. */
export const shareOfDays = (spans: readonly Span[], { from, to }: Span): number => {
  const within = spans.map((one) => daysBetween(one.from > from ? one.from : from, one.to < to ? one.to : to) + 1);
  return within.reduce((sum, days) => sum + Math.max(0, days), 0) / (daysBetween(from, to) + 1);
};
/** The same days in as few spans as can be; they come in order and do not overlap. */
export const joined = (spans: readonly Span[]): Span[] => {
  const all: Span[] = [];
  for (const { from, to } of spans) {
    const last = all.at(-1);
    if (last && addDays(last.to, 1) === from) last.to = to;
    else all.push({ from, to });
  }
  return all;
};

export const addSeconds = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1_000).toISOString();
export const epochSeconds = (instant: string): number => Math.floor(Date.parse(instant) / 1_000);
