/** Sums and quantiles over arrays of numbers. All of them are total: an empty input gives 0. */
export type Numbers = Float64Array<ArrayBuffer>;

/** What a record holds by a name that came from outside: `constructor` is a name like any other. */
export const ownOf = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

export function mean(x: ArrayLike<number>, from = 0, to = x.length): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += x[i]!;
  return to > from ? sum / (to - from) : 0;
}

/** Mean absolute difference at `lag`, to a power; 0 when there is none. */
export function meanStep(x: ArrayLike<number>, lag: number, power: 1 | 2 = 1): number {
  let sum = 0;
  for (let i = lag; i < x.length; i += 1) {
    const step = Math.abs(x[i]! - x[i - lag]!);
    sum += power === 1 ? step : step * step;
  }
  return x.length > lag ? sum / (x.length - lag) : 0;
}

/** The `p` quantile of values already sorted upwards, linear between order statistics (Hyndman & Fan 1996, type 7). */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return 0;
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

export function median(values: ArrayLike<number>): number {
  return quantileOf(Float64Array.from(values).sort(), 0.5);
}

/** Solves A·X = B in place for a symmetric positive definite A (n × n, row-major) by Cholesky; false when A is not. */
export function solve(a: Numbers, n: number, b: Numbers, columns: number): boolean {
  for (let j = 0; j < n; j += 1) {
    for (let i = j; i < n; i += 1) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k += 1) sum -= a[i * n + k]! * a[j * n + k]!;
      if (i === j) {
        if (!(sum > 0)) return false;
        a[j * n + j] = Math.sqrt(sum);
      } else a[i * n + j] = sum / a[j * n + j]!;
    }
  }
  for (let c = 0; c < columns; c += 1) {
    for (let i = 0; i < n; i += 1) {
      let sum = b[i * columns + c]!;
      for (let k = 0; k < i; k += 1) sum -= a[i * n + k]! * b[k * columns + c]!;
      b[i * columns + c] = sum / a[i * n + i]!;
    }
    for (let i = n - 1; i >= 0; i -= 1) {
      let sum = b[i * columns + c]!;
      for (let k = i + 1; k < n; k += 1) sum -= a[k * n + i]! * b[k * columns + c]!;
      b[i * columns + c] = sum / a[i * n + i]!;
    }
  }
  return true;
}

/** A repeatable stream of numbers in [0, 1) (mulberry32), seeded by a text: the same id always draws the same. */
export function draws(seed: string): () => number {
  let state = 2166136261;
  for (let i = 0; i < seed.length; i += 1) state = Math.imul(state ^ seed.charCodeAt(i), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}
