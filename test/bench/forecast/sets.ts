import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export type Item = { id: string; h: number; x: number[]; xx: number[]; promo?: number[] };
/** `lag` scales MASE; `m` is the season the engine is told. */
export type DataSet = {
  name: string;
  freq: "D" | "W" | "M";
  m: number;
  lag: number;
  items: Item[];
  intermittent: boolean;
};

type Options = { file: string; freq: "D" | "W" | "M"; cut?: number; weekly?: boolean; intermittent?: boolean };

const sets: Record<string, Options> = {
  "M3 monthly": { file: "m3m", freq: "M" },
  "M1 monthly": { file: "m1m", freq: "M" },
  "Tourism monthly": { file: "tourm", freq: "M" },
  "Hospital monthly": { file: "hosp", freq: "M" },
  "M4 weekly": { file: "m4w", freq: "W" },
  "NN5 daily": { file: "nn5", freq: "D" },
  "NN5 weekly": { file: "nn5", freq: "W", weekly: true },
  "Walmart weekly": { file: "walmart", freq: "W" },
  "M3 cut to 24": { file: "m3m", freq: "M", cut: 24 },
  "M3 cut to 36": { file: "m3m", freq: "M", cut: 36 },
  "Car parts": { file: "car", freq: "M", intermittent: true },
  "Auto parts": { file: "auto", freq: "M", intermittent: true },
  RAF: { file: "raf", freq: "M", intermittent: true },
  "Pasta daily": { file: "pasta", freq: "D", intermittent: true },
};

export const setNames = Object.keys(sets);

export function load(name: string, stride = 1): DataSet {
  const { file, freq, cut, weekly, intermittent = false } = sets[name]!;
  const text = gunzipSync(readFileSync(new URL(`data/${file}.json.gz`, import.meta.url))).toString();
  const data = JSON.parse(text) as { m: number; scaleLag?: number; series: Item[] };
  let items = data.series.filter((_, i) => i % stride === 0);
  if (weekly) items = items.map((s) => ({ ...s, h: Math.floor(s.h / 7), x: inSevens(s.x), xx: inSevens(s.xx) }));
  if (cut !== undefined) items = items.map((s) => ({ ...s, x: s.x.slice(-cut) }));
  const m = weekly ? 52 : data.m;
  return { name, freq, m, lag: data.scaleLag ?? m, items, intermittent };
}

const inSevens = (x: number[]): number[] =>
  Array.from({ length: Math.floor(x.length / 7) }, (_, i) => x.slice(7 * i, 7 * i + 7).reduce((a, b) => a + b, 0));
