import { AsyncLocalStorage } from "node:async_hooks";
import { createHash, type Hash } from "node:crypto";
import { chance } from "./chance.ts";

/** One run of a function: a request, a batch of a queue, a batch of the stream. */
export interface Invocation {
  id: number;
  name: string;
  dead: boolean;
  skewMs: number;
  /** What the host does when it died. */
  onDeath: () => void;
}
interface Due {
  at: number;
  id: number;
  run: () => void;
}
/** Virtual time: everything that happens is one entry of a heap, popped by (time, number); nothing else moves. */
export interface Loop {
  now(): number;
  random: () => number;
  /** Ends of the interval included; whole milliseconds. */
  between(low: number, high: number): number;
  after(ms: number, run: () => void): void;
  /** Runs what is due until nothing is left, or `until` (ms) has come. */
  drain(until?: number): Promise<void>;
  note(line: string): void;
  trace(): { hash: string; steps: number; last: readonly string[] };
  invoke<Reply>(
    name: string,
    timeoutMs: number,
    run: () => Promise<Reply>,
    done: (outcome: Outcome<Reply>) => void,
    skewMs: number,
  ): void;
  kill(invocation: Invocation): void;
}
export type Outcome<Reply> = { kind: "reply"; reply: Reply } | { kind: "threw"; error: unknown } | { kind: "died" };

const running = new AsyncLocalStorage<Invocation>();
export const invocationNow = (): Invocation | undefined => running.getStore();
/** A tick comes when no promise is left to go on: product code has no other way to wait than promises and this loop. */
const settled = (): Promise<void> => new Promise((done) => process.nextTick(done));
const maxSteps = 60_000;
const keptLines = Number(process.env.SIM_LINES ?? 40);

export const eventLoop = (seed: number, startAt: number): Loop => {
  const heap: Due[] = [];
  const random = chance(seed);
  const hash: Hash = createHash("sha256");
  const last: string[] = [];
  let [now, ids, steps, noted] = [startAt, 0, 0, ""];
  const flush = (): void => {
    hash.update(noted);
    noted = "";
  };
  const before = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.id < b.id);
  const push = (due: Due): void => {
    let i = heap.push(due) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!before(due, heap[parent]!)) break;
      heap[i] = heap[parent]!;
      i = parent;
    }
    heap[i] = due;
  };
  const pop = (): Due => {
    const top = heap[0]!;
    const tail = heap.pop()!;
    if (heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!before(heap[child]!, tail)) break;
      heap[i] = heap[child]!;
      i = child;
    }
    heap[i] = tail;
    return top;
  };
  const self: Loop = {
    now: () => now,
    random,
    between: (low, high) => low + Math.floor(random() * (high - low + 1)),
    after: (ms, run) => push({ at: now + Math.max(0, Math.round(ms)), id: (ids += 1), run }),
    note: (line) => {
      const full = `${now - startAt} ${line}`;
      // In lots: a call of the hash costs more than the line.
      noted += full;
      if (noted.length > 100_000) flush();
      last.push(full);
      if (last.length > keptLines) last.shift();
    },
    trace: () => {
      flush();
      return { hash: hash.copy().digest("hex").slice(0, 16), steps, last };
    },
    drain: async (until = Infinity) => {
      while (heap.length > 0 && heap[0]!.at <= until) {
        const due = pop();
        now = Math.max(now, due.at);
        steps += 1;
        if (steps > maxSteps) throw new Error("it never comes to rest");
        due.run();
        await settled();
      }
      if (until !== Infinity) now = Math.max(now, until);
    },
    kill: (invocation) => {
      if (invocation.dead) return;
      invocation.dead = true;
      self.note(`died ${invocation.name}`);
      self.after(1, invocation.onDeath);
    },
    invoke: (name, timeoutMs, run, done, skewMs) => {
      const invocation: Invocation = {
        id: (ids += 1),
        name,
        dead: false,
        skewMs,
        onDeath: () => done({ kind: "died" }),
      };
      const end = (outcome: Parameters<typeof done>[0]): void => {
        if (invocation.dead) return;
        invocation.dead = true;
        done(outcome);
      };
      running.run(invocation, () => {
        run().then(
          (reply) => end({ kind: "reply", reply }),
          (error: unknown) => end({ kind: "threw", error }),
        );
      });
      self.after(timeoutMs, () => self.kill(invocation));
    },
  };
  return self;
};
