import { mean, solve, type Numbers } from "./numbers.ts";

/** Pooled ("global") linear autoregression: one ridge regression per horizon on the last `lags` values of all series of a group. */
export type GarModel = { lags: number; log: boolean; horizons: number; rows: number; coefficients: number[][] };

/** The lag counts tried for a season of m points, longest first. */
export function lagsFor(m: number): number[] {
  const table: Record<number, number[]> = {
    12: [18, 13],
    4: [9, 5],
    52: [105, 54, 26, 13],
    7: [29, 15],
    24: [169, 49, 25],
    1: [6, 3],
  };
  return table[m] ?? [2 * m + 1, m + 1];
}

const MOST_ROWS = 60_000;
/** Of all horizons' matrices together: 32 MB. */
const MOST_CELLS = 4_000_000;
const RIDGE = 0.02;

/**
 * Trains one model per lag count and scale (logs for positive series, values divided by their window's mean for the others).
 * Each window is taken relative to its own mean; a series' rows count by the inverse of its mean squared step, so that noisy series do
 * not decide alone. Montero-Manso & Hyndman 2021 show why pooling unrelated series works.
 */
export function trainAutoregressions(pool: Numbers[], m: number, h: number): GarModel[] {
  const models: GarModel[] = [];
  for (const log of [true, false]) {
    const series = pool
      .filter((x) => x.length > 0 && x.every((v) => v > 0) === log)
      .map((x) => (log ? x.map(Math.log) : x));
    for (const lags of lagsFor(m)) {
      const model = trainOne(series, m, lags, h, log);
      if (model) models.push(model);
    }
  }
  return models;
}

function trainOne(series: Numbers[], m: number, lags: number, h: number, log: boolean): GarModel | undefined {
  const windows = series.reduce((sum, x) => sum + Math.max(0, x.length - lags), 0);
  const long = series.filter((x) => x.length >= lags + 1).length;
  if ((h + 1) * (lags + 1) ** 2 > MOST_CELLS || long < 20 || windows < 8 * lags) return undefined;
  const stride = Math.max(1, Math.ceil(windows / MOST_ROWS));
  const width = lags + 1;
  const grams = Array.from({ length: h + 1 }, () => new Float64Array(width * width));
  const targets = Array.from({ length: h + 1 }, () => new Float64Array(width));
  const counts = new Float64Array(h + 2);
  const row = new Float64Array(width);
  let phase = 0;
  for (const x of series) {
    const weight = rowWeight(x, m, log);
    if (!(weight > 0)) continue;
    for (let t = lags; t < x.length; t += 1) {
      phase += 1;
      if (phase % stride !== 0) continue;
      const { centre, unit } = frame(x, t, lags, m, log, row);
      if (!(unit > 0)) continue;
      const reach = Math.min(h, x.length - t);
      const gram = grams[reach]!;
      for (let i = 0; i < width; i += 1) {
        const scaled = weight * row[i]!;
        for (let j = 0; j <= i; j += 1) gram[i * width + j]! += scaled * row[j]!;
      }
      for (let k = 1; k <= reach; k += 1) {
        const y = (weight * (x[t + k - 1]! - centre)) / unit;
        const target = targets[k]!;
        for (let i = 0; i < width; i += 1) target[i]! += row[i]! * y;
      }
      counts[reach]! += 1;
    }
  }
  const coefficients: number[][] = Array.from({ length: h }, () => []);
  const sum = new Float64Array(width * width);
  let rows = 0;
  for (let k = h; k >= 1; k -= 1) {
    rows += counts[k]!;
    for (let i = 0; i < sum.length; i += 1) sum[i]! += grams[k]![i]!;
    const ridged = sum.slice();
    let trace = 0;
    for (let i = 0; i < lags; i += 1) trace += sum[i * width + i]!;
    for (let i = 0; i < lags; i += 1) ridged[i * width + i]! += (RIDGE * trace) / lags + 1e-12;
    ridged[width * width - 1]! += 1e-9 + 1e-6 * sum[width * width - 1]!;
    const solution = targets[k]!.slice();
    if (rows < 4 * lags || !solve(ridged, width, solution, 1)) return undefined;
    coefficients[k - 1] = [...solution];
  }
  return { lags, log, horizons: h, rows, coefficients };
}

function rowWeight(x: Numbers, m: number, log: boolean): number {
  const lag = x.length > m ? m : 1;
  let sum = 0;
  for (let t = lag; t < x.length; t += 1) sum += (x[t]! - x[t - lag]!) ** 2;
  const step = sum / Math.max(1, x.length - lag);
  const unit = log ? 1 : mean(x.map(Math.abs)) ** 2;
  return unit > 0 ? 1 / (step / unit + 0.01) : 0;
}

/** The window before `t`, latest first, relative to the mean of its last season; the last place is the constant. */
function frame(
  x: Numbers,
  t: number,
  lags: number,
  m: number,
  log: boolean,
  row: Numbers,
): { centre: number; unit: number } {
  const centre = mean(x, t - Math.min(lags, Math.max(m, 3)), t);
  let unit = 1;
  if (!log) {
    unit = 0;
    for (let i = t - lags; i < t; i += 1) unit += Math.abs(x[i]!) / lags;
  }
  for (let i = 0; i < lags; i += 1) row[i] = (x[t - 1 - i]! - centre) / unit;
  row[lags] = 1;
  return { centre, unit };
}

/** Forecast by the longest model that fits the history; undefined when none does. */
export function autoregress(x: Numbers, m: number, h: number, models: GarModel[]): Numbers | undefined {
  const positive = x.every((v) => v > 0);
  const model = models.find((g) => g.log === positive && g.lags <= x.length && g.horizons >= h);
  if (!model) return undefined;
  const values = model.log ? x.map(Math.log) : x;
  const row = new Float64Array(model.lags + 1);
  const { centre, unit } = frame(values, values.length, model.lags, m, model.log, row);
  const out = new Float64Array(h);
  for (let k = 0; k < h; k += 1) {
    const c = model.coefficients[k]!;
    let sum = 0;
    for (let i = 0; i < row.length; i += 1) sum += c[i]! * row[i]!;
    out[k] = centre + unit * sum;
  }
  return model.log ? out.map(Math.exp) : out;
}
