import * as z from "zod";
import type { LocalDate } from "./primitives.ts";

/** How time is cut: calendar months, or ISO weeks (Monday to Sunday; a week belongs to the year of its Thursday). */
export const Frequency = z.enum(["M", "W"]);
export type Frequency = z.infer<typeof Frequency>;
/** `2026-11` or `2026-W48`, in the company's time zone. Periods of one frequency sort as text. */
export const Period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2]|W(0[1-9]|[1-4]\d|5[0-3]))$/);
export type Period = z.infer<typeof Period>;

const dayMs = 86_400_000;
const dayOf = (date: LocalDate): number => Date.parse(date) / dayMs;
const dateOf = (day: number): LocalDate => new Date(day * dayMs).toISOString().slice(0, 10);
/** Day 0, 1970-01-01, was a Thursday; Monday is 0. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
const two = (n: number): string => String(n).padStart(2, "0");

export const frequencyOf = (period: Period): Frequency => (period[5] === "W" ? "W" : "M");

export const periodOf = (date: LocalDate, freq: Frequency): Period => {
  if (freq === "M") return date.slice(0, 7);
  const day = dayOf(date);
  const thursday = dateOf(day - weekdayOf(day) + 3);
  const year = thursday.slice(0, 4);
  return `${year}-W${two(Math.floor((dayOf(thursday) - dayOf(`${year}-01-01`)) / 7) + 1)}`;
};

export const firstDayOf = (period: Period): LocalDate => {
  if (frequencyOf(period) === "M") return `${period}-01`;
  const fourth = dayOf(`${period.slice(0, 4)}-01-04`); // always in week 1
  return dateOf(fourth - weekdayOf(fourth) + 7 * (Number(period.slice(6)) - 1));
};

/** `steps` periods later; earlier where it is negative. */
export const nextPeriod = (period: Period, steps = 1): Period => {
  if (frequencyOf(period) === "W") return periodOf(dateOf(dayOf(firstDayOf(period)) + 7 * steps), "W");
  const months = Number(period.slice(0, 4)) * 12 + Number(period.slice(5)) - 1 + steps;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${two((months % 12) + 1)}`;
};

export const lastDayOf = (period: Period): LocalDate => dateOf(dayOf(firstDayOf(nextPeriod(period))) - 1);

/** Both ends included; none where `from` is later. */
export const periodsBetween = (from: Period, to: Period): Period[] => {
  const periods: Period[] = [];
  for (let period = from; period <= to; period = nextPeriod(period)) periods.push(period);
  return periods;
};
