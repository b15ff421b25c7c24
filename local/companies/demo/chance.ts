import { createHash } from "node:crypto";

/** Chance from a seed (mulberry32): the same seed, the same company, on every machine. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  /** Around 1; `spread` is the standard deviation of its logarithm. */
  around1(spread: number): number;
  /** `count` different positions, drawn by weight. */
  pick(weights: readonly number[], count: number): number[];
}

export const chanceFrom = (...seed: (string | number)[]): Chance => {
  let state = createHash("sha256").update(seed.join("/")).digest().readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    around1: (spread) => Math.exp(spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    pick: (weights, count) => {
      const left = weights.map((weight, at) => ({ weight, at })).filter(({ weight }) => weight > 0);
      const chosen: number[] = [];
      while (chosen.length < count && left.length > 0) {
        let mark = next() * left.reduce((sum, { weight }) => sum + weight, 0);
        let i = left.findIndex(({ weight }) => (mark -= weight) < 0);
        if (i < 0) i = left.length - 1;
        chosen.push(left.splice(i, 1)[0]!.at);
      }
      return chosen;
    },
  };
};
