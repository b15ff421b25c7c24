import { allTriggers } from "../../functions/triggers.ts";
import { freePorts } from "../../local/free-ports.ts";
import type { Mail } from "../../local/mail/mailbox.ts";
import { alertMails, sqsEvent } from "../../local/bus/queues.ts";
import { startSystem as startLocal, type System } from "../../local/system.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import type { Contract, Role } from "../../shared/contracts/contract.ts";
import { isJob, type Trigger } from "../../shared/triggers.ts";
import { aMember, type CallOptions, type Member, type Reply } from "./call.ts";

export interface TestSystem extends System {
  /** The clock that everything in this process reads: set it, or let time pass. */
  time: { set(instant: string): void; pass(seconds: number): void };
  /** An active member with a sign-in (password `password`). */
  member(role: Role, tenant?: string, more?: Partial<Member>): Promise<Member>;
  /** Over HTTP with a real access token: `await system.api(buyer).send(submitOrder, { params, body })`. */
  api(member?: { sub: string }): {
    send<Body = any>(contract: Contract<any, any, any, any>, options?: CallOptions): Promise<Reply<Body>>;
  };
  /** Delivers every event, each twice, in an order that `seed` shuffles, until none is left. Throws where one was given up on. */
  settle(o?: { seed?: number; deadLettersAreFine?: boolean }): Promise<{ delivered: number; rounds: number }>;
  /** Runs a job as its schedule does: `await system.tick("orders/expire-holds.job")`. Its tick, too, comes twice. */
  tick(run: string): Promise<void>;
  mails(to?: string): Mail[];
}
export const password = "correct horse battery";

/** mulberry32: the same seed, the same order. */
const chance = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j]!, copy[i]!];
  }
  return copy;
};

/** The local system in this process: in memory, on free ports, with a clock of its own; nothing moves but by `settle` and `tick`. */
export const startSystem = async (
  o: { startAt?: string; triggers?: readonly Trigger[]; directory?: string } = {},
): Promise<TestSystem> => {
  const triggers = o.triggers ?? allTriggers;
  const first = await freePorts(5);
  const ports = [0, 1, 2, 3, 4].map((i) => first + i);
  const realNow = clock.now;
  let base = Date.parse(o.startAt ?? "2026-03-02T02:00:00.000Z");
  let since = performance.now();
  clock.now = () => new Date(base + Math.floor(performance.now() - since)).toISOString();
  const system = await startLocal({ triggers, ports, ...(o.directory && { directory: o.directory }) });
  const set = (instant: string): void => {
    base = Date.parse(instant);
    since = performance.now();
  };

  const round = async (random: () => number): Promise<number> => {
    for (;;) {
      const { sent, failed } = await system.publish((items) => shuffled([...items, ...items], random));
      if (failed > 0) throw new Error(`${failed} events could not be sent`);
      if (sent === 0) break;
    }
    const batches = await Promise.all(
      system.runs.map(async (run) => {
        const taken = [];
        for (let batch = await system.queues.receive(run); batch.length > 0; batch = await system.queues.receive(run))
          taken.push(...batch.map((message) => ({ run, message })));
        return taken;
      }),
    );
    const taken = batches.flat();
    // The topic's own mailer is not ours to double: each message is one mail.
    const times = ({ run }: (typeof taken)[number]): number => (run === alertMails ? 1 : 2);
    const left = new Map(taken.map((one) => [one, times(one)]));
    const failed = new Set<(typeof taken)[number]>();
    for (const one of shuffled(
      taken.flatMap((one) => Array.from({ length: times(one) }, () => one)),
      random,
    )) {
      const reply = await (await system.handle(one.run))(sqsEvent(one.run, [one.message]));
      if (reply?.batchItemFailures.length) failed.add(one);
      left.set(one, left.get(one)! - 1);
      if (left.get(one) !== 0) continue;
      const names = new Set(failed.has(one) ? [one.message.MessageId!] : []);
      await system.queues.finish(one.run, [one.message], names, () => 0);
    }
    return taken.length;
  };

  const settle: TestSystem["settle"] = async ({ seed = 1, deadLettersAreFine = false } = {}) => {
    const random = chance(seed);
    let delivered = 0;
    for (let rounds = 1; rounds <= 200; rounds += 1) {
      const count = await round(random);
      delivered += count * 2;
      if (count > 0) continue;
      const dead = system.runs.filter((run) => system.queues.waiting(run).dead > 0);
      if (dead.length > 0 && !deadLettersAreFine)
        throw new Error(
          `given up on after five tries: ${dead.map((run) => `${run} ${system.queues.dead(run)[0]}`).join("; ")}`,
        );
      return { delivered, rounds };
    }
    throw new Error("it never settles: events go round in a circle");
  };

  return {
    ...system,
    time: { set, pass: (seconds) => set(new Date(Date.parse(clock.now()) + seconds * 1_000).toISOString()) },
    member: async (role, tenant, more = {}) => {
      const email = more.email ?? `${freshToken().slice(0, 8)}@example.com`;
      const { sub } = system.identity.users.create(email, password, false);
      return aMember(role, tenant, { ...more, email, sub });
    },
    api: (member) => ({
      send: async (contract, options = {}) => {
        const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(options.params?.[name] ?? ""),
        );
        const query = new URLSearchParams(options.query).toString();
        const key = options.key === undefined && contract.method === "POST" ? freshToken() : options.key;
        const sub = (options.as ?? member)?.sub;
        const response = await fetch(`${system.at.api}${path}${query && `?${query}`}`, {
          method: contract.method,
          headers: {
            ...(options.body !== undefined && { "content-type": "application/json" }),
            ...(sub && { authorization: `Bearer ${await system.identity.mint(sub)}` }),
            ...(key && { "idempotency-key": key }),
            "accept-language": "",
            ...options.headers,
          },
          ...(options.body !== undefined && {
            body: typeof options.body === "string" ? options.body : JSON.stringify(options.body),
          }),
        });
        const text = await response.text();
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: text ? JSON.parse(text) : undefined,
        };
      },
    }),
    settle,
    tick: async (run) => {
      if (!triggers.some((trigger) => isJob(trigger) && trigger.run === run))
        throw new Error(`no job ${run} in triggers`);
      system.queues.send(run, JSON.stringify({ scheduledTime: clock.now() }));
      await settle();
    },
    mails: (to) =>
      system.mailbox.all().filter(({ destination }) => !to || destination.to.some((one) => one.includes(to))),
    stop: async () => {
      await system.stop();
      clock.now = realNow;
    },
  };
};
