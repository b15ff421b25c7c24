import { draws } from "../../shared/forecasting/numbers.ts";
import type { SeriesIn } from "../../shared/forecasting/index.ts";

/** Noise that is the same in every run, about normal with deviation 1. */
export function noise(seed: string): () => number {
  const draw = draws(seed);
  return () => (draw() + draw() + draw() + draw() - 2) * Math.sqrt(3);
}

/** Monthly demand of one item: level, growth, a summer season and 10 % noise. */
export function anItem(over: Partial<SeriesIn> & { id?: string; months?: number; level?: number } = {}): SeriesIn {
  const { months = 60, level = 100, ...rest } = over;
  const id = rest.id ?? "item";
  const shock = noise(id);
  const y = Array.from(
    { length: months },
    (_, t) => level * (1 + t / 200) * (1 + 0.3 * Math.sin((2 * Math.PI * t) / 12)) * Math.exp(0.1 * shock()),
  );
  return { freq: "M", y, ...rest, id };
}

export const items = (count: number, over: Parameters<typeof anItem>[0] = {}): SeriesIn[] =>
  Array.from({ length: count }, (_, i) => anItem({ ...over, id: `${over.id ?? "item"}-${i}`, level: 10 * (i + 1) }));
