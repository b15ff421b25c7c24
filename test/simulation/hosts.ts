import { marshall } from "@aws-sdk/util-dynamodb";
import { match, type Rule } from "../../local/bus/event-bus.ts";
import type { Noise } from "./faults.ts";
import type { Loop, Outcome } from "./loop.ts";
import type { Stored } from "./table/expressions.ts";

export type Handler = (event: any, context?: any) => Promise<any>;
interface Message {
  id: string;
  body: string;
  /** The event it brings; a tick brings none. */
  eventId: string | undefined;
  receives: number;
}
export interface Hosts {
  /** To every subscriber of that kind of event. */
  toBus(entry: { Source: string; DetailType: string; Detail: string }): void;
  /** To one queue, as the scheduler or the bus does. */
  toQueue(run: string, body: string): void;
  toStream(item: Stored): void;
  /** (subscriber, event) pairs that a batch reported as dealt with. */
  handled: Map<string, number>;
  deadLetters(): number;
  redrive(): void;
  waiting(): number;
  heal(): void;
}
const maxReceives = 5;
/** Six times as long where it is deployed: here what failed meets more of what came after it. */
const visibilityMs = 30_000;
const batchSize = 10;
const shards = 4;
const quiet: Noise = { duplicate: 0, delayMs: 0, staleCommits: 0, skewMs: 0, dropped: 0, doubleClick: 0 };

export const hosts = (
  loop: Loop,
  handlers: ReadonlyMap<string, Handler>,
  rules: readonly Rule[],
  publisher: string,
  wanted: Noise,
  secondsOf: (run: string) => number,
): Hosts => {
  const queues = new Map<string, Message[]>();
  const dead: { run: string; message: Message }[] = [];
  const handled = new Map<string, number>();
  const stream = Array.from({ length: shards }, () => ({ records: [] as { item: Stored; at: number }[], busy: false }));
  let noise = wanted;
  let [messages, inHand] = [0, 0];
  const skew = (): number => loop.between(-noise.skewMs, noise.skewMs);
  const delay = (): number => loop.between(1, 20) + (loop.random() < 0.3 ? loop.between(0, noise.delayMs) : 0);

  const toQueue = (run: string, body: string, eventId?: string): void => {
    const copies = loop.random() < noise.duplicate ? 2 : 1;
    for (let i = 0; i < copies; i += 1) appear(run, { id: `m${(messages += 1)}`, body, eventId, receives: 0 }, delay());
  };
  const appear = (run: string, message: Message, inMs: number): void => {
    inHand += 1;
    loop.after(inMs, () => {
      const queue = queues.get(run) ?? [];
      queues.set(run, queue);
      queue.push(message);
      if (queue.length === 1) loop.after(loop.between(0, 10), () => take(run));
    });
  };
  const take = (run: string): void => {
    const batch = (queues.get(run) ?? []).splice(0, batchSize);
    if (batch.length === 0) return;
    if (queues.get(run)!.length > 0) loop.after(loop.between(0, 10), () => take(run));
    for (const message of batch) message.receives += 1;
    const Records = batch.map(({ id, body }) => ({ messageId: id, body }));
    const done = (outcome: Outcome<{ batchItemFailures: { itemIdentifier: string }[] }>): void => {
      const failed = new Set(
        outcome.kind === "reply"
          ? outcome.reply.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
          : batch.map(({ id }) => id),
      );
      loop.note(`${run} ${batch.map(({ id }) => `${id}${failed.has(id) ? " failed" : ""}`).join(", ")}`);
      for (const message of batch) {
        inHand -= 1;
        if (!failed.has(message.id)) {
          const what = `${run} ${message.eventId}`;
          if (message.eventId) handled.set(what, (handled.get(what) ?? 0) + 1);
        } else if (message.receives >= maxReceives) dead.push({ run, message });
        else appear(run, message, Math.max(visibilityMs, secondsOf(run) * 1_000));
      }
    };
    loop.invoke(run, secondsOf(run) * 1_000, () => handlers.get(run)!({ Records }), done, skew());
  };

  const pump = (n: number): void => {
    const shard = stream[n]!;
    const ready = shard.records.findIndex(({ at }) => at > loop.now());
    const batch = shard.records.slice(0, Math.min(10, ready < 0 ? 10 : ready));
    if (shard.busy || batch.length === 0) return;
    shard.busy = true;
    const Records = batch.map(({ item }, i) => ({
      eventName: "INSERT",
      dynamodb: { SequenceNumber: String(i), NewImage: marshall(item, { removeUndefinedValues: true }) },
    }));
    const done = (outcome: Outcome<{ batchItemFailures: { itemIdentifier: string }[] }>): void => {
      const failures =
        outcome.kind === "reply"
          ? outcome.reply.batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier))
          : [0];
      const passed = failures.length === 0 ? batch.length : Math.min(...failures);
      loop.note(`stream ${n}: ${passed} of ${batch.length}`);
      shard.records.splice(0, passed);
      shard.busy = false;
      loop.after(passed < batch.length ? 1_000 : 0, () => pump(n));
    };
    loop.invoke(publisher, 30_000, () => handlers.get(publisher)!({ Records }), done, skew());
  };

  return {
    toBus: ({ Source, DetailType, Detail }) => {
      const detail = JSON.parse(Detail) as { id: string };
      const body = JSON.stringify({ "detail-type": DetailType, source: Source, detail });
      for (const run of match(rules, Source, DetailType)) toQueue(run, body, detail.id);
    },
    toQueue,
    toStream: (item) => {
      if (loop.random() < noise.dropped) return loop.note("the stream lost a record");
      const n = [...(item.pk as string)].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 65_521, 7) % shards;
      const at = loop.now() + delay();
      const latest = stream[n]!.records.at(-1)?.at ?? 0;
      stream[n]!.records.push({ item, at: Math.max(at, latest) });
      loop.after(Math.max(at, latest) - loop.now(), () => pump(n));
    },
    handled,
    deadLetters: () => dead.length,
    redrive: () => {
      for (const { run, message } of dead.splice(0)) appear(run, { ...message, receives: 0 }, 1);
    },
    waiting: () => inHand + stream.reduce((n, { records }) => n + records.length, 0),
    heal: () => void (noise = quiet),
  };
};
