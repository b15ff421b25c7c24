import { combine } from "./combine.ts";
import { deviation, empirical, errorScale, priorAt } from "./intervals.ts";
import { membersOf } from "./members.ts";
import { totalLevels, type Artefact, type ForecastOut, type SeriesIn } from "./model.ts";
import { factorsOf } from "./factors.ts";
import { mean, type Numbers } from "./numbers.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { adjust, type Season } from "./season.ts";
import { borrowedSeason } from "./group-season.ts";

/** The last season again; the last value where there is none. */
export function seasonalNaive(x: Numbers, m: number, h: number): Numbers {
  const n = x.length;
  return new Float64Array(h).map((_, k) => (n === 0 ? 0 : n >= m ? x[n - m + (k % m)]! : x[n - 1]!));
}

/** The forecast of one series for `h` periods with what was learnt from its group. Never throws, never gives a number that is not finite. */
export function forecast(series: SeriesIn, artefact: Artefact, h = artefact.h): ForecastOut {
  const { m } = artefact;
  const n = series.y.length;
  const factors = factorsOf(series, artefact, n + h);
  const p = prepare(series, m, n, factors.both);
  const borrowed = p.route === "short" ? borrowedSeason(series, artefact, p.skipped) : undefined;
  const { forecasts, season } = membersOf(p, m, h, artefact.tier, artefact.gar, borrowed);
  const weights = artefact.weights[p.route];
  const naive = artefact.naive.includes(p.route);
  const center = naive ? seasonalNaive(p.x, m, h) : combine(forecasts, weights);
  const { lo, hi, total } = bands(series.id, p, center, season, artefact, h);
  const back = (k: number) => p.scale * factors.both[n + k]!;
  const finite = (v: number) => (Number.isFinite(v) ? v : Math.sign(v) * Number.MAX_VALUE || 0);
  const onScale = (values: ArrayLike<number>) =>
    Array.from(values, (v, k) => finite((p.nonNegative ? Math.max(0, v) : v) * back(k)));
  const lift = mean(factors.both, n, n + h);
  const index = (k: number) => (season.kind === "none" ? 1 : season.index[(p.x.length + k) % season.index.length]!);
  const flags = [...p.flags];
  if (borrowed && season === borrowed) flags.push("season-of-group");
  if (naive) flags.push("naive");
  return {
    id: series.id,
    route: p.route,
    model: naive ? "seasonal naive" : modelName(Object.keys(forecasts), weights),
    mean: onScale(center),
    lo: lo.map(onScale),
    hi: hi.map(onScale),
    total: { mean: finite(sumOf(center) * p.scale * lift), q: total.map((v) => finite(v * p.scale * lift)) },
    parts: {
      level: Array.from(center, (v, k) => finite(p.scale * (season.kind === "additive" ? v - index(k) : v / index(k)))),
      season: Array.from(center, (_, k) => (season.kind === "additive" ? finite(index(k) * p.scale) : index(k))),
      holiday: Array.from(center, (_, k) => factors.holiday[n + k]!),
      promotion: Array.from(center, (_, k) => factors.promotion[n + k]!),
    },
    diag: { n: p.x.length, seasonalStrength: season.strength, adi: p.adi, cv2: p.cv2, flags },
  };
}

/** From here on the pooled errors of totals say more than one item's own bootstrap. */
const FEWEST_ERRORS = 100;

const sumOf = (x: Numbers): number => x.reduce((sum, v) => sum + v, 0);

function modelName(names: string[], weights: Record<string, number> | undefined): string {
  const total = names.reduce((sum, name) => sum + (weights?.[name] ?? 0), 0);
  const share = (name: string) => (total > 0 ? (weights?.[name] ?? 0) / total : 1 / names.length);
  return names
    .filter((name) => share(name) > 0)
    .map((name) => `${name} ${share(name).toFixed(2)}`)
    .join(" + ");
}

/** The unit of errors where nothing ever moved: a third of the level after one point, next to nothing after many. */
const unknown = (x: Numbers): number => (x.length > 0 ? (0.3 * Math.abs(mean(x))) / x.length : 0);

type Bands = { lo: Numbers[]; hi: Numbers[]; total: number[] };

function bands(id: string, p: Prepared, center: Numbers, season: Season, artefact: Artefact, h: number): Bands {
  const { levels } = artefact;
  if (p.route === "intermittent" || p.route === "obsolete") {
    const ps = levels.flatMap((level) => [(1 - level) / 2, (1 + level) / 2]);
    const { period, total } = empirical(p.x, center[0] ?? 0, h, ps, id);
    const band = (i: number, side: number) =>
      center.map((v) => (side === 0 ? Math.min(v, period[2 * i]!) : Math.max(v, period[2 * i + 1]!)));
    const learnt = artefact.quantiles[p.route];
    const spread = deviation(p.x) * h;
    return {
      lo: levels.map((_, i) => band(i, 0)),
      hi: levels.map((_, i) => band(i, 1)),
      total:
        learnt && learnt.errors >= FEWEST_ERRORS
          ? learnt.total.map((q) => Math.max(0, sumOf(center) + spread * q))
          : total,
    };
  }
  const s = p.route === "flat" ? unknown(p.x) : errorScale(p.x, adjust(p.x, season), artefact.m, h);
  const q = artefact.quantiles[p.route] ?? artefact.quantiles.regular;
  const at = (rows: number[][] | undefined, i: number, k: number, sign: number): number => {
    const row = rows?.[i];
    return row && row.length > 0
      ? row[Math.min(k, row.length - 1)]!
      : priorAt((1 + sign * levels[i]!) / 2, k, h, artefact.m);
  };
  const lo = levels.map((_, i) => center.map((v, k) => v + s * Math.min(0, at(q?.low, i, k, -1))));
  const hi = levels.map((_, i) => center.map((v, k) => v + s * Math.max(0, at(q?.high, i, k, 1))));
  const sum = sumOf(center);
  const total = totalLevels.map(
    (level, i) => sum + s * h * (q?.total[i] ?? 0.8 * priorAt(level, h / 3, h, artefact.m)),
  );
  return { lo, hi, total: p.nonNegative ? total.map((v) => Math.max(0, v)) : total };
}
