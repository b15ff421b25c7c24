import type { Numbers } from "./numbers.ts";

/** Minimises f over [low, high]: a grid, then ever closer to its best point. */
export function smallest(
  f: (a: number) => number,
  low: number,
  high: number,
  points: number,
  tolerance: number,
): number {
  let best = low;
  let value = Infinity;
  const step = (high - low) / (points - 1);
  for (let i = 0; i < points; i += 1) {
    const v = f(low + i * step);
    if (v < value) [best, value] = [low + i * step, v];
  }
  let a = Math.max(low, best - step);
  let b = Math.min(high, best + step);
  while (b - a > tolerance) {
    const inner = (b - a) / 4;
    const leftAt = best - inner > a ? best - inner : (a + best) / 2;
    const left = f(leftAt);
    const rightAt = best + inner < b ? best + inner : (b + best) / 2;
    const right = f(rightAt);
    if (left < value && left <= right) [b, best, value] = [best, leftAt, left];
    else if (right < value) [a, best, value] = [best, rightAt, right];
    else [a, b] = [leftAt, rightAt];
  }
  return best;
}

function sesError(x: Numbers, alpha: number): number {
  let level = x[0]!;
  let sum = 0;
  for (let t = 1; t < x.length; t += 1) {
    const e = x[t]! - level;
    sum += e * e;
    level += alpha * e;
  }
  return sum;
}

export function ses(x: Numbers, h: number, low = 0.01, high = 0.99): Numbers {
  const alpha = smallest((a) => sesError(x, a), low, high, 8, 0.01);
  let level = x[0]!;
  for (let t = 1; t < x.length; t += 1) level += alpha * (x[t]! - level);
  return new Float64Array(h).fill(level);
}

/** The theta method: SES with half the slope of the straight line as drift (Assimakopoulos & Nikolopoulos 2000; Hyndman & Billah 2003). */
export function theta(x: Numbers, h: number): Numbers {
  const n = x.length;
  const alpha = smallest((a) => sesError(x, a), 0.01, 0.99, 8, 0.01);
  let level = x[0]!;
  let sx = 0;
  let sxy = 0;
  for (let t = 0; t < n; t += 1) {
    if (t > 0) level += alpha * (x[t]! - level);
    const u = t - (n - 1) / 2;
    sx += u * u;
    sxy += u * x[t]!;
  }
  const slope = n > 2 ? sxy / sx : 0;
  const lag = (1 - (1 - alpha) ** n) / alpha;
  return new Float64Array(h).map((_, k) => level + 0.5 * slope * (k + lag));
}

/**
 * Dynamic optimised theta model (Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016, eq. 8-13).
 * Given alpha its errors are linear in l0 and in w = 1 - 1/theta, so both are solved exactly (0 <= w <= 1, i.e. theta >= 1) and only alpha in
 * [0.1, 0.99] is searched: the optimum of the usual Nelder-Mead search for a tenth of the passes.
 */
export function dotm(x: Numbers, h: number): Numbers {
  const n = x.length;
  if (n < 4) return ses(x, h);
  const { a, b } = lines(x);
  const fit = (alpha: number): { sse: number; l0: number; w: number } => {
    const beta = 1 - alpha;
    let level = 0;
    let power = 1;
    let [uu, ug, up, gg, gp, pp] = [0, 0, 0, 0, 0, 0];
    for (let t = 0; t < n; t += 1) {
      const next = power * beta;
      if (t >= 2) {
        const u = x[t]! - level;
        const g = power * a[t]! + ((1 - next) / alpha) * b[t]!;
        uu += u * u;
        ug += u * g;
        up += u * power;
        gg += g * g;
        gp += g * power;
        pp += power * power;
      }
      level += alpha * (x[t]! - level);
      power = next;
    }
    const det = gg * pp - gp * gp;
    let w = det > 1e-12 * gg * pp ? (ug * pp - up * gp) / det : 0;
    w = Math.min(1, Math.max(0, w));
    const l0 = pp > 1e-300 ? (up - w * gp) / pp : x[0]!;
    return { sse: uu + w * w * gg + l0 * l0 * pp - 2 * w * ug - 2 * l0 * up + 2 * w * l0 * gp, l0, w };
  };
  const alpha = smallest((v) => fit(v).sse, 0.1, 0.99, 10, 0.004);
  return project(x, h, alpha, fit(alpha));
}

/** Intercept and slope of the straight line through the points before t, updated at each point. */
function lines(x: Numbers): { a: Numbers; b: Numbers } {
  const a = new Float64Array(x.length);
  const b = new Float64Array(x.length);
  let [average, intercept, slope] = [0, 0, 0];
  for (let t = 0; t < x.length; t += 1) {
    a[t] = intercept;
    b[t] = slope;
    [average, intercept, slope] = grow(average, slope, x[t]!, t + 1);
  }
  return { a, b };
}

function grow(average: number, slope: number, value: number, count: number): [number, number, number] {
  const steeper = count < 2 ? 0 : ((count - 2) * slope + (6 * (value - average)) / count) / (count + 1);
  const next = average + (value - average) / count;
  return [next, next - (steeper * (count + 1)) / 2, steeper];
}

function project(x: Numbers, h: number, alpha: number, { l0, w }: { l0: number; w: number }): Numbers {
  let level = l0;
  let power = 1;
  let [average, intercept, slope] = [0, 0, 0];
  const out = new Float64Array(h);
  for (let t = 0; t < x.length + h; t += 1) {
    const next = power * (1 - alpha);
    const expected = level + w * (power * intercept + ((1 - next) / alpha) * slope);
    const value = t < x.length ? x[t]! : expected;
    if (t >= x.length) out[t - x.length] = expected;
    level += alpha * (value - level);
    power = next;
    [average, intercept, slope] = grow(average, slope, value, t + 1);
  }
  return out;
}
