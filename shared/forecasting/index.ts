/** The forecast engine's front door; README.md says how it works. */
export { forecast } from "./forecast.ts";
export type { Artefact, ForecastOut, Freq, Route, SeriesIn, Tier } from "./model.ts";
export { train, type TrainOptions } from "./train.ts";
