/**
 * `npm run bench:forecast` prints the table of the engine's README: accuracy on the development sets against Naive2, Theta and the seasonal
 * naive on the same series, coverage, CPU milliseconds a series (training included) and memory.
 * `-- --set "M3 monthly" --tier full --stride 4` looks at less; `-- --tier full --bars` fails on any bar that the full tier misses.
 */
import { parseArgs } from "node:util";
import { forecast, train, type SeriesIn, type Tier } from "../../../shared/forecasting/index.ts";
import { holdsBars } from "./bars.ts";
import { baselines, crostonBaseline } from "./baselines.ts";
import { intermittentScore, intervalScore, owa, score } from "./metrics.ts";
import { load, setNames, type DataSet } from "./sets.ts";

const { values } = parseArgs({
  options: {
    set: { type: "string" },
    tier: { type: "string" },
    stride: { type: "string", default: "1" },
    bars: { type: "boolean", default: false },
  },
});
const tiers = (values.tier?.split(",") ?? ["fast", "standard", "full"]) as Tier[];
const names = values.set
  ? setNames.filter((name) => values.set!.split(",").some((part) => name.includes(part)))
  : setNames;

type Row = Record<string, string | number>;
const rows: Row[] = [];

for (const name of names) {
  const set = load(name, Number(values.stride));
  for (const tier of tiers) {
    const row = set.intermittent ? intermittentRow(set, tier) : regularRow(set, tier);
    rows.push(row);
    console.log(JSON.stringify(row));
  }
}
console.table(rows);
if (values.bars && !holdsBars(rows)) process.exitCode = 1;

function run(set: DataSet, tier: Tier) {
  const { freq, m } = set;
  const series: SeriesIn[] = set.items.map((s) => ({ id: s.id, freq, m, y: s.x }));
  const started = process.cpuUsage();
  const h = Math.max(...set.items.map((s) => s.h));
  const artefacts = set.alone
    ? series.map((s) => train([s], { freq, m, h, tier }))
    : [train(series, { freq, m, h, tier })];
  const artefact = artefacts[0]!;
  const trained = process.cpuUsage(started).user / 1000;
  const results = series.map((s, i) => forecast(s, artefacts[i] ?? artefact, set.items[i]!.h));
  const all = process.cpuUsage(started).user / 1000;
  const n = series.length;
  return {
    artefact,
    results,
    cost: { "train ms": (trained / n).toFixed(2), "forecast ms": ((all - trained) / n).toFixed(2) },
  };
}

function regularRow(set: DataSet, tier: Tier): Row {
  const { results, cost, artefact } = run(set, tier);
  const { items, lag } = set;
  const histories = items.map((s) => Float64Array.from(s.x));
  const told = lag === 1 ? 1 : set.m;
  const of = (f: (typeof baselines)[string]) =>
    score(
      items,
      items.map((s, i) => f(histories[i]!, told, s.h)),
      lag,
    );
  const naive2 = of(baselines["Naive2"]!);
  const ours = score(
    items,
    results.map((r) => r.mean),
    lag,
  );
  const bands = artefact.levels.map((level, i) =>
    intervalScore(
      items,
      results.map((r) => r.lo[i]!),
      results.map((r) => r.hi[i]!),
      lag,
      level,
    ),
  );
  return {
    set: set.name,
    n: items.length,
    tier,
    OWA: owa(ours, naive2).toFixed(4),
    sMAPE: ours.smape.toFixed(2),
    MASE: ours.mase.toFixed(3),
    Theta: owa(of(baselines["Theta"]!), naive2).toFixed(3),
    sNaive: owa(of(baselines["sNaive"]!), naive2).toFixed(3),
    "in 80": bands[0]!.inside.toFixed(3),
    "in 95": bands[1]!.inside.toFixed(3),
    MSIS: bands[1]!.msis.toFixed(2),
    ...cost,
    MB: Math.round(process.memoryUsage().rss / 2 ** 20),
    weights: Object.entries(artefact.weights["regular"] ?? artefact.weights["short"] ?? {})
      .map(([k, v]) => `${k} ${v.toFixed(2)}`)
      .join(" "),
  };
}

function intermittentRow(set: DataSet, tier: Tier): Row {
  const { results, cost, artefact } = run(set, tier);
  const { items } = set;
  const ours = intermittentScore(
    items,
    results.map((r) => r.mean),
  );
  const naive = intermittentScore(
    items,
    items.map((s) => crostonBaseline(Float64Array.from(s.x), s.h)),
  );
  const total = items.map((s) => s.xx.slice(0, s.h).reduce((a, b) => a + b, 0));
  const served = results.filter((r, i) => total[i]! <= r.total.q[7]!).length / items.length;
  const band = intervalScore(
    items,
    results.map((r) => r.lo[1]!),
    results.map((r) => r.hi[1]!),
    1,
    artefact.levels[1]!,
  );
  const routes = new Map<string, number>();
  for (const r of results) routes.set(r.route, (routes.get(r.route) ?? 0) + 1);
  return {
    set: set.name,
    n: items.length,
    tier,
    RMSSE: ours.rmsse.toFixed(4),
    Croston: naive.rmsse.toFixed(4),
    ratio: (ours.rmsse / naive.rmsse).toFixed(3),
    bias: ours.bias.toFixed(3),
    "total ≤ q95": served.toFixed(3),
    "in 95": band.inside.toFixed(3),
    ...cost,
    routes: [...routes].map(([k, v]) => `${k} ${v}`).join(" "),
  };
}
