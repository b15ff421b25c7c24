import { sums } from "./intermittent.ts";
import { solve, type Numbers } from "./numbers.ts";
import { adjust, seasonOf, type Season } from "./season.ts";

/** The history summed over k points, with its season taken out. */
export type Level = { k: number; x: Numbers; m: number; season: Season; adjusted: Numbers };

/** The levels used for a season of m points: 12 → months, two months, quarters. */
const sizes: Record<number, number[]> = { 12: [1, 2, 3], 4: [1, 2] };

/** The base level always; a sum only where its history still has two seasons and 8 points. */
export function levelsOf(x: Numbers, m: number): Level[] {
  return (sizes[m] ?? [1])
    .filter((k) => k === 1 || Math.floor(x.length / k) >= Math.max(8, (2 * m) / k))
    .map((k) => {
      const values = k === 1 ? x : sums(x, k);
      const season = seasonOf(values, m / k);
      return { k, x: values, m: m / k, season, adjusted: adjust(values, season) };
    });
}

/**
 * Temporal hierarchy (Athanasopoulos, Hyndman, Kourentzes & Petropoulos 2017): the same method at each level, reconciled by weighted least
 * squares with structural scaling (a sum of k points counts 1/k).
 */
export function overLevels(levels: Level[], h: number, method: (level: Level, h: number) => Numbers): Numbers {
  if (levels.length < 2) return method(levels[0]!, h);
  const used = levels.map((level) => level.k);
  const block = used.reduce(leastCommon, 1);
  const blocks = Math.ceil(h / block);
  const forecasts = levels.map((level) => method(level, (blocks * block) / level.k));
  const { matrix, width } = projection(used, block);
  const base = new Float64Array(width);
  const out = new Float64Array(h);
  for (let b = 0; b < blocks; b += 1) {
    let at = 0;
    used.forEach((k, i) => {
      for (let j = 0; j < block / k; j += 1) base[at++] = forecasts[i]![(b * block) / k + j]!;
    });
    for (let p = 0; p < block && b * block + p < h; p += 1) {
      let sum = 0;
      for (let j = 0; j < width; j += 1) sum += matrix[p * width + j]! * base[j]!;
      out[b * block + p] = sum;
    }
  }
  return out;
}

function leastCommon(a: number, b: number): number {
  let [u, v] = [a, b];
  while (v > 0) [u, v] = [v, u % v];
  return (a / u) * b;
}

type Projection = { matrix: Numbers; width: number };
const known = new Map<string, Projection>();

/** (S' W^-1 S)^-1 S' W^-1 with W = the number of points in each sum. */
function projection(levels: number[], block: number): Projection {
  const key = levels.join();
  const cached = known.get(key);
  if (cached) return cached;
  const rows = levels.flatMap((k) => Array.from({ length: block / k }, (_, i) => ({ from: i * k, k })));
  const width = rows.length;
  const gram = new Float64Array(block * block);
  const matrix = new Float64Array(block * width);
  rows.forEach(({ from, k }, r) => {
    for (let i = from; i < from + k; i += 1) {
      matrix[i * width + r] = 1 / k;
      for (let j = from; j < from + k; j += 1) gram[i * block + j]! += 1 / k;
    }
  });
  solve(gram, block, matrix, width);
  known.set(key, { matrix, width });
  return { matrix, width };
}
