/**
 * `node shared/forecasting/cli.ts [--tier fast|standard|full] [--level 0.95] [--learn 5000] < in.jsonl > out.jsonl`
 * In: `{id, freq, m, h, x, start?, group?, mask?, promo?}` a line; out, in the same order: `{id, mean, lo, hi, model, flags}`, or `{line, id?, error}` for a
 * line that cannot be used. The first `--learn` series of each (freq, m, h) teach what is shared; later ones stream through.
 * Exit code: 0 every line was answered, whatever it was; 2 an option is wrong, nothing was read.
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { linesOf } from "./cli-input.ts";
import { readLine, type Line, type Work } from "./cli-line.ts";
import { forecast } from "./forecast.ts";
import { train } from "./train.ts";
import type { Artefact, Tier } from "./model.ts";

const usage = "--tier is fast, standard or full; --level lies between 0 and 1; --learn is at least 1\n";
/** What is held at a time: a line, the text of the lines that wait, kinds of series that something was learnt for. */
const MOST_BYTES_IN_LINE = 32 << 20;
const MOST_WAITING = 32 << 20;
const MOST_KINDS = 50;

const { tier, level, learn } = options();
const artefacts = new Map<string, Artefact>();
let waiting: Line[] = [];
let failed = 0;
let done = 0;

function options(): { tier: Tier; level: number; learn: number } {
  const text = (value: string) => ({ type: "string", default: value }) as const;
  try {
    const { values } = parseArgs({ options: { tier: text("full"), level: text("0.95"), learn: text("5000") } });
    const [level, learn] = [Number(values.level), Number(values.learn)];
    if (["fast", "standard", "full"].includes(values.tier) && level > 0 && level < 1 && learn >= 1)
      return { tier: values.tier as Tier, level, learn };
  } catch {
    // an option that does not exist
  }
  process.stderr.write(usage);
  process.exit(2);
}

const keyOf = (line: Work): string => [line.series.freq, line.series.m, line.h].join("|");

async function say(value: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, "drain");
}

/** What was learnt for its kind; else it is learnt from those of the kind that wait. */
function artefactFor(line: Work, alike: ReadonlyMap<string, Work[]>): Artefact {
  const key = keyOf(line);
  const known = artefacts.get(key);
  if (known) return known;
  const { h } = line;
  const { freq, m } = line.series;
  const series = alike.get(key)!.map((one) => one.series);
  const artefact = train(series, { freq, ...(m ? { m } : {}), h, tier, levels: [level] });
  if (artefacts.size >= MOST_KINDS) artefacts.delete(artefacts.keys().next().value!);
  artefacts.set(key, artefact);
  return artefact;
}

/** Answers all that waits in the order it came. */
async function settle(): Promise<void> {
  const alike = Map.groupBy(waiting.filter((line): line is Work => !("error" in line)), keyOf); // prettier-ignore
  for (const line of waiting) {
    if ("error" in line) {
      failed += 1;
      await say(line);
      continue;
    }
    const { id, mean, lo, hi, model, diag } = forecast(line.series, artefactFor(line, alike), line.h);
    done += 1;
    await say({ id, mean, lo: lo[0], hi: hi[0], model, flags: diag.flags });
  }
  waiting = [];
}

// Whoever reads the answers may have enough of them.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

let held = 0;
for await (const { line, text } of linesOf(process.stdin, MOST_BYTES_IN_LINE)) {
  if (text?.trim() === "") continue;
  waiting.push(text === undefined ? { line, error: "the line is too long" } : readLine(text, line));
  held += text?.length ?? 0;
  if (waiting.length < learn && held < MOST_WAITING) continue;
  await settle();
  held = 0;
}
await settle();
process.stderr.write(`${done} forecast, ${failed} lines could not be used\n`);
