import { describe, expect, it } from "vitest";
import { forecast, train } from "../../shared/forecasting/index.ts";
import { baselines } from "../bench/forecast/baselines.ts";
import { intervalScore, owa, score } from "../bench/forecast/metrics.ts";
import { load } from "../bench/forecast/sets.ts";

/** A sample of the sets that `npm run bench:forecast` looks at in full: enough to notice a member that broke. */
describe.each([
  ["M3 monthly", 8, 0.84, 0.86],
  ["Tourism monthly", 6, 0.82, 0.9],
])("on every few series of %s", (name, stride, most, theta) => {
  const set = load(name, stride);
  const { items, lag, m } = set;
  const series = items.map((s) => ({ id: s.id, freq: set.freq, m, y: s.x }));
  const artefact = train(series, { freq: set.freq, m, h: items[0]!.h, tier: "full" });
  const results = series.map((s) => forecast(s, artefact));
  const of = (way: string) =>
    score(
      items,
      items.map((s) => baselines[way]!(Float64Array.from(s.x), m, s.h)),
      lag,
    );
  const ours = owa(
    score(
      items,
      results.map((r) => r.mean),
      lag,
    ),
    of("Naive2"),
  );

  it("the engine is far better than Naive2 and better than Theta", () => {
    expect(owa(of("Theta"), of("Naive2"))).toBeCloseTo(theta, 1);
    expect(ours).toBeLessThan(most);
    expect(ours).toBeLessThan(0.97 * owa(of("Theta"), of("Naive2")));
  });

  it("its 80 % band holds about 80 % of what came", () => {
    const { inside } = intervalScore(
      items,
      results.map((r) => r.lo[0]!),
      results.map((r) => r.hi[0]!),
      lag,
      0.8,
    );
    expect(inside).toBeGreaterThan(0.75);
    expect(inside).toBeLessThan(0.92);
  });
});
