import type { Numbers } from "./numbers.ts";

/** Nelder & Mead 1965 with the usual coefficients. `f` may clamp its arguments; starts at `start` with the edges `size`. */
export function nelderMead(
  f: (p: Numbers) => number,
  start: number[],
  size: number[],
  evaluations: number,
  tolerance: number,
): Numbers {
  const d = start.length;
  const points = Array.from({ length: d + 1 }, (_, i) =>
    Float64Array.from(start, (v, j) => (i === j + 1 ? v + size[j]! : v)),
  );
  const values = points.map((p) => f(p));
  const centre = new Float64Array(d);
  let used = d + 1;
  const along = (from: Numbers, factor: number): Numbers => centre.map((c, j) => c + factor * (from[j]! - c));
  for (;;) {
    let best = 0;
    let worst = 0;
    let second = -Infinity;
    for (let i = 1; i <= d; i += 1) {
      if (values[i]! < values[best]!) best = i;
      if (values[i]! >= values[worst]!) worst = i;
    }
    if (used >= evaluations || !(values[worst]! - values[best]! > tolerance)) return points[best]!;
    for (let i = 0; i <= d; i += 1) if (i !== worst && values[i]! > second) second = values[i]!;
    centre.fill(0);
    for (let i = 0; i <= d; i += 1) if (i !== worst) for (let j = 0; j < d; j += 1) centre[j]! += points[i]![j]! / d;
    const at = points[worst]!;
    let next = along(at, -1);
    let value = f(next);
    used += 1;
    if (value < values[best]!) {
      const far = along(at, -2);
      const farValue = f(far);
      used += 1;
      if (farValue < value) [next, value] = [far, farValue];
    } else if (value >= second) {
      const near = along(value < values[worst]! ? next : at, 0.5);
      const nearValue = f(near);
      used += 1;
      if (nearValue < Math.min(value, values[worst]!)) [next, value] = [near, nearValue];
      else {
        for (let i = 0; i <= d; i += 1) {
          if (i === best) continue;
          points[i] = points[i]!.map((v, j) => (v + points[best]![j]!) / 2);
          values[i] = f(points[i]!);
          used += 1;
        }
        continue;
      }
    }
    points[worst] = next;
    values[worst] = value;
  }
}
