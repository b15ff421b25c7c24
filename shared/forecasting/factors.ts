import { effectsOf, regressorsOf } from "./effects.ts";
import type { Artefact, SeriesIn } from "./model.ts";
import type { Numbers } from "./numbers.ts";

/** Multipliers by period, 1 = nothing special. */
export type Factors = { holiday: Numbers; promotion: Numbers; both: Numbers };

/** What holidays and promotions do to each period of the history and, from `known` points on, of the future. */
export function factorsOf(series: SeriesIn, artefact: Artefact, length: number, known = series.y.length): Factors {
  const holiday = new Float64Array(length).fill(1);
  const promotion = new Float64Array(length).fill(1);
  const regressors = Object.keys(artefact.effects).length > 0 ? regressorsOf(series, length) : [];
  if (regressors.length === 0) return { holiday, promotion, both: holiday };
  const seen = known < series.y.length ? { ...series, y: Array.from(series.y).slice(0, known) } : series;
  const effects = effectsOf(seen, artefact.m, regressors, artefact.effects);
  for (const { name, values } of regressors) {
    const into = name === "promotion" ? promotion : holiday;
    const effect = effects[name] ?? 0;
    for (let t = 0; t < length; t += 1) into[t]! *= Math.exp(effect * values[t]!);
  }
  return { holiday, promotion, both: holiday.map((v, t) => v * promotion[t]!) };
}
