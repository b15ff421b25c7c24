import type { Freq, SeriesIn } from "./model.ts";

export type Work = { line: number; h: number; series: SeriesIn };
export type Line = Work | { line: number; id?: string; error: string };

const freqs = new Set<string>(["H", "D", "W", "M", "Q", "Y"]);
const MOST_POINTS = 1_000_000;
const LONGEST_HORIZON = 2_000;

/** One line of the command line's input, or why it cannot be used. A point that is not a finite number is a gap, not an error. */
export function readLine(text: string, line: number): Line {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { line, error: "not JSON" };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { line, error: "not an object" };
  const { id, freq, m, h, x, start, group, mask, promo } = value as Record<string, unknown>;
  if (typeof id !== "string" && typeof id !== "number") return { line, error: "id is missing" };
  const refuse = (error: string): Line => ({ line, id: String(id), error });
  if (typeof freq !== "string" || !freqs.has(freq)) return refuse("freq is one of H, D, W, M, Q, Y");
  if (m !== undefined && !(Number.isInteger(m) && Number(m) >= 1 && Number(m) <= 400)) {
    return refuse("m is a whole number from 1 to 400");
  }
  if (!(Number.isInteger(h) && Number(h) >= 1 && Number(h) <= LONGEST_HORIZON)) {
    return refuse(`h is a whole number from 1 to ${LONGEST_HORIZON}`);
  }
  if (!Array.isArray(x) || x.length > MOST_POINTS) return refuse("x is an array of numbers");
  if (start !== undefined && !(typeof start === "string" && isDate(start))) return refuse("start is YYYY-MM-DD");
  const series: SeriesIn = {
    id: String(id),
    freq: freq as Freq,
    y: x as (number | null)[],
    ...(m === undefined ? {} : { m: m as number }),
    ...(start === undefined ? {} : { start: start as string }),
    ...(typeof group === "string" ? { group } : {}),
    ...(Array.isArray(mask) ? { mask: mask as number[] } : {}),
    ...(Array.isArray(promo) ? { promo: promo as number[] } : {}),
  };
  return { line, h: h as number, series };
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
