import { autoregress, type GarModel } from "./autoregression.ts";
import { ces } from "./ces.ts";
import { combine } from "./combine.ts";
import { ets } from "./ets.ts";
import { levelsOf, overLevels, type Level } from "./hierarchy.ts";
import { intermittent, tsb } from "./intermittent.ts";
import type { Tier } from "./model.ts";
import { mean, type Numbers } from "./numbers.ts";
import type { Prepared } from "./prepare.ts";
import { noSeason, restore, seasonOf, adjust, type Season } from "./season.ts";
import { dotm, theta } from "./theta.ts";

export type Members = { forecasts: Record<string, Numbers>; season: Season };

type Method = (x: Numbers, h: number) => Numbers;
/** What a member sees in place of the values, and the way back. */
type Scale = { there: (v: number) => number; back: (v: number) => number };
const plain: Scale = { there: (v) => v, back: (v) => v };
const logarithm: Scale = { there: Math.log, back: Math.exp };
const root: Scale = { there: Math.sqrt, back: (v) => Math.max(0, v) ** 2 };

/** Every member's forecast on the scaled history, and the season they share. */
export function membersOf(p: Prepared, m: number, h: number, tier: Tier, gar: GarModel[], borrowed?: Season): Members {
  const { x, route } = p;
  if (route === "flat")
    return { forecasts: { last: new Float64Array(h).fill(x.length > 0 ? mean(x) : 0) }, season: noSeason };
  if (route === "obsolete") return { forecasts: { tsb: new Float64Array(h).fill(tsb(x)) }, season: noSeason };
  if (route === "intermittent") return { forecasts: intermittent(x, h), season: noSeason };
  const season = seasonOf(x, m);
  const own = season.kind === "none" && borrowed ? borrowed : season;
  const base: Level = { k: 1, x, m, season: own, adjusted: adjust(x, own) };
  const levels = tier === "fast" ? [base] : [base, ...levelsOf(x, m).slice(1)];
  const positive = base.adjusted.every((v) => v > 0) && x.every((v) => v > 0);
  const over = (method: Method, on: Scale = plain) =>
    overLevels(levels, h, (level, ahead) =>
      restore(method(level.adjusted.map(on.there), ahead).map(on.back), level.season, level.x.length),
    );
  const forecasts: Record<string, Numbers> = { dotm: over(dotm) };
  const simple = (v: Numbers, ahead: number) => ets(v, 1, ahead, noSeason);
  if (tier === "fast") forecasts["theta"] = over(theta);
  if (tier === "standard") forecasts["ets"] = over(simple);
  if (tier === "full")
    forecasts["ets"] = overLevels(levels, h, ({ x: v, m: points, season: s, adjusted }, ahead) =>
      s.index.length === points && points <= 24 && v.length >= 3 * points
        ? ets(v, points, ahead, s)
        : restore(simple(adjusted, ahead), s, v.length),
    );
  if (tier !== "fast") {
    if (positive) forecasts["dotm-log"] = over(dotm, logarithm);
    if (positive && tier === "full") forecasts["ets-log"] = over(simple, logarithm);
    // Without a season CES takes chance for growth: years are better off without it.
    if (m > 1) forecasts["ces"] = over(ces, positive ? logarithm : plain);
    if (m > 1 && positive && tier === "full" && x.length >= 2.5 * m) forecasts["ces-root"] = over(ces, root);
  }
  const pooled = autoregress(base.adjusted, m, h, gar);
  if (pooled) forecasts["gar"] = restore(pooled, own, x.length);
  if (route === "erratic") forecasts["steady"] = combine(intermittent(x, h), undefined);
  const furthest = 5 * x.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  for (const [name, f] of Object.entries(forecasts)) {
    if (!f.every((v) => Math.abs(v) <= furthest)) delete forecasts[name];
    else if (p.nonNegative) for (let k = 0; k < h; k += 1) f[k] = Math.max(0, f[k]!);
  }
  if (Object.keys(forecasts).length === 0)
    forecasts["mean"] = new Float64Array(h).fill(mean(x, Math.max(0, x.length - m)));
  return { forecasts, season: own };
}
