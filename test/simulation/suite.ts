/**
 * `npm run test:sim` (a CI run) and `npm run test:deep`: kept schedules first, then the same schedule twice, the planted bugs, one fault at every call,
 * and random schedules until their count or the time cap. Prints how much it looked at; fails on any violation, on a bug not found, and on nothing done.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { mutants } from "./mutants.ts";
import type { Outcome } from "./run.ts";

const here = import.meta.dirname;
const deep = process.argv.includes("--deep");
const of = Math.min(4, availableParallelism());
const minutes = (n: number): number => n * 60;
const size = deep
  ? { replays: 200, random: 200_000, randomSeconds: minutes(38), sweepSeconds: minutes(10), pairs: 60_000, pairSeconds: minutes(9) }
  : { replays: 20, random: 5_000, randomSeconds: minutes(20), sweepSeconds: minutes(20), pairs: 0, pairSeconds: 0 }; // prettier-ignore
/** The same runs each time, unless a seed is given: what CI says of a change depends on the change alone. */
const seed = Number(process.env.SIM_SEED ?? 20_261_123);

const worker = (...args: (string | number)[]): Promise<Outcome> =>
  new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", join(here, "run.ts"), ...args.map(String)], { stdio: ["ignore", "pipe", "inherit"] }); // prettier-ignore
    let text = "";
    child.stdout.on("data", (part: Buffer) => void (text += part.toString()));
    child.on("close", (code) => {
      const last = text.trim().split("\n").at(-1);
      if (code !== 0 || !last) fail(new Error(`run.ts ${args.join(" ")} ended with ${code}`));
      else done(JSON.parse(last) as Outcome);
    });
  });
const workers = (make: (part: number) => (string | number)[]): Promise<Outcome[]> =>
  Promise.all(Array.from({ length: of }, (_, part) => worker(...make(part))));

const problems: string[] = [];
const sum = (outcomes: readonly Outcome[], what: "runs" | "calls" | "faults" | "events" | "accepted" | "refused" | "unsure" | "commits" | "mails" | "doubledMails"): number =>
  outcomes.reduce((n, outcome) => n + outcome[what], 0); // prettier-ignore
const told = (name: string, outcomes: readonly Outcome[]): void => {
  const seconds = Math.max(...outcomes.map((one) => one.seconds));
  const counts = (["calls", "faults", "commits", "events", "accepted", "refused", "unsure", "mails", "doubledMails"] as const).map((what) => `${sum(outcomes, what)} ${what}`); // prettier-ignore
  const longest = Math.max(...outcomes.map(({ longestMinutes }) => longestMinutes));
  console.log(
    `${name}: ${sum(outcomes, "runs")} runs in ${seconds} s (${counts.join(", ")}; at rest after ≤ ${longest} virtual minutes)`,
  );
  const left = outcomes.reduce((n, one) => n + (one.left ?? 0), 0);
  if (left > 0) console.log(`${name}: the time did not suffice for ${left} more`);
  // A capped sweep is no sweep: CI runs all of it, and deep runs say what they left.
  if (left > 0 && !deep) problems.push(`${name} was cut short`);
  if (sum(outcomes, "runs") === 0) problems.push(`${name} did nothing`);
  for (const { failure } of outcomes) {
    if (!failure) continue;
    const file = join(here, "regressions", "found", `${Date.now()}-${failure.schedule.seed}.json`);
    mkdirSync(join(here, "regressions", "found"), { recursive: true });
    writeFileSync(file, JSON.stringify(failure, null, 1));
    problems.push(`${name}: ${failure.violations[0]!.rule} at ${failure.violations[0]!.where}`);
    console.log(
      JSON.stringify(failure.violations, null, 1),
      failure.faults.join("\n"),
      failure.trace.join("\n"),
      `kept as ${file}`,
    );
  }
};

const kept = readdirSync(join(here, "regressions")).filter((file) => file.endsWith(".json"));
const again: Outcome[] = [];
for (const file of kept) again.push(await worker("again", join(here, "regressions", file)));
told("kept schedules", again);
told("each schedule twice, the same run", await workers((part) => ["replay", "--seed", 7 + part, "--count", Math.ceil(size.replays / of)])); // prettier-ignore

const names = Object.keys(mutants);
const found = new Map<string, Outcome>();
await Promise.all(
  Array.from({ length: of }, async () => {
    for (let name = names.shift(); name; name = names.shift())
      found.set(name, await worker("random", "--mutant", name, "--count", 300, "--seed", 1));
  }),
);
for (const [name, { what }] of Object.entries(mutants)) {
  const { failure, runs, notPlanted } = found.get(name)!;
  console.log(
    `planted ${name} (${what}): ${failure ? `found after ${runs} runs: ${failure.violations[0]!.rule}` : "NOT FOUND"}`,
  );
  if (!failure || notPlanted) problems.push(`the planted bug ${name} was not found in ${runs} runs`);
}

told(
  "one fault at every call",
  await workers((part) => ["sweep", "--part", part, "--of", of, "--seconds", size.sweepSeconds]),
);
if (size.pairs > 0) told("pairs of faults", await workers((part) => ["pairs", "--seed", seed + part, "--count", Math.ceil(size.pairs / of), "--seconds", size.pairSeconds])); // prettier-ignore
console.log(`random schedules from SIM_SEED=${seed}`);
told("random schedules", await workers((part) => ["random", "--seed", (seed + part) % 2 ** 31, "--count", Math.ceil(size.random / of), "--seconds", size.randomSeconds])); // prettier-ignore

for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);
