/** The forecast engine's front door; README.md says how it works. */
export { backtest, backtestWith, type Accuracy, type BacktestReport } from "./backtest.ts";
export { forecast } from "./forecast.ts";
export { normalQuantile } from "./intervals.ts";
export { festivalsBetween } from "./festivals-between.ts";
export { totalLevels } from "./model.ts";
export type { Artefact, ForecastOut, Freq, Route, SeriesIn, Tier } from "./model.ts";
export { reconcile, type Node } from "./reconcile.ts";
export { train, type TrainOptions } from "./train.ts";
