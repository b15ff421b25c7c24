import type { Route } from "./model.ts";
import type { Numbers } from "./numbers.ts";

/** One forecast made in the past, and what came: all divided by the size of the history, unknown actuals are NaN; `scale` is the unit of errors. */
export type PastForecast = {
  route: Route;
  /** 1 = the latest. */
  origin: number;
  scale: number;
  forecasts: Record<string, Numbers>;
  naive: Numbers;
  actual: Numbers;
  size: number;
  history: Numbers;
};

const FEWEST_TO_STACK = 100;

/** The mean of the members by weight; members without a weight, or weights without a member, leave the rest their proportion. */
export function combine(forecasts: Record<string, Numbers>, weights: Record<string, number> | undefined): Numbers {
  const names = Object.keys(forecasts);
  const h = forecasts[names[0]!]!.length;
  const out = new Float64Array(h);
  let total = names.reduce((sum, name) => sum + (weights?.[name] ?? 0), 0);
  const equal = !(total > 0);
  if (equal) total = names.length;
  for (const name of names) {
    const w = (equal ? 1 : (weights![name] ?? 0)) / total;
    const f = forecasts[name]!;
    if (w > 0) for (let k = 0; k < h; k += 1) out[k]! += w * f[k]!;
  }
  return out;
}

/** The share of the stacked weights; equal ones have the rest. Chosen on M3 (0.4, 0.5 and 0.8 tried). */
const STACKED = 0.4;

/**
 * Weights that would have had the least mean absolute scaled error, shrunk by most of the way to equal ones: the usual remedy against the
 * "forecast combination puzzle" (Claeskens, Magnus, Vasnev & Wang 2016). Equal when fewer than 100 past forecasts have all members.
 */
export function weigh(past: PastForecast[]): Record<string, number> {
  const count = new Map<string, number>();
  for (const p of past) {
    const key = Object.keys(p.forecasts).join();
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  const [key] = [...count].sort((a, b) => b[1] - a[1])[0] ?? [""];
  if (key === "") return {};
  const names = key.split(",");
  const full = past.filter((p) => names.every((name) => p.forecasts[name]));
  const equal = 1 / names.length;
  if (names.length < 2 || full.length < FEWEST_TO_STACK) return Object.fromEntries(names.map((name) => [name, equal]));
  const stacked = leastAbsolute(full, names);
  return Object.fromEntries(names.map((name, i) => [name, round(STACKED * stacked[i]! + (1 - STACKED) * equal)]));
}

const round = (v: number): number => Math.round(v * 1e6) / 1e6;

/** Exponentiated gradient on the simplex (Kivinen & Warmuth 1997), averaged over its second half. */
function leastAbsolute(past: PastForecast[], names: string[]): Numbers {
  const size = names.length;
  const columns = names.map(() => [] as number[]);
  const actual: number[] = [];
  for (const p of past)
    for (let k = 0; k < p.actual.length; k += 1) {
      const y = p.actual[k]! / p.scale;
      if (!Number.isFinite(y)) continue;
      actual.push(y);
      names.forEach((name, i) => columns[i]!.push(p.forecasts[name]![k]! / p.scale));
    }
  const weights = new Float64Array(size).fill(1 / size);
  const average = new Float64Array(size);
  const gradient = new Float64Array(size);
  const rounds = 200;
  for (let round = 0; round < rounds; round += 1) {
    gradient.fill(0);
    for (let j = 0; j < actual.length; j += 1) {
      let f = 0;
      for (let i = 0; i < size; i += 1) f += weights[i]! * columns[i]![j]!;
      const sign = Math.sign(f - actual[j]!);
      for (let i = 0; i < size; i += 1) gradient[i]! += sign * (columns[i]![j]! - f);
    }
    let total = 0;
    for (let i = 0; i < size; i += 1) {
      weights[i]! *= Math.exp((-20 / Math.sqrt(1 + round / 10)) * (gradient[i]! / Math.max(1, actual.length)));
      total += weights[i]!;
    }
    for (let i = 0; i < size; i += 1) {
      weights[i]! /= total;
      if (round >= rounds / 2) average[i]! += weights[i]! / (rounds / 2);
    }
  }
  return average;
}

/** Whether the combination lost to the seasonal naive by more than 5 % over its past forecasts. */
export function losesToNaive(past: PastForecast[], weights: Record<string, number>): boolean {
  let ours = 0;
  let naive = 0;
  for (const p of past) {
    const f = combine(p.forecasts, weights);
    for (let k = 0; k < f.length; k += 1) {
      if (Number.isNaN(p.actual[k]!)) continue;
      ours += Math.abs(f[k]! - p.actual[k]!) / p.scale;
      naive += Math.abs(p.naive[k]! - p.actual[k]!) / p.scale;
    }
  }
  return past.length >= 30 && ours > 1.05 * naive;
}
