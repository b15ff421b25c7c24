/**
 * One worker: `node test/simulation/run.ts random --seed 1 --count 100 --seconds 60 [--mutant B1]`, `sweep --part 0 --of 2`,
 * `pairs --seed 1 --count 100`, `replay --count 20`,
 * `again <file>` (a kept schedule, with its trace). Its last line of output is its result as JSON.
 */
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chance } from "./chance.ts";
import { plant } from "./plant.ts";
import type { Result, Schedule } from "./simulate.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    ["seed", "count", "seconds", "mutant", "part", "of", "workload"].map((name) => [name, { type: "string" as const }]),
  ),
});
const number = (name: string, otherwise: number): number => Number(values[name] ?? otherwise);
const planted = values.mutant ? plant(values.mutant as string) : undefined;
const { simulate } = await import("./simulate.ts");
const { schedule, sweepOf, workloads } = await import("./schedules.ts");

const started = performance.now();
let until = started + number("seconds", 3_600) * 1_000;
export interface Outcome {
  runs: number;
  seconds: number;
  calls: number;
  faults: number;
  events: number;
  accepted: number;
  refused: number;
  unsure: number;
  commits: number;
  mails: number;
  doubledMails: number;
  longestMinutes: number;
  failure?: {
    schedule: Schedule;
    violations: Result["violations"];
    trace: readonly string[];
    faults: readonly string[];
  };
  notPlanted?: string[] | undefined;
  /** What the time did not suffice for. */
  left?: number;
}
const outcome: Outcome = { runs: 0, seconds: 0, calls: 0, faults: 0, events: 0, accepted: 0, refused: 0, unsure: 0, commits: 0, mails: 0, doubledMails: 0, longestMinutes: 0 }; // prettier-ignore
const once = async (one: Schedule): Promise<Result> => {
  const result = await simulate(one);
  outcome.runs += 1;
  outcome.calls += result.calls.length;
  outcome.faults += result.faults.length;
  for (const what of ["events", "accepted", "refused", "unsure", "commits", "mails", "doubledMails"] as const)
    outcome[what] += result[what];
  outcome.longestMinutes = Math.max(outcome.longestMinutes, result.virtualMinutes);
  return result;
};
const failed = (one: Schedule, { violations, trace, faults }: Result): void =>
  void (outcome.failure = { schedule: one, violations: violations.slice(0, 5), trace, faults });

const random = async (): Promise<void> => {
  const property = fc.asyncProperty(schedule, async (one) => {
    // Not fast-check's own time limit: it would leave a run half done, and the next one would meet it.
    if (performance.now() > until) return;
    const result = await once(one);
    const { violations } = result;
    if (violations.length === 0) return;
    if (!outcome.failure) until = performance.now() + 60_000; // enough to shrink it
    failed(one, result);
    throw new Error(violations[0]!.rule);
  });
  await fc.check(property, {
    seed: number("seed", 1),
    numRuns: number("count", 100),
    endOnFailure: values.mutant !== undefined,
  });
};

/** What is left of a failing schedule when everything is gone that it fails without. */
const shrunk = async (one: Schedule): Promise<Schedule> => {
  const deadline = performance.now() + 60_000;
  let best = one;
  for (let smaller = true; smaller && performance.now() < deadline;) {
    const { steps, plan } = best;
    const candidates = [
      ...plan.map((_, i) => ({ ...best, plan: plan.toSpliced(i, 1) })),
      ...steps.map((_, i) => ({ ...best, steps: steps.toSpliced(i, 1) })),
    ];
    smaller = false;
    for (const candidate of candidates) {
      if ((await simulate(candidate)).violations.length === 0) continue;
      [best, smaller] = [candidate, true];
      break;
    }
  }
  return best;
};
const failedAt = async (one: Schedule): Promise<void> => {
  const least = await shrunk(one);
  failed(least, await simulate(least));
};

const sweep = async (): Promise<void> => {
  const [part, of] = [number("part", 0), number("of", 1)];
  let n = 0;
  for (const [name, workload] of Object.entries(workloads)) {
    if (values.workload && values.workload !== name) continue;
    const { calls } = await simulate({ ...workload, plan: [] });
    for (const plan of sweepOf(calls)) {
      n += 1;
      if (n % of !== part) continue;
      if (performance.now() > until) {
        outcome.left = (outcome.left ?? 0) + 1;
        continue;
      }
      const one = { ...workload, plan };
      const result = await once(one);
      if (result.violations.length > 0) return failedAt(one);
    }
  }
};

/** Two faults at once, anywhere in the longest workload: a sample of all pairs. */
const pairs = async (): Promise<void> => {
  const [seed, count] = [number("seed", 1), number("count", 100)];
  const random = chance(seed);
  const workload = workloads.pay!;
  const { calls } = await simulate({ ...workload, plan: [] });
  const points = sweepOf(calls).flat();
  for (let n = 0; n < count; n += 1) {
    if (performance.now() > until) return void (outcome.left = count - n);
    const any = () => points[Math.floor(random() * points.length)]!;
    const one = { ...workload, plan: [any(), any()] };
    if ((await once(one)).violations.length > 0) return failedAt(one);
  }
};

const replay = async (): Promise<void> => {
  for (const one of fc.sample(schedule, { seed: number("seed", 7), numRuns: number("count", 20) })) {
    const [first, second] = [await once(one), await once(one)];
    if (first.hash === second.hash && first.loopSteps === second.loopSteps) continue;
    const differ = { rule: "P11 same schedule, same run", where: "", expected: first.hash, found: second.hash };
    return failed(one, { ...second, violations: [differ] });
  }
};

const again = async (): Promise<void> => {
  const kept = JSON.parse(readFileSync(positionals[1]!, "utf8")) as { schedule: Schedule };
  const result = await once(kept.schedule);
  if (result.violations.length > 0) failed(kept.schedule, result);
};

const parts: Record<string, () => Promise<void>> = { random, sweep, pairs, replay, again };
await parts[positionals[0] ?? "random"]!();
outcome.seconds = Math.round((performance.now() - started) / 100) / 10;
const missed = planted?.() ?? [];
if (missed.length > 0) outcome.notPlanted = missed;
console.log(JSON.stringify(outcome));
process.exit(0);
