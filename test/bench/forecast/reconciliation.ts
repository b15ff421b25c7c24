/**
 * `node test/bench/forecast/reconciliation.ts`: does agreeing cost accuracy? A hierarchy of the tourism set (series of equal length, in
 * region × kind: each bottom series belongs to one of 8 regions and one of 6 kinds), forecast at each node, reconciled in four ways.
 */
import {
  backtestWith,
  forecast,
  reconcile,
  train,
  type Node,
  type SeriesIn,
} from "../../../shared/forecasting/index.ts";
import { load } from "./sets.ts";

const h = 24;
const months = 228;
const bottom = load("Tourism monthly")
  .items.filter((item) => item.x.length >= months && item.h >= h)
  .map((item) => {
    const size = item.x.slice(-months).reduce((a, b) => a + b) / months;
    return { x: item.x.slice(-months).map((v) => v / size), xx: item.xx.map((v) => v / size) };
  })
  .slice(0, 240)
  // Different sizes, so that the sums are not ruled by chance alone.
  .map(({ x, xx }, i) => ({ x: x.map((v) => v * (1 + (i % 7))), xx: xx.map((v) => v * (1 + (i % 7))) }));

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const every = range(bottom.length);
const groups = [
  ...every.map((i) => ({ level: "bottom", of: [i] })),
  ...range(48).map((g) => ({ level: "region × kind", of: every.filter((i) => i % 48 === g) })),
  ...range(8).map((g) => ({ level: "region", of: every.filter((i) => i % 8 === g) })),
  ...range(6).map((g) => ({ level: "kind", of: every.filter((i) => i % 6 === g) })),
  { level: "total", of: every },
].filter(({ of }) => of.length > 0);

const sum = (rows: number[][]): number[] => rows[0]!.map((_, t) => rows.reduce((total, row) => total + row[t]!, 0));
const series: SeriesIn[] = groups.map(({ of }, i) => ({
  id: String(i),
  freq: "M",
  y: sum(of.map((b) => bottom[b]!.x)),
}));
const actual = groups.map(({ of }) => sum(of.map((b) => bottom[b]!.xx)));
const artefact = train(series, { freq: "M", h, tier: "full" });
const base = series.map((s) => forecast(s, artefact).mean);
const report = new Map(backtestWith(series, artefact, 1).series.map((s) => [s.id, s.accuracy]));
const level = (i: number) => base[i]!.reduce((a, b) => a + b) / h;
const variances = series.map((s, i) => Math.max(1e-6, ((report.get(s.id)?.wape ?? 1) * level(i)) ** 2));

const nodes = (variance: (i: number) => number): Node[] =>
  groups.map(({ of }, i) => ({ bottom: of, base: base[i]!, variance: variance(i) }));
const summed = (rows: ArrayLike<number>[]) => groups.map(({ of }) => sum(of.map((b) => Array.from(rows[b]!))));
const share = every.map((i) => bottom[i]!.x.slice(-12).reduce((a, b) => a + b) / series.at(-1)!.y.length);
const shares = share.reduce((a, b) => a + b);

const ways: Record<string, number[][]> = {
  "as forecast (do not agree)": base,
  "bottom-up": summed(base.slice(0, bottom.length)),
  "top-down": summed(every.map((i) => base.at(-1)!.map((v) => (v * share[i]!) / shares))),
  "WLS structural": summed(
    reconcile(
      nodes((i) => groups[i]!.of.length),
      bottom.length,
      h,
    ),
  ),
  "WLS by backtest": summed(
    reconcile(
      nodes((i) => variances[i]!),
      bottom.length,
      h,
    ),
  ),
};
const levels = [...new Set(groups.map((g) => g.level))];
console.table(
  Object.fromEntries(
    Object.entries(ways).map(([name, rows]) => [
      name,
      Object.fromEntries(
        levels.map((l) => {
          const chosen = groups.flatMap((g, i) => (g.level === l ? [i] : []));
          const error = chosen.reduce(
            (t, i) => t + actual[i]!.reduce((e, v, k) => e + Math.abs(v - rows[i]![k]!), 0),
            0,
          );
          const size = chosen.reduce((t, i) => t + actual[i]!.reduce((a, b) => a + b), 0);
          return [l, `${((100 * error) / size).toFixed(2)} %`];
        }),
      ),
    ]),
  ),
);
