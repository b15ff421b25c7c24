import type { JobTrigger } from "../../shared/triggers.ts";
import { clock } from "../../shared/clock.ts";
import type { Shelf } from "../store.ts";
import { type Handle, type Queues, sqsEvent } from "./queues.ts";
import { lastDue } from "./schedule.ts";

export interface Loop {
  /** There may be work: look now. */
  wake(): void;
  stop(): Promise<void>;
}

/** Runs `look` whenever woken and at least every `idleMs`, one at a time, again at once while it says there is more. */
export const loop = (name: string, idleMs: number, look: () => Promise<boolean>): Loop => {
  let stopped = false;
  let woken = false;
  let rest: (() => void) | undefined;
  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      let more = false;
      try {
        more = await look();
      } catch (error) {
        if (!stopped) console.error(`${name}:`, (error as Error).message);
      }
      if (more || woken || stopped) continue;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, idleMs);
        rest = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  };
  const running = run();
  const wake = (): void => {
    woken = true;
    rest?.();
  };
  return {
    wake,
    stop: async () => {
      stopped = true;
      wake();
      await running;
    },
  };
};

const retrySeconds = (times: number): number => Math.min(30, 2 ** times);

/** Takes one batch from a queue through its function, as Lambda's event source does. True where there was one. */
export const takeBatch = async (
  queues: Queues,
  run: string,
  handle: Handle,
  retry = retrySeconds,
): Promise<boolean> => {
  const { ready, later } = queues.waiting(run);
  if (ready + later === 0) return false;
  const messages = await queues.receive(run);
  if (messages.length === 0) return false;
  let failed: Set<string>;
  try {
    const reply = await handle(sqsEvent(run, messages));
    failed = new Set(reply?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  } catch (error) {
    console.error(`${run}:`, error);
    failed = new Set(messages.map(({ MessageId }) => MessageId!));
  }
  await queues.finish(run, messages, failed, retry);
  return true;
};

/**
 * Puts a tick on the queue of each job that has become due since its last one; of several missed while the machine was off, the latest.
 * @param backMs how far back a job looks that had no tick yet.
 */
export const tickDue = (
  jobs: readonly JobTrigger[],
  ticks: Shelf,
  timeZone: string,
  queues: Pick<Queues, "send">,
  backMs = 0,
): void => {
  const now = Date.parse(clock.now());
  for (const { run, every } of jobs) {
    const known = ticks.get<number>(run);
    const last = known ?? now - backMs;
    if (known === undefined) ticks.set(run, last);
    const due = lastDue(every, last, now, timeZone);
    if (due === undefined) continue;
    queues.send(run, JSON.stringify({ scheduledTime: new Date(due).toISOString() }));
    ticks.set(run, due);
  }
};
