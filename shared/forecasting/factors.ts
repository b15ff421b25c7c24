import type { Artefact, Freq, SeriesIn } from "./model.ts";
import type { Numbers } from "./numbers.ts";

/** Multipliers by period, 1 = nothing special. */
export type Factors = { holiday: Numbers; promotion: Numbers; both: Numbers };

export function factorsOf(_series: SeriesIn, _artefact: Artefact, length: number): Factors {
  const ones = new Float64Array(length).fill(1);
  return { holiday: ones, promotion: ones, both: ones };
}

export function effectsOf(_series: SeriesIn[], _freq: Freq, _m: number): Pick<Artefact, "holiday" | "promotion"> {
  return { holiday: {}, promotion: {} };
}
