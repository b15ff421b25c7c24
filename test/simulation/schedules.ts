import fc from "fast-check";
import { type FaultKind, faultKinds, type Plan } from "./faults.ts";
import { kinds, type Step } from "./requests.ts";
import type { Schedule } from "./simulate.ts";

/** They come into a third of the runs, beside what goes on there: a kind more would thin out the others. */
const ofTransfers: readonly Step["kind"][] = ["move", "send", "arrive", "unmove"];
const anyKind = fc.constantFrom<Step["kind"]>(
  "submit",
  "approve",
  "pick",
  "ship",
  "receive",
  "pay",
  "pay",
  "cancel",
  "cancel",
  "cancel",
  "ship",
  ...kinds.filter((kind) => !ofTransfers.includes(kind)),
);
const step: fc.Arbitrary<Step> = fc.record({
  kind: anyKind,
  a: fc.nat(99),
  b: fc.nat(99),
  c: fc.nat(99),
  together: fc.boolean(),
});
/** Some steps in the order of an order's life, so that runs come far; others anywhere. */
const life: readonly Step["kind"][] = ["submit", "pick", "ship", "pay", "pay", "receive"];
const steps = fc
  .record({
    lived: fc.constantFrom(0, 2, 3, 4, 5, 6, 6),
    others: fc.array(step, { minLength: 3, maxLength: 8, size: "max" }),
    numbers: fc.array(fc.nat(99), { minLength: 6, maxLength: 6 }),
  })
  .map(({ lived, others, numbers }): Step[] => {
    const own = life.slice(0, lived).map((kind, i): Step => ({
      kind,
      a: 0,
      b: numbers[i]!,
      c: numbers[5 - i]!,
      together: kind === "pay" && numbers[i]! % 2 === 0,
    }));
    const all: Step[] = [];
    for (let i = 0; i < Math.max(own.length, others.length); i += 1)
      all.push(...own.slice(i, i + 1), ...others.slice(i, i + 1));
    if (numbers[0]! % 3 > 0) return all;
    const moved: readonly Step["kind"][] = ["move", "move", "send", numbers[1]! % 4 ? "arrive" : "unmove", "arrive"];
    return moved.reduce<Step[]>((to, kind, i) => {
      const [a, b, c] = [numbers[i]! + i, numbers[i + 1]!, numbers[(i + 2) % 6]!];
      return to.toSpliced((2 * i + b) % (to.length + 1), 0, { kind, a, b, c, together: b % 2 === 0 });
    }, all);
  });
export const schedule: fc.Arbitrary<Schedule> = fc.record({
  policy: fc.nat(15),
  steps,
  plan: fc.array(fc.record({ at: fc.nat(300), kind: fc.constantFrom(...faultKinds) }), { maxLength: 12, size: "max" }),
  noise: fc.nat(3),
  seed: fc.nat(2 ** 31 - 1),
});

const s = (kind: Step["kind"], a = 0, b = 1, c = 3): Step => ({ kind, a, b, c, together: false });
const whole = [s("submit"), s("pick"), s("ship"), s("receive"), s("pay", 0, 1, 30)];
/** The order path, piece by piece: what the sweep puts one fault into. */
export const workloads: Record<string, Omit<Schedule, "plan">> = {
  submit: { policy: 0, steps: [s("submit"), { ...s("submit", 1, 1, 4), together: true }], noise: 1, seed: 11 },
  approve: { policy: 3, steps: [s("submit"), s("approve"), s("approve")], noise: 1, seed: 12 },
  ship: { policy: 0, steps: whole.slice(0, 3), noise: 1, seed: 13 },
  deliver: { policy: 0, steps: whole.slice(0, 4), noise: 1, seed: 14 },
  cancel: { policy: 4, steps: [s("submit", 0, 0, 8), s("submit", 0, 0, 8), s("cancel")], noise: 1, seed: 15 },
  pay: { policy: 0, steps: whole, noise: 1, seed: 16 },
  move: {
    policy: 0,
    steps: [s("move"), s("send"), s("arrive", 0, 3), s("arrive"), s("move", 1), s("unmove")],
    noise: 1,
    seed: 17,
  },
};

const write: readonly FaultKind[] = ["throttle", "lost-reply", "crash-before", "crash-after", "conflict", "mixed"];
/** Each fault that differs from the others at a call: a read that failed and one whose reply was lost are the same. */
export const faultsAt = (command: string): readonly FaultKind[] => {
  if (command === "TransactWriteItemsCommand") return write;
  if (command === "PutEventsCommand") return ["throttle", "lost-reply", "crash-before", "crash-after", "partial"];
  return command.startsWith("Put") ? write.slice(0, 4) : ["throttle", "crash-before"];
};
export const sweepOf = (calls: readonly string[]): Plan[] =>
  calls.flatMap((command, at) => faultsAt(command).map((kind) => [{ at, kind }]));
