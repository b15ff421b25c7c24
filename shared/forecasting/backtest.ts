import { combine } from "./combine.ts";
import type { Artefact, Route, SeriesIn } from "./model.ts";
import { meanStep } from "./numbers.ts";
import { pastForecast, pooledAt, train, type TrainOptions } from "./train.ts";

/** How good forecasts were, against what came; shares are of 1, bias is positive when too much was forecast. */
export type Accuracy = {
  /** Σ|error| / Σ|actual|. */
  wape: number;
  /** Σ error / Σ|actual|. */
  bias: number;
  /** Root of the mean squared error over that of the naive forecast in the history (M5). */
  rmsse: number;
  /** Absolute error over that of the seasonal naive on the same periods: below 1 is better. */
  vsNaive: number;
  /** Periods compared. */
  periods: number;
};

export type BacktestReport = {
  all: Accuracy;
  routes: Partial<Record<Route, Accuracy>>;
  series: { id: string; route: Route; accuracy: Accuracy }[];
};

type Sums = {
  absolute: number;
  error: number;
  actual: number;
  naive: number;
  rmsse: number;
  series: number;
  periods: number;
};
const nothing = (): Sums => ({ absolute: 0, error: 0, actual: 0, naive: 0, rmsse: 0, series: 0, periods: 0 });

/**
 * Forecasts of every series as they would have been made one and two horizons ago, by the code that trains and forecasts. The pooled regression
 * and the weights are those of the artefact's own training: regression on what was known then, weights on all past forecasts.
 */
export function backtest(series: SeriesIn[], options: TrainOptions): BacktestReport {
  return backtestWith(series, train(series, options), options.origins ?? 2);
}

/** The same with an artefact that is already there. */
export function backtestWith(series: SeriesIn[], artefact: Artefact, origins = 2): BacktestReport {
  const all = nothing();
  const routes: Partial<Record<Route, Sums>> = {};
  const own = new Map<string, { route: Route; sums: Sums }>();
  for (let origin = 1; origin <= origins; origin += 1) {
    const gar = pooledAt(series, artefact, origin);
    for (const one of series) {
      const past = pastForecast(one, artefact, origin, gar);
      if (!past) continue;
      const forecast = artefact.naive.includes(past.route)
        ? past.naive
        : combine(past.forecasts, artefact.weights[past.route]);
      const mine = own.get(one.id) ?? { route: past.route, sums: nothing() };
      own.set(one.id, mine);
      const route = (routes[past.route] ??= nothing());
      for (const sums of [all, route, mine.sums]) add(sums, forecast, past.naive, past.actual, past.size, past.history);
    }
  }
  return {
    all: accuracy(all),
    routes: Object.fromEntries(Object.entries(routes).map(([route, sums]) => [route, accuracy(sums)])),
    series: [...own].map(([id, { route, sums }]) => ({ id, route, accuracy: accuracy(sums) })),
  };
}

type Values = ArrayLike<number>;

function add(sums: Sums, forecast: Values, naive: Values, actual: Values, size: number, history: Values): void {
  let squares = 0;
  let known = 0;
  for (let k = 0; k < actual.length; k += 1) {
    const y = actual[k]!;
    if (Number.isNaN(y)) continue;
    const e = forecast[k]! - y;
    sums.absolute += size * Math.abs(e);
    sums.error += size * e;
    sums.actual += size * Math.abs(y);
    sums.naive += size * Math.abs(naive[k]! - y);
    squares += e * e;
    known += 1;
  }
  const scale = meanStep(history, 1, 2);
  if (known > 0 && scale > 0) {
    sums.rmsse += Math.sqrt(squares / known / scale);
    sums.series += 1;
  }
  sums.periods += known;
}

const over = (a: number, b: number): number => (b > 0 && Number.isFinite(a / b) ? a / b : 0);

const accuracy = (s: Sums): Accuracy => ({
  wape: over(s.absolute, s.actual),
  bias: over(s.error, s.actual),
  rmsse: over(s.rmsse, s.series),
  vsNaive: over(s.absolute, s.naive),
  periods: s.periods,
});
