import type { Numbers } from "./numbers.ts";

/** Seasonal indices by position `t mod m`, t = 0 at the first point of the history. */
export type Season = {
  kind: "none" | "multiplicative" | "additive";
  index: Numbers;
  /** 1 - share of the indices' spread that is noise; 0 = no season. */
  strength: number;
};

/** An index of a year ago counts this much of one of today. */
const YEARLY_MEMORY = 0.77;

export const noSeason: Season = { kind: "none", index: new Float64Array(0), strength: 0 };

/**
 * The seasonal step: two rounds of ratio-to-trend (difference-to-trend when a value is not positive), old years weighted down,
 * indices shrunk towards 1 by the share of their spread that is noise (James & Stein 1961; Miller & Williams 2003).
 * Round 1 takes the centred 2×m average as the trend, round 2 a triangular average of the adjusted series, which reaches both ends.
 */
export function seasonOf(x: Numbers, m: number): Season {
  if (m < 2 || x.length < 2 * m) return noSeason;
  const multiplicative = x.every((v) => v > 0);
  const short = seasonAt(x, m, multiplicative);
  const week = weeks[m];
  if (week === undefined || x.length < 2 * week) return short;
  const long = seasonAt(adjust(x, short), week, multiplicative);
  const index = long.index.map((v, t) => (multiplicative ? v * short.index[t % m]! : v + short.index[t % m]!));
  return { kind: short.kind, index, strength: 1 - (1 - short.strength) * (1 - long.strength) };
}

/** A season of a day has one of a week around it, found in what the day leaves. */
const weeks: Record<number, number> = { 24: 168, 48: 336, 96: 672 };

function seasonAt(x: Numbers, m: number, multiplicative: boolean): Season {
  const kind = multiplicative ? "multiplicative" : "additive";
  const first = indices(x, centred(x, m), m, multiplicative, false);
  const adjusted = adjust(x, { ...first, kind });
  const second = indices(x, triangular(adjusted, Math.max(1, Math.round((5 * m) / 12))), m, multiplicative, true);
  return { kind, ...second };
}

export function adjust(x: Numbers, season: Season): Numbers {
  if (season.kind === "none") return x;
  const { index } = season;
  const m = index.length;
  return season.kind === "multiplicative" ? x.map((v, t) => v / index[t % m]!) : x.map((v, t) => v - index[t % m]!);
}

/** Puts the season back on forecasts whose first point has position `from`. */
export function restore(forecast: Numbers, season: Season, from: number): Numbers {
  if (season.kind === "none") return forecast;
  const { index } = season;
  const m = index.length;
  return season.kind === "multiplicative"
    ? forecast.map((v, k) => v * index[(from + k) % m]!)
    : forecast.map((v, k) => v + index[(from + k) % m]!);
}

function centred(x: Numbers, m: number): Numbers {
  const n = x.length;
  const trend = new Float64Array(n).fill(NaN);
  const half = m >> 1;
  const even = m % 2 === 0;
  for (let t = half; t + half < n; t += 1) {
    let sum = 0;
    for (let j = -half; j <= half; j += 1) sum += x[t + j]! * (even && Math.abs(j) === half ? 0.5 : 1);
    trend[t] = sum / m;
  }
  return trend;
}

function triangular(x: Numbers, half: number): Numbers {
  const n = x.length;
  return x.map((_, t) => {
    let sum = 0;
    let weight = 0;
    for (let j = Math.max(-half, -t); j <= half && t + j < n; j += 1) {
      const w = half + 1 - Math.abs(j);
      sum += w * x[t + j]!;
      weight += w;
    }
    return sum / weight;
  });
}

function indices(x: Numbers, trend: Numbers, m: number, multiplicative: boolean, shrink: boolean) {
  const n = x.length;
  const neutral = multiplicative ? 1 : 0;
  const index = new Float64Array(m);
  const weights = new Float64Array(m);
  const squares = new Float64Array(m);
  const part = (t: number) => (multiplicative ? x[t]! / trend[t]! : x[t]! - trend[t]!);
  const weightAt = (t: number) => YEARLY_MEMORY ** Math.floor((n - 1 - t) / m);
  for (let t = 0; t < n; t += 1) {
    const value = part(t);
    if (!Number.isFinite(value)) continue;
    const w = weightAt(t);
    index[t % m]! += w * value;
    weights[t % m]! += w;
    squares[t % m]! += w * w;
  }
  let centre = 0;
  for (let p = 0; p < m; p += 1) {
    index[p] = weights[p]! > 0 ? index[p]! / weights[p]! : neutral;
    centre += index[p]! / m;
  }
  let residual = 0;
  let freedom = 0;
  for (let t = 0; t < n; t += 1) {
    const value = part(t);
    if (Number.isFinite(value)) residual += weightAt(t) * (value - index[t % m]!) ** 2;
  }
  let share = 0;
  for (let p = 0; p < m; p += 1) {
    if (!(weights[p]! > 0)) continue;
    freedom += weights[p]! - squares[p]! / weights[p]!;
    share += squares[p]! / weights[p]! ** 2 / m;
  }
  let spread = 0;
  for (let p = 0; p < m; p += 1) {
    index[p] = multiplicative ? (centre > 0 ? index[p]! / centre : 1) : index[p]! - centre;
    spread += (index[p]! - neutral) ** 2 / (m - 1);
  }
  const noise = freedom > 1e-9 ? (residual / freedom) * share : 0;
  const strength = spread > 0 ? 1 - Math.min(1, noise / spread) : 0;
  if (shrink) for (let p = 0; p < m; p += 1) index[p] = neutral + strength * (index[p]! - neutral);
  if (multiplicative) for (let p = 0; p < m; p += 1) index[p] = Math.max(index[p]!, 1e-3);
  return { index, strength };
}
