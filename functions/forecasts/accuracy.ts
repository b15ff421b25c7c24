import type { Accuracy } from "../../shared/contracts/forecasts.ts";
import { type Frequency, type Period, periodsBetween } from "../../shared/contracts/periods.ts";
import { rounded, tenth } from "../../shared/rounded.ts";

/** A sum of what was forecast and what came; sums add up over series and regions, their quotients do not. */
export interface Errors {
  /** Of numbers that were published: else of a backtest. */
  published: boolean;
  periods: number;
  absolute: number;
  signed: number;
  naive: number;
  actual: number;
}
/** Published numbers of so many periods say more than a backtest. */
const fewestPublished = 3;
/** Older ones say little of how forecasts are now. */
const periodsLookedAt: Record<Frequency, number> = { M: 6, W: 13 };
const season: Record<Frequency, number> = { M: 12, W: 52 };

export const accuracyOf = ({ published, periods, absolute, signed, naive, actual }: Errors): Accuracy => {
  const share = (v: number): number | null => (actual > 0 ? rounded(v / actual, 3) : null);
  return {
    kind: published ? "published" : "backtest",
    periods,
    wape: share(absolute),
    bias: share(signed),
    naiveWape: share(naive),
  };
};
/** Of published numbers alone, where there are any: what backtests say is another thing. */
export const summed = (every: readonly Errors[]): Errors | undefined => {
  if (every.length === 0) return undefined;
  const told = every.filter(({ published }) => published);
  const all = told.length > 0 ? told : every;
  const sum = (of: (e: Errors) => number): number => tenth(all.reduce((s, e) => s + of(e), 0));
  return {
    published: told.length > 0,
    periods: Math.max(...all.map(({ periods }) => periods)),
    absolute: sum((e) => e.absolute),
    signed: sum((e) => e.signed),
    naive: sum((e) => e.naive),
    actual: sum((e) => e.actual),
  };
};

/** Forecasts of points `from` on against what came; naive: a season before the point, else what came before the first of them. */
const errorsAt = (demand: readonly number[], points: readonly { at: number; said: number; known: number }[], m: number) => {
  let [absolute, signed, naive, actual] = [0, 0, 0, 0];
  for (const { at, said, known } of points) {
    const came = demand[at]!;
    absolute += Math.abs(said - came);
    signed += said - came;
    naive += Math.abs((at >= m ? demand[at - m]! : (demand[known - 1] ?? 0)) - came);
    actual += came;
  }
  return { periods: points.length, absolute, signed, naive, actual };
}; // prettier-ignore

export interface Said {
  from: Period;
  mean: readonly number[];
}
/**
 * How far off the series' forecasts were one period ahead: those that were published, if of three closed periods or more; else those of `backtest`, which gets
 * the length of a shorter history and says what would have been forecast after it. Undefined where the history is too short for either. Periods without stock
 * (`mask`) are left out: what was wanted in them is not known.
 */
export const errorsOf = (
  {
    start,
    demand,
    freq,
    mask = [],
  }: { start: Period; demand: readonly number[]; freq: Frequency; mask?: readonly number[] },
  past: readonly Said[],
  running: Period,
  backtest: (length: number, h: number) => readonly number[],
): Errors | undefined => {
  const m = season[freq];
  const points = past
    .filter(({ from }) => from >= start && from < running)
    .slice(-periodsLookedAt[freq])
    .map(({ from, mean }) => {
      const at = periodsBetween(start, from).length - 1;
      return { at, said: mean[0] ?? 0, known: at };
    })
    .filter(({ at }) => !mask[at]);
  if (points.length >= fewestPublished) return { published: true, ...errorsAt(demand, points, m) };
  const h = Math.min(periodsLookedAt[freq], Math.floor(demand.length / 3));
  if (h < 1) return undefined;
  const known = demand.length - h;
  const said = backtest(known, h);
  const tested = Array.from({ length: h }, (_, k) => ({ at: known + k, said: said[k]!, known })).filter(({ at }) => !mask[at]); // prettier-ignore
  return tested.length > 0 ? { published: false, ...errorsAt(demand, tested, m) } : undefined;
};

/** Outside of these a forecast is not to be relied on; of published numbers only, and where it matters. */
const bands = { bias: 0.25, wape: 0.5, naiveRatio: 1.1, leastUnits: 30 };
/** What is wrong, if anything: its bias leaves ± 25 %, or its WAPE is over 50 % and no better than naive would have been. */
export const verdictOf = (errors: Errors | undefined): "bias" | "wape" | undefined => {
  if (!errors?.published || errors.actual < bands.leastUnits) return undefined;
  const { wape, bias, naiveWape } = accuracyOf(errors);
  if (Math.abs(bias ?? 0) > bands.bias) return "bias";
  return wape !== null && wape > bands.wape && wape > (naiveWape ?? 0) / bands.naiveRatio ? "wape" : undefined;
};
