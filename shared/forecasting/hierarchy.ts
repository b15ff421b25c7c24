import { sums } from "./intermittent.ts";
import { solve, type Numbers } from "./numbers.ts";

/**
 * Temporal hierarchy (Athanasopoulos, Hyndman, Kourentzes & Petropoulos 2017): the same method on sums of `levels` points, reconciled by
 * weighted least squares with structural scaling. `levels` starts with 1; a level whose history has under two of its seasons is left out.
 */
export function overLevels(
  x: Numbers,
  m: number,
  h: number,
  levels: number[],
  method: (x: Numbers, m: number, h: number) => Numbers,
): Numbers {
  const used = levels.filter((k) => k === 1 || (m % k === 0 && Math.floor(x.length / k) >= Math.max(8, (2 * m) / k)));
  if (used.length < 2) return method(x, m, h);
  const block = used.reduce(leastCommon, 1);
  const blocks = Math.ceil(h / block);
  const forecasts = used.map((k) => method(k === 1 ? x : sums(x, k), m / k, (blocks * block) / k));
  const project = projection(used, block);
  const out = new Float64Array(h);
  for (let b = 0; b < blocks; b += 1) {
    const base = used.flatMap((k, i) => [...forecasts[i]!.subarray((b * block) / k, ((b + 1) * block) / k)]);
    for (let p = 0; p < block && b * block + p < h; p += 1) {
      let sum = 0;
      for (let j = 0; j < base.length; j += 1) sum += project[p * base.length + j]! * base[j]!;
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

const known = new Map<string, Numbers>();

/** (S' W^-1 S)^-1 S' W^-1 with W = the number of points in each sum. */
function projection(levels: number[], block: number): Numbers {
  const key = levels.join();
  const cached = known.get(key);
  if (cached) return cached;
  const rows = levels.flatMap((k) => Array.from({ length: block / k }, (_, i) => ({ from: i * k, k })));
  const gram = new Float64Array(block * block);
  const right = new Float64Array(block * rows.length);
  rows.forEach(({ from, k }, r) => {
    for (let i = from; i < from + k; i += 1) {
      right[i * rows.length + r] = 1 / k;
      for (let j = from; j < from + k; j += 1) gram[i * block + j]! += 1 / k;
    }
  });
  solve(gram, block, right, rows.length);
  known.set(key, right);
  return right;
}
