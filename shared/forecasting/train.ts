import { trainAutoregressions, type GarModel } from "./autoregression.ts";
import { losesToNaive, weigh, type PastForecast } from "./combine.ts";
import { pooledEffects } from "./effects.ts";
import { factorsOf } from "./factors.ts";
import { seasonalNaive } from "./forecast.ts";
import { borrowedSeason, groupSeasons } from "./group-season.ts";
import { conformal, deviation, errorScale } from "./intervals.ts";
import { membersOf } from "./members.ts";
import { seasonLength, type Artefact, type Freq, type Route, type SeriesIn, type Tier } from "./model.ts";
import { prepare } from "./prepare.ts";
import { adjust, seasonOf } from "./season.ts";

export type TrainOptions = {
  freq: Freq;
  m?: number;
  h: number;
  tier: Tier;
  levels?: number[];
  /** At most this many series are forecast in the past, evenly spread; the pooled regression learns from all. */
  sample?: number;
  /** Origins of the past forecasts: h and 2h periods ago (3h too when series are few) unless told otherwise. */
  origins?: number;
};

const LEAST_HISTORY = 8;
const LEAST_TO_POOL = 4;
const FEW = 400;
const ENOUGH_ERRORS = 200;

/** Learns what is shared by the series of one frequency: effects, pooled regression, weights, quantiles. Deterministic. */
export function train(series: SeriesIn[], options: TrainOptions): Artefact {
  const { freq, h, tier, levels = [0.8, 0.95], sample = 1500 } = options;
  const origins = options.origins ?? (series.length < FEW ? 3 : 2);
  const m = seasonLength(freq, options.m);
  const artefact: Artefact = {
    version: 1,
    freq,
    m,
    h,
    tier,
    trainedOn: 0,
    gar: [],
    weights: {},
    levels,
    quantiles: {},
    naive: [],
    effects: pooledEffects(series, m),
    season: {},
  };
  artefact.season = groupSeasons(series, artefact);
  const stride = Math.max(1, series.length / sample);
  const chosen = Array.from({ length: Math.min(series.length, sample) }, (_, i) => series[Math.floor(i * stride)]!);
  const past: PastForecast[] = [];
  for (let origin = 1; origin <= origins; origin += 1) {
    const gar = pooledAt(series, artefact, origin);
    for (const one of chosen) {
      const record = pastForecast(one, artefact, origin, gar);
      if (record) past.push(record);
    }
  }
  artefact.trainedOn = chosen.length;
  artefact.gar = pooledAt(series, artefact, 0);
  const routes = new Set<Route>(["regular", "short", ...past.map((p) => p.route)]);
  for (const route of routes) {
    const own = past.filter((p) => p.route === route);
    const weights = route === "intermittent" ? equal(own[0]!) : weigh(own);
    artefact.weights[route] = weights;
    artefact.quantiles[route] = conformal(latest(own), weights, levels, h, m);
    if (route === "regular" && losesToNaive(own, weights)) artefact.naive.push(route);
  }
  return artefact;
}

/** Bands are about now: errors of the latest origin alone where they are enough, of all origins where they are few. */
function latest(past: PastForecast[]): PastForecast[] {
  const last = past.filter((p) => p.origin === 1);
  return last.length >= ENOUGH_ERRORS ? last : past;
}

const equal = (p: PastForecast): Record<string, number> =>
  Object.fromEntries(Object.keys(p.forecasts).map((name, _, all) => [name, 1 / all.length]));

const modelled = new Set<Route>(["regular", "erratic", "short"]);

/** How many points an origin lies back: its multiple of h, or, for histories too short for one, their last third. */
function pointsBack(n: number, h: number, origin: number): number {
  return n - h >= LEAST_HISTORY ? origin * h : origin === 1 ? Math.floor(n / 3) : n;
}

/** The pooled regression as it would have been learnt at an origin; 0 = now. */
export function pooledAt(series: SeriesIn[], artefact: Artefact, origin: number): GarModel[] {
  const { m, h } = artefact;
  const pool = [];
  for (const one of series) {
    const n = one.y.length - (origin === 0 ? 0 : pointsBack(one.y.length, h, origin));
    if (n < LEAST_TO_POOL) continue;
    const p = prepare(one, m, n, factorsOf(one, artefact, one.y.length, n).both);
    if (modelled.has(p.route)) pool.push(adjust(p.x, seasonOf(p.x, m)));
  }
  return trainAutoregressions(pool, m, h);
}

/** What would have been said at that origin, and what came; undefined when there was too little to go by. */
export function pastForecast(
  series: SeriesIn,
  artefact: Artefact,
  origin: number,
  gar: GarModel[],
): PastForecast | undefined {
  const { m, h, tier } = artefact;
  const n = series.y.length - pointsBack(series.y.length, h, origin);
  if (n < LEAST_HISTORY) return undefined;
  const { both } = factorsOf(series, artefact, series.y.length, n);
  const p = prepare(series, m, n, both);
  if (p.route === "flat" || p.x.length < LEAST_HISTORY) return undefined;
  const { forecasts, season } = membersOf(
    p,
    m,
    h,
    tier,
    gar,
    p.route === "short" ? borrowedSeason(series, artefact, p.skipped) : undefined,
  );
  const actual = new Float64Array(h).map((_, k) => {
    const v = series.y[n + k];
    return typeof v === "number" && Number.isFinite(v) && !series.mask?.[n + k] ? v / p.scale / both[n + k]! : NaN;
  });
  return {
    route: p.route,
    origin,
    scale:
      p.route === "intermittent" || p.route === "obsolete"
        ? deviation(p.x)
        : errorScale(p.x, adjust(p.x, season), m, h),
    forecasts,
    naive: seasonalNaive(p.x, m, h),
    actual,
    size: p.scale,
    history: p.x,
  };
}
