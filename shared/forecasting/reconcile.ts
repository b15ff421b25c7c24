import type { Numbers } from "./numbers.ts";

/** One series of a hierarchy: which bottom series it is the sum of, its own forecast, and the variance of that forecast's error. */
export type Node = { bottom: number[]; base: ArrayLike<number>; variance: number };

const TOLERANCE = 1e-10;
const MOST_ROUNDS = 200;

/**
 * Forecasts of the bottom series whose sums agree with each other and lie as near as can be to what was forecast for every node, each counted by
 * 1/variance: generalised least squares with a diagonal W (Wickramasuriya, Athanasopoulos & Hyndman 2019). Variances from the backtest make it WLS-v,
 * `bottom.length` structural scaling. Nodes may overlap in any way (SKU × distributor, SKU × region, SKU, region, total). Solved by
 * conjugate gradients on the sparse sums, so that ten thousand bottom series take milliseconds. Never below zero when `nonNegative`.
 */
export function reconcile(nodes: Node[], count: number, h: number, nonNegative = true): Numbers[] {
  const result = Array.from({ length: count }, () => new Float64Array(h));
  const weights = Float64Array.from(nodes, ({ variance }) =>
    variance > 0 && Number.isFinite(variance) ? 1 / variance : 0,
  );
  const start = nodes.filter(({ bottom }) => bottom.length === 1);
  const diagonal = new Float64Array(count);
  nodes.forEach(({ bottom }, i) => bottom.forEach((b) => (diagonal[b]! += weights[i]!)));
  for (let b = 0; b < count; b += 1) if (!(diagonal[b]! > 0)) diagonal[b] = 1;
  for (let k = 0; k < h; k += 1) {
    const x = new Float64Array(count);
    for (const { bottom, base } of start) x[bottom[0]!] = finite(base[k]);
    const residual = applied(nodes, weights, count, (node) => finite(node.base[k]) - total(node, x));
    let z = residual.map((v, b) => v / diagonal[b]!);
    let direction = z.slice();
    let size = dot(residual, z);
    const enough = TOLERANCE ** 2 * Math.max(size, 1e-300);
    for (let round = 0; round < MOST_ROUNDS && size > enough; round += 1) {
      const image = applied(nodes, weights, count, (node) => total(node, direction));
      const curvature = dot(direction, image);
      if (!(curvature > 0)) break;
      const step = size / curvature;
      for (let b = 0; b < count; b += 1) {
        x[b]! += step * direction[b]!;
        residual[b]! -= step * image[b]!;
      }
      z = residual.map((v, b) => v / diagonal[b]!);
      const next = dot(residual, z);
      direction = direction.map((v, b) => z[b]! + (next / size) * v);
      size = next;
    }
    for (let b = 0; b < count; b += 1) result[b]![k] = nonNegative ? Math.max(0, x[b]!) : x[b]!;
  }
  return result;
}

const finite = (v: number | undefined): number => (v !== undefined && Number.isFinite(v) ? v : 0);

const total = ({ bottom }: Node, x: Numbers): number => {
  let sum = 0;
  for (const b of bottom) sum += x[b]!;
  return sum;
};

const dot = (a: Numbers, b: Numbers): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
};

/** S'W applied to one value per node. */
function applied(nodes: Node[], weights: Numbers, count: number, value: (node: Node) => number): Numbers {
  const out = new Float64Array(count);
  nodes.forEach((node, i) => {
    const v = weights[i]! * value(node);
    for (const b of node.bottom) out[b]! += v;
  });
  return out;
}
