import { holidayRegressors, type Regressor } from "./calendar.ts";
import type { Effects, SeriesIn } from "./model.ts";
import { median, ownOf, solve, type Numbers } from "./numbers.ts";

/** How far effects of one item spread around its group's, and a group's around none: deviations on the logarithm of demand. */
const SPREAD = { item: 0.15, group: 0.4 };
const PROMOTION = "promotion";

/** Sums of a weighted regression of log demand on the regressors: what items of a group add up to. */
type Evidence = { names: string[]; gram: Numbers; right: Numbers; rows: number };
type Rows = { x: number[][]; y: number[] };

export function regressorsOf(series: SeriesIn, length: number): Regressor[] {
  const holidays = series.start ? holidayRegressors(series.freq, series.start, length) : [];
  const promo = series.promo;
  if (!promo || !Array.from(promo).some((v) => v > 0)) return holidays;
  return [...holidays, { name: PROMOTION, values: new Float64Array(length).map((_, t) => within(promo[t])) }];
}

const within = (v: number | undefined): number => (v !== undefined && v > 0 ? Math.min(1, v) : 0);

/**
 * Rows in which a regressor differs: for weeks and months the seasonal log difference on the differenced regressors (Findley et al. 1998), for days
 * log demand over the median of the same weekday three to eight weeks away.
 */
function rowsOf(series: SeriesIn, regressors: Regressor[], m: number): Rows {
  const n = series.y.length;
  const value = (t: number) => {
    const v = t < 0 || t >= n || series.mask?.[t] ? NaN : series.y[t];
    return typeof v === "number" && v > 0 && Number.isFinite(v) ? Math.log(v) : NaN;
  };
  const rows: Rows = { x: [], y: [] };
  const daily = series.freq === "D";
  for (let t = daily ? 0 : m; t < n; t += 1) {
    const x = regressors.map((r) => r.values[t]! - (daily ? 0 : r.values[t - m]!));
    if (!x.some((v) => Math.abs(v) > 1e-3)) continue;
    const y = value(t) - (daily ? usualDay(value, t) : value(t - m));
    if (!Number.isFinite(y)) continue;
    rows.x.push(x);
    rows.y.push(y);
  }
  return rows;
}

function usualDay(value: (t: number) => number, t: number): number {
  const around: number[] = [];
  for (let week = 3; week <= 8; week += 1) around.push(value(t - 7 * week), value(t + 7 * week));
  const known = around.filter((v) => Number.isFinite(v));
  return known.length >= 4 ? median(known) : NaN;
}

/** Adds up what one series says, in units of its own noise, outliers held back with Huber weights (k = 1.345) around `before`. */
function evidenceOf(series: SeriesIn, m: number, regressors: Regressor[], before: Effects): Evidence {
  const names = regressors.map((r) => r.name);
  const size = names.length;
  const { x, y } = rowsOf(series, regressors, m);
  const centre = series.freq === "D" ? 0 : drift(series, m);
  const residual = (i: number) => y[i]! - centre - x[i]!.reduce((sum, v, j) => sum + v * (before[names[j]!] ?? 0), 0);
  const deviation = Math.max(0.02, 1.4826 * median(y.map((_, i) => Math.abs(residual(i)))));
  const gram = new Float64Array(size * size);
  const right = new Float64Array(size);
  x.forEach((row, i) => {
    const r = Math.abs(residual(i)) / deviation;
    const weight = (r > 1.345 ? 1.345 / r : 1) / deviation ** 2;
    for (let a = 0; a < size; a += 1) {
      right[a]! += weight * row[a]! * (y[i]! - centre);
      for (let b = 0; b < size; b += 1) gram[a * size + b]! += weight * row[a]! * row[b]!;
    }
  });
  return { names, gram, right, rows: y.length };
}

/** Median seasonal log difference: growth is not an effect. */
function drift(series: SeriesIn, m: number): number {
  const steps: number[] = [];
  for (let t = m; t < series.y.length; t += 1) {
    const [a, b] = [series.y[t - m], series.y[t]];
    if (typeof a === "number" && typeof b === "number" && a > 0 && b > 0) steps.push(Math.log(b / a));
  }
  return median(steps);
}

/** Which parts of the spring festival may move demand: factories rest, shops stock up; which it is, the data say. */
const springSets = [["during"], ["before", "after"], ["before", "during", "after"]];

/**
 * Posterior mean with the prior N(towards, spread²) for each effect, averaged over the sets of spring festival windows by their marginal likelihood
 * (Bayesian model averaging, Hoeting et al. 1999): few festivals cannot tell three overlapping windows apart.
 */
function shrunk(evidence: Evidence[], towards: Effects, spread: number): Effects {
  const names = [...new Set(evidence.flatMap((e) => e.names))];
  const size = names.length;
  const gram = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const e of evidence) {
    const at = e.names.map((name) => names.indexOf(name));
    at.forEach((a, i) => {
      right[a]! += e.right[i]!;
      at.forEach((b, j) => (gram[a * size + b]! += e.gram[i * at.length + j]!));
    });
  }
  const left = right.map((v, a) => names.reduce((sum, name, b) => sum - gram[a * size + b]! * (towards[name] ?? 0), v));
  const part = (name: string) => (name.startsWith("spring-festival/") ? name.slice(16) : undefined);
  const all = names.some((name) => part(name) === "eve") ? undefined : springSets;
  const answers = (all ?? [undefined]).map((set) => {
    const free = [...names.keys()].filter(
      (i) => !set || part(names[i]!) === undefined || set.includes(part(names[i]!)!),
    );
    return { free, ...deviations(gram, left, size, free, spread) };
  });
  const best = Math.max(...answers.map((a) => a.likelihood));
  const weights = answers.map((a) => Math.exp(a.likelihood - best));
  const total = weights.reduce((a, b) => a + b, 0);
  const moved = new Float64Array(size);
  answers.forEach((answer, s) =>
    answer.free.forEach((i, j) => (moved[i]! += (weights[s]! / total) * answer.delta[j]!)),
  );
  return {
    ...towards,
    ...Object.fromEntries(names.map((name, i) => [name, Math.max(-2, Math.min(2, (towards[name] ?? 0) + moved[i]!))])),
  };
}

function deviations(gram: Numbers, left: Numbers, size: number, free: number[], spread: number) {
  const k = free.length;
  const a = new Float64Array(k * k);
  free.forEach((p, i) =>
    free.forEach((q, j) => (a[i * k + j] = gram[p * size + q]! + (i === j ? 1 / spread ** 2 : 0))),
  );
  const delta = Float64Array.from(free, (p) => left[p]!);
  if (!solve(a, k, delta, 1)) return { delta: new Float64Array(k), likelihood: -Infinity };
  let likelihood = -k * Math.log(spread);
  free.forEach((p, i) => (likelihood += 0.5 * left[p]! * delta[i]! - Math.log(a[i * k + i]!)));
  return { delta, likelihood };
}

/** Effects shared by all series (""), and by each group drawn to those. Two rounds, so that outliers are judged around the first answer. */
export function pooledEffects(series: SeriesIn[], m: number): Record<string, Effects> {
  const known = series
    .map((one) => ({ one, regressors: regressorsOf(one, one.y.length) }))
    .filter(({ regressors }) => regressors.length > 0);
  if (known.length === 0) return {};
  const result: Record<string, Effects> = { "": {} };
  for (let round = 0; round < 2; round += 1) {
    const evidence = known.map(({ one, regressors }) => ({
      group: one.group ?? "",
      of: evidenceOf(one, m, regressors, ownOf(result, one.group ?? "") ?? result[""]!),
    }));
    const all = shrunk(
      evidence.map((e) => e.of),
      {},
      SPREAD.group,
    );
    for (const group of new Set(evidence.map((e) => e.group))) {
      if (group !== "")
        result[group] = shrunk(
          evidence.filter((e) => e.group === group).map((e) => e.of),
          all,
          SPREAD.item,
        );
    }
    result[""] = all;
  }
  return result;
}

/** One item's effects: its own history, drawn to its group. */
export function effectsOf(
  series: SeriesIn,
  m: number,
  regressors: Regressor[],
  pooled: Record<string, Effects>,
): Effects {
  const towards = ownOf(pooled, series.group ?? "") ?? pooled[""] ?? {};
  return shrunk([evidenceOf(series, m, regressors, towards)], towards, SPREAD.item);
}
