/**
 * `npm run bench` prints one table of figures, ratios and bars, and writes it beside as JSON. `-- orders units` runs some parts, `--quick` looks at little
 * (CI: fails on what holds on any machine), `--bars` fails on any missed bar, `cost` says what an order's life costs at AWS.
 */
import { fork } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { holds, print, type Row } from "./result.ts";
import { partNames } from "./parts.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false }, bars: { type: "boolean", default: false } },
});
const out = join(import.meta.dirname, "../../.bench");
const chosen = positionals.length > 0 ? positionals : partNames;
const unknown = chosen.filter((name) => !partNames.includes(name));
if (unknown.length > 0) throw new Error(`no part ${unknown.join(", ")}; there are ${partNames.join(", ")}`);

/** A part in a process of its own: each opens a system of its own, and nothing of one is left for the next. */
const runPart = (name: string): Promise<Row[]> =>
  new Promise((done, fail) => {
    const child = fork(join(import.meta.dirname, "run-part.ts"), [name, ...(values.quick ? ["quick"] : [])], {
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    child.once("message", (rows) => done(rows as Row[]));
    child.once("exit", (code) => fail(new Error(`${name} ended with ${code}`)));
  });

const rows: Row[] = [];
for (const name of chosen) {
  const started = performance.now();
  rows.push(...(await runPart(name)));
  console.error(`${name}: ${((performance.now() - started) / 1_000).toFixed(0)} s`);
}
print(rows);
if (rows.length === 0) throw new Error("nothing was measured");
mkdirSync(out, { recursive: true });
const file = join(out, "bench.json");
writeFileSync(file, JSON.stringify({ at: new Date().toISOString(), rows }, null, 2));
const missed = rows.filter((row) => !holds(row) && (values.bars || row.hard));
console.log(
  `${rows.length} figures, ${rows.filter(({ bar }) => bar).length} bars, ${rows.filter((row) => !holds(row)).length} missed; ${file}`,
);
console.log(`${rows.length - missed.length} passed, ${missed.length} failed`);
process.exitCode = missed.length > 0 ? 1 : 0;
