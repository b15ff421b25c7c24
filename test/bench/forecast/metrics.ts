import type { Item } from "./sets.ts";

export type Score = { smape: number; mase: number };

/** Mean absolute (or squared) difference of the history at `lag`; 0 when flat. */
const step = (x: number[], lag: number, power: number): number => {
  let sum = 0;
  for (let t = lag; t < x.length; t += 1) sum += Math.abs(x[t]! - x[t - lag]!) ** power;
  return x.length > lag ? sum / (x.length - lag) : 0;
};

/** sMAPE (0-200) and MASE of the M4 competition; a series whose naive error is 0 counts in sMAPE alone. */
export function score(items: Item[], forecasts: ArrayLike<number>[], lag: number): Score {
  let [smape, mase, scaled] = [0, 0, 0];
  items.forEach((item, i) => {
    let [relative, absolute] = [0, 0];
    item.xx.slice(0, item.h).forEach((y, k) => {
      const f = forecasts[i]![k]!;
      const size = Math.abs(y) + Math.abs(f);
      if (size > 0) relative += (200 * Math.abs(y - f)) / size / item.h;
      absolute += Math.abs(y - f) / item.h;
    });
    smape += relative;
    const scale = step(item.x, lag, 1);
    if (scale > 0) [mase, scaled] = [mase + absolute / scale, scaled + 1];
  });
  return { smape: smape / items.length, mase: mase / Math.max(1, scaled) };
}

export const owa = (a: Score, naive2: Score): number => (a.smape / naive2.smape + a.mase / naive2.mase) / 2;

/** RMSSE (M5, but scaled by the whole history), and the bias: mean error over mean demand of the test period. */
export function intermittentScore(items: Item[], forecasts: ArrayLike<number>[]): { rmsse: number; bias: number } {
  let [rmsse, count, error, demand] = [0, 0, 0, 0];
  items.forEach((item, i) => {
    let squares = 0;
    for (let k = 0; k < item.h; k += 1) {
      const e = forecasts[i]![k]! - item.xx[k]!;
      squares += (e * e) / item.h;
      error += e;
      demand += item.xx[k]!;
    }
    const scale = step(item.x, 1, 2);
    if (scale > 0) [rmsse, count] = [rmsse + Math.sqrt(squares / scale), count + 1];
  });
  return { rmsse: rmsse / Math.max(1, count), bias: error / demand };
}

/** Share of actuals inside the band, and MSIS (M4) at `level`. */
export function intervalScore(
  items: Item[],
  lo: number[][],
  hi: number[][],
  lag: number,
  level: number,
): { inside: number; msis: number } {
  let [inside, total, msis, scaled] = [0, 0, 0, 0];
  items.forEach((item, i) => {
    let width = 0;
    item.xx.slice(0, item.h).forEach((y, k) => {
      const [l, u] = [lo[i]![k]!, hi[i]![k]!];
      inside += y >= l && y <= u ? 1 : 0;
      total += 1;
      width += (u - l + (2 / (1 - level)) * (Math.max(0, l - y) + Math.max(0, y - u))) / item.h;
    });
    const scale = step(item.x, lag, 1);
    if (scale > 0) [msis, scaled] = [msis + width / scale, scaled + 1];
  });
  return { inside: inside / total, msis: msis / Math.max(1, scaled) };
}
