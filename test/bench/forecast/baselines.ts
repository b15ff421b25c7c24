/** The published yardsticks, as in the M4 competition's own code: Naive2, Theta, seasonal naive, and Croston for demand with many zeros. */
import type { Numbers } from "../../../shared/forecasting/numbers.ts";
import { theta } from "../../../shared/forecasting/theta.ts";

/** 90 % test of the autocorrelation at lag m. */
function isSeasonal(x: Numbers, m: number): boolean {
  const n = x.length;
  if (m < 2 || n < 3 * m) return false;
  const average = x.reduce((a, b) => a + b, 0) / n;
  const variance = x.reduce((a, b) => a + (b - average) ** 2, 0);
  const acf = (k: number) => {
    let sum = 0;
    for (let t = k; t < n; t += 1) sum += (x[t]! - average) * (x[t - k]! - average);
    return sum / variance;
  };
  let squares = 0;
  for (let k = 1; k < m; k += 1) squares += acf(k) ** 2;
  return Math.abs(acf(m)) > 1.645 * Math.sqrt((1 + 2 * squares) / n);
}

/** Classical multiplicative indices (all 1 when the test finds no season). */
function indices(x: Numbers, m: number): Numbers {
  const index = new Float64Array(m).fill(1);
  if (!isSeasonal(x, m)) return index;
  const sums = new Float64Array(m);
  const counts = new Float64Array(m);
  const half = m >> 1;
  for (let t = half; t + half < x.length; t += 1) {
    let sum = 0;
    for (let j = -half; j <= half; j += 1) sum += x[t + j]! * (m % 2 === 0 && Math.abs(j) === half ? 0.5 : 1);
    if (!(sum > 0)) continue;
    sums[t % m]! += x[t]! / (sum / m);
    counts[t % m]! += 1;
  }
  const raw = sums.map((v, p) => (counts[p]! > 0 && v > 0 ? v / counts[p]! : 1));
  const average = raw.reduce((a, b) => a + b, 0) / m;
  return raw.map((v) => v / average);
}

function seasonally(x: Numbers, m: number, h: number, method: (x: Numbers, h: number) => Numbers): Numbers {
  const index = indices(x, m);
  const flat = method(
    x.map((v, t) => v / index[t % m]!),
    h,
  );
  return flat.map((v, k) => v * index[(x.length + k) % m]!);
}

export const baselines: Record<string, (x: Numbers, m: number, h: number) => Numbers> = {
  Naive2: (x, m, h) => seasonally(x, m, h, (v, ahead) => new Float64Array(ahead).fill(v[v.length - 1]!)),
  sNaive: (x, m, h) => new Float64Array(h).map((_, k) => x[Math.max(0, x.length - m + (k % m))]!),
  Theta: (x, m, h) => seasonally(x, m, h, theta),
};

/** Croston 1972 with 0.1, started at the first demand and the time until it. */
export function crostonBaseline(x: Numbers, h: number): Numbers {
  const first = x.findIndex((v) => v !== 0);
  let size = first < 0 ? 0 : x[first]!;
  let interval = Math.max(1, first + 1);
  let since = 1;
  for (let t = Math.max(0, first) + 1; t < x.length; t += 1) {
    if (x[t] === 0) since += 1;
    else {
      size += 0.1 * (x[t]! - size);
      interval += 0.1 * (since - interval);
      since = 1;
    }
  }
  return new Float64Array(h).fill(size / interval);
}
