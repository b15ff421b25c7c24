/**
 * `node shared/forecasting/cli.ts [--tier fast|standard|full] [--level 0.95] [--learn 5000] < in.jsonl > out.jsonl`
 * In: `{id, freq, m, h, x, start?, group?, mask?, promo?}` a line; out, in the same order: `{id, mean, lo, hi, model, flags}`, or `{line, id?, error}` for a
 * line that cannot be used. The first `--learn` series of each (freq, m, h) teach what is shared; later ones stream through.
 */
import { createInterface } from "node:readline";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { readLine, type Line, type Work } from "./cli-line.ts";
import { forecast } from "./forecast.ts";
import { train } from "./train.ts";
import type { Artefact, Tier } from "./model.ts";

const { values } = parseArgs({
  options: {
    tier: { type: "string", default: "full" },
    level: { type: "string", default: "0.95" },
    learn: { type: "string", default: "5000" },
  },
});
const tier = values.tier as Tier;
const level = Number(values.level);
const learn = Number(values.learn);
if (!["fast", "standard", "full"].includes(tier) || !(level > 0 && level < 1) || !(learn >= 1)) {
  process.stderr.write("--tier is fast, standard or full; --level lies between 0 and 1; --learn is at least 1\n");
  process.exit(2);
}

const artefacts = new Map<string, Artefact>();
let waiting: Line[] = [];
let failed = 0;
let done = 0;

const keyOf = (line: Work): string => [line.series.freq, line.series.m, line.h].join("|");

async function say(value: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, "drain");
}

async function answer(line: Line): Promise<void> {
  if ("error" in line) {
    failed += 1;
    return say(line);
  }
  const { id, mean, lo, hi, model, diag } = forecast(line.series, artefacts.get(keyOf(line))!, line.h);
  done += 1;
  return say({ id, mean, lo: lo[0], hi: hi[0], model, flags: diag.flags });
}

/** Learns from what waits for each (freq, m, h) that has no artefact yet, then answers everything in the order it came. */
async function settle(): Promise<void> {
  const groups = new Map<string, Work[]>();
  for (const line of waiting) {
    if ("error" in line || artefacts.has(keyOf(line))) continue;
    groups.set(keyOf(line), [...(groups.get(keyOf(line)) ?? []), line]);
  }
  for (const [key, lines] of groups) {
    const { freq, m } = lines[0]!.series;
    const h = lines[0]!.h;
    artefacts.set(
      key,
      train(
        lines.map((line) => line.series),
        { freq, ...(m ? { m } : {}), h, tier, levels: [level] },
      ),
    );
  }
  for (const line of waiting) await answer(line);
  waiting = [];
}

let number = 0;
for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  number += 1;
  if (text.trim() === "") continue;
  const line = readLine(text, number);
  waiting.push(line);
  if (waiting.length >= learn) await settle();
}
await settle();
process.stderr.write(`${done} forecast, ${failed} lines could not be used\n`);
