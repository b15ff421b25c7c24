import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Freq } from "../../../shared/forecasting/index.ts";
import { hourly } from "./hourly.ts";

export type Item = { id: string; h: number; x: number[]; xx: number[]; promo?: number[] };
/** `lag` scales MASE; `m` is the season the engine is told; `alone`: each series is all that its training sees. */
export type DataSet = {
  name: string;
  freq: Freq;
  m: number;
  lag: number;
  items: Item[];
  intermittent: boolean;
  alone: boolean;
};

type Options = {
  file: string;
  freq: Freq;
  /** Only the last points of the history. */
  cut?: number;
  /** Sums of so many points, the last `h` of them held back. */
  sum?: { points: number; m: number; h: number };
  /** The season the engine is told, if not the file's. */
  told?: number;
  intermittent?: boolean;
  /** Every such series, each trained alone. */
  alone?: number;
};

/** The sets of the bars first; then stand-ins for frequencies the files do not have. */
const sets: Record<string, Options> = {
  "M3 monthly": { file: "m3m", freq: "M" },
  "M1 monthly": { file: "m1m", freq: "M" },
  "Tourism monthly": { file: "tourm", freq: "M" },
  "Hospital monthly": { file: "hosp", freq: "M" },
  "M4 weekly": { file: "m4w", freq: "W" },
  "NN5 daily": { file: "nn5", freq: "D" },
  "NN5 weekly": { file: "nn5", freq: "W", sum: { points: 7, m: 52, h: 8 } },
  "Walmart weekly": { file: "walmart", freq: "W" },
  "M3 cut to 24": { file: "m3m", freq: "M", cut: 24 },
  "M3 cut to 36": { file: "m3m", freq: "M", cut: 36 },
  "Car parts": { file: "car", freq: "M", intermittent: true },
  "Auto parts": { file: "auto", freq: "M", intermittent: true },
  RAF: { file: "raf", freq: "M", intermittent: true },
  "Pasta daily": { file: "pasta", freq: "D", intermittent: true },
  "M3 in quarters": { file: "m3m", freq: "Q", sum: { points: 3, m: 4, h: 8 } },
  "M1 in quarters": { file: "m1m", freq: "Q", sum: { points: 3, m: 4, h: 8 } },
  "Tourism in quarters": { file: "tourm", freq: "Q", sum: { points: 3, m: 4, h: 8 } },
  "M4 weekly in quarters": { file: "m4w", freq: "Q", sum: { points: 13, m: 4, h: 8 } },
  "M3 in years": { file: "m3m", freq: "Y", sum: { points: 12, m: 1, h: 3 } },
  "Tourism in years": { file: "tourm", freq: "Y", sum: { points: 12, m: 1, h: 4 } },
  "M4 weekly in years": { file: "m4w", freq: "Y", sum: { points: 52, m: 1, h: 6 } },
  "M4 weekly told as days": { file: "m4w", freq: "D", told: 7 },
  "Made hours": { file: "hours", freq: "H" },
  "M3 cut to 14": { file: "m3m", freq: "M", cut: 14 },
  "Tourism cut to 24": { file: "tourm", freq: "M", cut: 24 },
  "Hospital cut to 24": { file: "hosp", freq: "M", cut: 24 },
  "M3, each alone": { file: "m3m", freq: "M", alone: 12 },
  "Tourism in years, each alone": { file: "tourm", freq: "Y", sum: { points: 12, m: 1, h: 4 }, alone: 3 },
  "Made hours, each alone": { file: "hours", freq: "H", alone: 7 },
};

export const setNames = Object.keys(sets);

type File = { m: number; scaleLag?: number; series: Item[] };

const read = (file: string): File =>
  file === "hours"
    ? { m: 24, series: hourly() }
    : (JSON.parse(gunzipSync(readFileSync(new URL(`data/${file}.json.gz`, import.meta.url))).toString()) as File);

export function load(name: string, stride = 1): DataSet {
  const { file, freq, cut, sum, told, intermittent = false, alone = 0 } = sets[name]!;
  const data = read(file);
  let items = data.series.filter((_, i) => i % (stride * Math.max(1, alone)) === 0);
  if (sum) items = items.map((s) => inSums(s, sum.points, sum.h)).filter((s) => s.x.length >= 3);
  if (cut !== undefined) items = items.map((s) => ({ ...s, x: s.x.slice(-cut) }));
  const m = told ?? sum?.m ?? data.m;
  return { name, freq, m, lag: data.scaleLag ?? m, items, intermittent, alone: alone > 0 };
}

/** History and what came after it, each in whole sums; of months also what lies before the last `h` sums of both together. */
function inSums(s: Item, points: number, h: number): Item {
  const add = (x: number[]) =>
    Array.from({ length: Math.floor(x.length / points) }, (_, i) =>
      x.slice(points * i, points * (i + 1)).reduce((a, b) => a + b, 0),
    );
  if (Math.floor(s.h / points) >= h) return { ...s, h, x: add(s.x), xx: add(s.xx).slice(0, h) };
  const whole = [...s.x, ...s.xx];
  const all = add(whole.slice(whole.length % points));
  return { ...s, h: Math.min(h, all.length), x: all.slice(0, -h), xx: all.slice(-h) };
}
