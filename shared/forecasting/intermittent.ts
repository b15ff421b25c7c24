import { mean, type Numbers } from "./numbers.ts";
import { ses } from "./theta.ts";

/**
 * Forecasts per period for demand with many zeros, all flat: TSB (Teunter, Syntetos & Babai 2011), SBA (Syntetos & Boylan 2005) with alpha by
 * in-sample squared error, IMAPA (Petropoulos & Kourentzes 2015) and the plain mean. No season: it costs accuracy here.
 */
export function intermittent(x: Numbers, h: number): Record<string, Numbers> {
  const flat = (v: number) => new Float64Array(h).fill(v);
  return { tsb: flat(tsb(x)), sba: flat(sba(x)), imapa: flat(imapa(x)), mean: flat(mean(x)) };
}

function sizes(x: Numbers): { size: number; interval: number } {
  let sum = 0;
  let count = 0;
  for (const v of x) {
    if (v === 0) continue;
    sum += v;
    count += 1;
  }
  return { size: count > 0 ? sum / count : 0, interval: count > 0 ? x.length / count : x.length };
}

/** Both the chance of a sale and its size are smoothed with 0.1; a dead item falls towards zero. */
export function tsb(x: Numbers, smoothing = 0.1): number {
  const start = sizes(x);
  let size = start.size;
  let chance = 1 / start.interval;
  for (const v of x) {
    chance += smoothing * ((v === 0 ? 0 : 1) - chance);
    if (v !== 0) size += smoothing * (v - size);
  }
  return chance * size;
}

/** Croston 1972 (`factor` 1), or with the Syntetos-Boylan correction 1 - alpha/2. Gives forecast and in-sample squared error. */
export function croston(x: Numbers, alpha: number, corrected: boolean): { value: number; sse: number } {
  let { size, interval } = sizes(x);
  let since = 1;
  let sse = 0;
  const factor = corrected ? 1 - alpha / 2 : 1;
  for (const v of x) {
    sse += (v - (factor * size) / interval) ** 2;
    if (v === 0) since += 1;
    else {
      size += alpha * (v - size);
      interval += alpha * (since - interval);
      since = 1;
    }
  }
  return { value: (factor * size) / Math.max(interval, 1e-9), sse };
}

function sba(x: Numbers): number {
  let best = { value: 0, sse: Infinity };
  for (const alpha of [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5]) {
    const fit = croston(x, alpha, true);
    if (fit.sse < best.sse) best = fit;
  }
  return best.value;
}

function imapa(x: Numbers): number {
  const levels = Math.max(1, Math.min(Math.ceil(sizes(x).interval), x.length >> 2, 24));
  let sum = 0;
  for (let k = 1; k <= levels; k += 1) sum += ses(sums(x, k), 1, 0.01, 0.5)[0]! / k;
  return sum / levels;
}

/** Sums of k points, counted from the end; what does not fill a sum at the start is left out. */
export function sums(x: Numbers, k: number): Numbers {
  const n = Math.floor(x.length / k);
  const skip = x.length - n * k;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i += 1) for (let j = 0; j < k; j += 1) out[i]! += x[skip + i * k + j]!;
  return out;
}
