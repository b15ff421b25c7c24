import type { Route, SeriesIn } from "./model.ts";
import type { Numbers } from "./numbers.ts";

/** A history ready for the members: no gaps, at most 1 in size, with everything that is known about it. */
export type Prepared = {
  x: Numbers;
  /** Points of the original history before x[0]. */
  skipped: number;
  /** What x is to be multiplied by. */
  scale: number;
  route: Route;
  nonNegative: boolean;
  adi: number;
  cv2: number;
  flags: string[];
};

const LEAST_POINTS = 3;
/** What lies further back costs time and tells nothing about tomorrow. */
const MOST_POINTS = 3000;

/**
 * Drops the time before the first known value, bridges gaps and masked points, scales to at most 1 (so that results are equivariant and
 * nothing overflows) and decides the route. `factor` (holidays and promotions, 1 = none) is divided out. Only the first `upTo` points are seen.
 */
export function prepare(series: SeriesIn, m: number, upTo = series.y.length, factor?: Numbers): Prepared {
  const flags: string[] = [];
  const raw = new Float64Array(upTo);
  let gaps = 0;
  for (let t = 0; t < upTo; t += 1) {
    const v = series.y[t];
    const known = typeof v === "number" && Number.isFinite(v) && !series.mask?.[t];
    raw[t] = known ? v / (factor?.[t] ?? 1) : NaN;
    if (!known) gaps += 1;
  }
  let skipped = 0;
  while (skipped < upTo && Number.isNaN(raw[skipped]!)) skipped += 1;
  if (gaps > skipped) flags.push("gaps");
  skipped = Math.max(skipped, upTo - MOST_POINTS);
  const x = raw.slice(skipped);
  let scale = 0;
  let nonNegative = true;
  for (const v of x) {
    if (Math.abs(v) > scale) scale = Math.abs(v);
    if (v < 0) nonNegative = false;
  }
  if (scale > 0) for (let t = 0; t < x.length; t += 1) x[t]! /= scale;
  bridge(x, m);
  const { adi, cv2, zeros, last } = demand(x);
  const route = routeOf(x, m, { adi, cv2, zeros, last }, nonNegative);
  if (route === "obsolete") flags.push("obsolete");
  if (route === "short") flags.push("short");
  if (route === "flat") flags.push(x.length < LEAST_POINTS ? "too-short" : "constant");
  return { x, skipped, scale: scale > 0 ? scale : 1, route, nonNegative, adi, cv2, flags };
}

/** Fills what is missing: the mean of the same season before and after where known, else the straight line between neighbours. */
function bridge(x: Numbers, m: number): void {
  const n = x.length;
  const missing = [...x.keys()].filter((t) => Number.isNaN(x[t]!));
  if (missing.length === 0) return;
  const known = x.slice();
  for (const t of missing) {
    const before = m > 1 && t >= m ? known[t - m]! : NaN;
    const after = m > 1 && t + m < n ? known[t + m]! : NaN;
    if (!Number.isNaN(before) && !Number.isNaN(after)) {
      x[t] = (before + after) / 2;
      continue;
    }
    let left = t - 1;
    while (left >= 0 && Number.isNaN(known[left]!)) left -= 1;
    let right = t + 1;
    while (right < n && Number.isNaN(known[right]!)) right += 1;
    const a = left >= 0 ? known[left]! : known[right]!;
    x[t] = right < n ? a + ((known[right]! - a) * (t - left)) / (right - left) : a;
  }
}

function demand(x: Numbers): { adi: number; cv2: number; zeros: number; last: number } {
  let [count, sum, squares, last] = [0, 0, 0, -1];
  for (let t = 0; t < x.length; t += 1) {
    if (x[t] === 0) continue;
    count += 1;
    sum += x[t]!;
    squares += x[t]! ** 2;
    last = t;
  }
  const average = count > 0 ? sum / count : 0;
  const cv2 = average !== 0 ? Math.max(0, squares / count - average ** 2) / average ** 2 : 0;
  return { adi: count > 0 ? x.length / count : x.length, cv2, zeros: x.length - count, last };
}

/** Limits of Syntetos, Boylan & Croston 2005 (ADI 1.32, CV² 0.49); dead after the longer of 12 periods and four usual intervals without a sale;
 * a short history with zeros or wild sizes carries no trend or season to see. */
function routeOf(
  x: Numbers,
  m: number,
  { adi, cv2, zeros, last }: ReturnType<typeof demand>,
  nonNegative: boolean,
): Route {
  const n = x.length;
  if (n < LEAST_POINTS || x.every((v) => v === x[0])) return "flat";
  const short = n < Math.max(8, 2 * m);
  if (nonNegative && (adi >= 1.32 || zeros > n / 4)) {
    const usual = (adi * (last + 1)) / n;
    return n - 1 - last >= Math.max(12, 4 * usual) ? "obsolete" : "intermittent";
  }
  if (short) return nonNegative && (zeros > 0 || cv2 >= 0.49) ? "intermittent" : "short";
  return nonNegative && zeros > 0.03 * n ? "erratic" : "regular";
}
