import { nelderMead } from "./nelder-mead.ts";
import { mean, type Numbers } from "./numbers.ts";
import { theta } from "./theta.ts";

/**
 * Complex exponential smoothing without a season (Svetunkov, Kourentzes & Ord 2022): level and an unseen "information potential" smoothed
 * with one complex number a0 + i·a1, so that level and trend need not be told apart. Backcast start. Falls back to theta when it runs away.
 */
export function ces(x: Numbers, h: number): Numbers {
  const n = x.length;
  if (n < 6) return theta(x, h);
  const start = mean(x, Math.max(0, n - 12));
  let level = 0;
  let potential = 0;
  const step = (value: number, a0: number, a1: number): number => {
    const e = value - level;
    const next = level - (1 - a1) * potential + (a0 - a1) * e;
    potential = level + (1 - a0) * potential + (a0 + a1) * e;
    level = next;
    return e;
  };
  const run = (p: Numbers): number => {
    const a0 = p[0]!;
    const a1 = p[1]!;
    if (a0 < 0.01 || a0 > 2.5 || a1 < 0.5 || a1 > 1.99) return 1e299;
    level = start;
    potential = start / 1.1;
    for (let t = n - 1; t >= 0; t -= 1) step(x[t]!, a0, a1);
    let squares = 0;
    for (let t = 0; t < n; t += 1) squares += step(x[t]!, a0, a1) ** 2;
    const value = n * Math.log(squares / n + 1e-14);
    return Number.isFinite(value) ? value : 1e300;
  };
  const best = nelderMead(run, [1.3, 1], [0.4, 0.2], 100, 0.05);
  run(best);
  const furthest = 5 * x.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const out = new Float64Array(h);
  for (let k = 0; k < h; k += 1) {
    out[k] = level;
    if (!(Math.abs(level) <= furthest)) return theta(x, h);
    step(level, best[0]!, best[1]!);
  }
  return out;
}
