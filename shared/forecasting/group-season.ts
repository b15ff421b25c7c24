import type { Artefact, SeriesIn } from "./model.ts";
import type { Season } from "./season.ts";

export function groupSeasons(_series: SeriesIn[], _artefact: Artefact): Record<string, number[]> {
  return {};
}

export function borrowedSeason(_series: SeriesIn, _artefact: Artefact, _skipped: number): Season | undefined {
  return undefined;
}
