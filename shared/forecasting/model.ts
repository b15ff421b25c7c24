import type { Quantiles } from "./intervals.ts";
import type { GarModel } from "./autoregression.ts";

/** Hour, day, week, month, quarter, year. */
export type Freq = "H" | "D" | "W" | "M" | "Q" | "Y";
export type Tier = "fast" | "standard" | "full";

/** What kind of history it is, and so what forecasts it. */
export type Route = "regular" | "erratic" | "short" | "intermittent" | "obsolete" | "flat";

export type SeriesIn = {
  id: string;
  freq: Freq;
  /** Points in one season; the frequency's usual one when absent. */
  m?: number;
  /** First day of the first period, `YYYY-MM-DD`: without it no holiday is known and no season is borrowed. */
  start?: string;
  /** Quantities per period; anything that is not a finite number is a gap. */
  y: ArrayLike<number | null>;
  /** Whose effects and season are shared, e.g. category × region. */
  group?: string;
  /** 1 = this point says nothing about demand (out of stock); it is bridged, not learnt from. */
  mask?: ArrayLike<number>;
  /** Share of the period on promotion, 0 to 1; may reach into the future, which is then lifted. */
  promo?: ArrayLike<number>;
};

/** Effects on the logarithm of demand, by regressor. */
export type Effects = Record<string, number>;

/** Everything learnt from a group of series of one frequency; plain JSON. */
export type Artefact = {
  version: 1;
  freq: Freq;
  m: number;
  h: number;
  tier: Tier;
  /** Series that the weights and quantiles come from. */
  trainedOn: number;
  gar: GarModel[];
  weights: Partial<Record<Route, Record<string, number>>>;
  /** Levels of the bands, e.g. [0.8, 0.95], and per route and level the signed quantiles of (actual - forecast) / scale by horizon. */
  levels: number[];
  quantiles: Partial<Record<Route, Quantiles>>;
  /** Routes whose combination lost to the seasonal naive by more than 5 % in the backtest: it is published instead. */
  naive: Route[];
  /** Pooled effects of holidays and promotions: "" for all series, then by group. */
  effects: Record<string, Effects>;
  /** Seasonal indices by calendar position of groups, for items too young to have their own. */
  season: Record<string, number[]>;
};

export type ForecastOut = {
  id: string;
  route: Route;
  /** The members and their weights, e.g. `dotm 0.31 + ets 0.42 + gar 0.27`. */
  model: string;
  mean: number[];
  /** One array per level of the artefact. */
  lo: number[][];
  hi: number[][];
  /** The sum over the horizon, and its quantiles at `totalLevels`. */
  total: { mean: number; q: number[] };
  /** Why: the factors that were put on the underlying level, 1 = none (an additive season is told as a difference in `season`). */
  parts: { level: number[]; season: number[]; holiday: number[]; promotion: number[] };
  diag: {
    n: number;
    seasonalStrength: number;
    /** Average demand interval and squared coefficient of variation of the non-zero demands (Syntetos & Boylan 2005). */
    adi: number;
    cv2: number;
    flags: string[];
  };
};

export const totalLevels = [0.05, 0.1, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 0.975, 0.99];

const seasons: Record<Freq, number> = { H: 24, D: 7, W: 52, M: 12, Q: 4, Y: 1 };
export const seasonLength = (freq: Freq, m?: number): number =>
  m !== undefined && Number.isInteger(m) && m >= 1 && m <= 400 ? m : seasons[freq];
