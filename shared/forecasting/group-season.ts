import { positionInYear } from "./calendar.ts";
import { factorsOf } from "./factors.ts";
import type { Artefact, SeriesIn } from "./model.ts";
import { ownOf } from "./numbers.ts";
import { prepare } from "./prepare.ts";
import { seasonOf, type Season } from "./season.ts";

const FEWEST = 3;

/** Mean seasonal indices by calendar position, of all series ("") and of each group; only from series that say when they start. */
export function groupSeasons(series: SeriesIn[], artefact: Artefact): Record<string, number[]> {
  const { m, freq } = artefact;
  const sums = new Map<string, { count: number; index: number[] }>();
  for (const one of series) {
    if (!one.start || m < 2) continue;
    const first = positionInYear(freq, one.start, m);
    if (first < 0) continue;
    const p = prepare(one, m, one.y.length, factorsOf(one, artefact, one.y.length).both);
    const season = p.route === "regular" ? seasonOf(p.x, m) : undefined;
    if (season?.kind !== "multiplicative") continue;
    for (const key of new Set(["", one.group ?? ""])) {
      const sum = sums.get(key) ?? { count: 0, index: Array.from({ length: m }, () => 0) };
      sum.count += 1;
      for (let t = 0; t < m; t += 1) sum.index[(first + p.skipped + t) % m]! += season.index[t]!;
      sums.set(key, sum);
    }
  }
  const known = [...sums].filter(([, { count }]) => count >= FEWEST);
  return Object.fromEntries(known.map(([key, { count, index }]) => [key, index.map((v) => v / count)]));
}

/** The season of its group (or of all) for an item too young to have its own; undefined when nothing is known or it has values below zero. */
export function borrowedSeason(series: SeriesIn, artefact: Artefact, skipped: number): Season | undefined {
  const { m, freq } = artefact;
  const shared = ownOf(artefact.season, series.group ?? "") ?? artefact.season[""];
  if (!shared || !series.start) return undefined;
  const first = positionInYear(freq, series.start, m);
  if (first < 0) return undefined;
  const index = new Float64Array(m).map((_, t) => Math.max(1e-3, shared[(first + skipped + t) % m]!));
  return { kind: "multiplicative", index, strength: 0 };
}
