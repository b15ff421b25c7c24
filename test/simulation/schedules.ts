import fc from "fast-check";
import { type FaultKind, faultKinds, type Plan } from "./faults.ts";
import { kinds, type Step } from "./requests.ts";
import type { Schedule } from "./simulate.ts";

const usual = ["submit", "submit", "submit", "approve", "approve", "pick", "pick", "ship", "ship", "receive", "pay", "pay", "cancel"] as const; // prettier-ignore
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...usual, ...kinds),
  a: fc.nat(99),
  b: fc.nat(99),
  c: fc.nat(99),
  together: fc.boolean(),
});
export const schedule: fc.Arbitrary<Schedule> = fc.record({
  policy: fc.nat(15),
  steps: fc.array(step, { minLength: 2, maxLength: 9, size: "max" }),
  plan: fc.array(fc.record({ at: fc.nat(250), kind: fc.constantFrom(...faultKinds) }), { maxLength: 12, size: "max" }),
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
};

const write: readonly FaultKind[] = ["throttle", "lost-reply", "crash-before", "crash-after", "conflict", "mixed"];
/** Each fault that differs from the others at a call: a read that failed and one whose reply was lost are the same. */
export const faultsAt = (command: string): readonly FaultKind[] => {
  if (command === "TransactWriteItemsCommand") return write;
  if (command === "PutEventsCommand") return ["throttle", "lost-reply", "crash-before", "crash-after", "partial"];
  return /^Put/.test(command) ? write.slice(0, 4) : ["throttle", "crash-before"];
};
export const sweepOf = (calls: readonly string[]): Plan[] =>
  calls.flatMap((command, at) => faultsAt(command).map((kind) => [{ at, kind }]));
