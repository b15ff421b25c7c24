import { combine, type PastForecast } from "./combine.ts";
import { totalLevels } from "./model.ts";
import { draws, mean, meanStep, quantileOf, type Numbers } from "./numbers.ts";

/** Signed quantiles of scaled errors: by level and horizon for single periods, by `totalLevels` for the sum over the horizon. */
export type Quantiles = { errors: number; low: number[][]; high: number[][]; total: number[] };

/** Errors in a cell that count as much as what is assumed before any was seen. */
const PRIOR = 60;
/**
 * Before any error was seen, at the k-th period from 0: what the development sets show, growing with the horizon (as the root of it where there
 * is no season to return to), with heavier tails than normal.
 */
export const priorAt = (p: number, k: number, h: number, m: number): number => {
  const z = normalQuantile(p);
  return z * (m === 1 ? 1.25 * Math.sqrt(k + 1) : 0.8 + (0.8 * (k + 1)) / h) * (Math.abs(z) > 1.5 ? 1.15 : 1);
};

/**
 * The unit of a series' errors: geometric mean of its seasonal naive error and its steps up to the horizon, seasonally adjusted; more for
 * short histories, whose trend and season are guessed from little: a quarter more at two seasons.
 */
export function errorScale(x: Numbers, adjusted: Numbers, m: number, h: number): number {
  const seasonal = meanStep(x, x.length > m ? m : 1);
  let steps = 0;
  let used = 0;
  for (let k = 1; k <= h && k < adjusted.length; k += 1) {
    steps += meanStep(adjusted, k);
    used += 1;
  }
  const unsure = m === 1 ? 1 + 2 / Math.max(1, x.length) : 0.95 + (0.6 * m) / Math.max(m / 2, x.length);
  const scale = unsure * Math.sqrt(seasonal * (used > 0 ? steps / used : 0));
  return scale > 0 ? scale : 1e-3;
}

/** Standard deviation, the unit of errors of demand with many zeros. */
export function deviation(x: Numbers): number {
  const average = mean(x);
  return Math.sqrt(mean(x.map((v) => (v - average) ** 2))) || 1e-3;
}

/**
 * Pooled conformal quantiles (Vovk, Gammerman & Shafer 2005; split conformal, signed): of what the combination missed in the past, in units
 * of each series' own scale, smoothed over five horizons, drawn to the prior where few errors were seen.
 */
export function conformal(
  past: PastForecast[],
  weights: Record<string, number>,
  levels: number[],
  h: number,
  m: number,
): Quantiles {
  const cells = Array.from({ length: h }, () => [] as number[]);
  const totals: number[] = [];
  for (const p of past) {
    const f = combine(p.forecasts, weights);
    let sum = 0;
    for (let k = 0; k < h; k += 1) {
      const e = (p.actual[k]! - f[k]!) / p.scale;
      if (Number.isFinite(e)) cells[k]!.push(e);
      sum += e / h;
    }
    if (Number.isFinite(sum)) totals.push(sum);
  }
  const sorted = cells.map((cell) => Float64Array.from(cell).sort());
  const at = (p: number): number[] => {
    const prior = sorted.map((_, k) => priorAt(p, k, h, m));
    const wider = stretch(sorted, p, prior);
    const raw = sorted.map((cell, k) => drawn(cell, reach(p, cell.length), prior[k]! * wider));
    return raw.map((_, k) => mean(raw, Math.max(0, k - 2), Math.min(h, k + 3)));
  };
  const ordered = Float64Array.from(totals).sort();
  return {
    errors: totals.length,
    low: levels.map((level) => at((1 - level) / 2)),
    high: levels.map((level) => at((1 + level) / 2)),
    total: totalLevels.map((p) => drawn(ordered, p, 0.8 * priorAt(p, h / 3, h, m))),
  };
}

const drawn = (sorted: Numbers, p: number, prior: number): number =>
  (quantileOf(sorted, p) * sorted.length + prior * PRIOR) / (sorted.length + PRIOR);

/** How much wider than assumed the errors were over all horizons together: what is known of the near ones is held of the far ones too. */
function stretch(cells: Numbers[], p: number, prior: number[]): number {
  let [seen, assumed, count] = [0, 0, 0];
  cells.forEach((cell, k) => {
    seen += cell.length * quantileOf(cell, reach(p, cell.length));
    assumed += cell.length * prior[k]!;
    count += cell.length / cells.length;
  });
  const ratio = assumed === 0 ? 1 : Math.min(2.5, Math.max(0.5, seen / assumed));
  return (ratio * count + PRIOR) / (count + PRIOR);
}

/** A finite sample's quantile lies a little further out: level·(n + 1)/n. */
const reach = (p: number, n: number): number =>
  n === 0 ? p : Math.min(1, Math.max(0, 0.5 + ((p - 0.5) * (n + 1)) / n));

/** Inverse normal distribution (Acklam 2003), error below 1.2e-9. */
export function normalQuantile(p: number): number {
  const a = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ];
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1];
  const c = [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ];
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
  const poly = (k: number[], x: number) => k.reduce((sum, v) => sum * x + v, 0);
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p));
    return poly(c, q) / poly(d, q);
  }
  if (p > 1 - 0.02425) return -normalQuantile(1 - p);
  const q = p - 0.5;
  return (poly(a, q * q) * q) / poly(b, q * q);
}

/**
 * Demand with many zeros: its own distribution, moved to the forecast mean. Gives the quantile of one period at each of `ps`, and of the
 * sum over the horizon at `totalLevels` by bootstrap, seeded with the id.
 */
export function empirical(
  x: Numbers,
  mean1: number,
  h: number,
  ps: number[],
  id: string,
): { period: number[]; total: number[] } {
  const recent = x.slice(Math.max(0, x.length - Math.max(36, 4 * h)));
  const average = mean(recent);
  const factor = average > 0 ? mean1 / average : 0;
  const sorted = recent.slice().sort();
  const draw = draws(id);
  const sums = new Float64Array(400).map(() => {
    let sum = 0;
    for (let k = 0; k < h; k += 1) sum += recent[Math.floor(draw() * recent.length)]!;
    return sum * factor;
  });
  sums.sort();
  return {
    period: ps.map((p) => quantileOf(sorted, p) * (factor > 1 ? factor : 1)),
    total: totalLevels.map((p) => quantileOf(sums, p)),
  };
}
