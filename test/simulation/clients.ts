import { httpEvent } from "../support/call.ts";
import type { Noise } from "./faults.ts";
import type { Handler } from "./hosts.ts";
import type { Loop } from "./loop.ts";
import type { Asked } from "./requests.ts";

/** ok: 2xx. fail: a refusal. info: nobody knows; it may have had its effect or not. */
export type Ended = "ok" | "fail" | "info";
export interface Entry extends Asked {
  key: string;
  reference: string;
  ended: Ended | undefined;
  reply: any;
  status: number;
  /** Every final answer that this key was given. */
  answers: { status: number; text: string }[];
}
export interface Clients {
  /** Asks until there is a final answer or patience ends, always with the same key. */
  ask(asked: Asked, reference: string): Promise<Entry>;
  /** Asks once more what was asked before; the answer goes to the entry's answers. */
  again(entry: Entry): Promise<void>;
  history: Entry[];
  faults: string[];
  /** How often each status was answered. */
  statuses: ReadonlyMap<number, number>;
  heal(): void;
}

export const clients = (loop: Loop, handlers: ReadonlyMap<string, Handler>, noise: Noise, maxTries = 7): Clients => {
  const statuses = new Map<number, number>();
  const history: Entry[] = [];
  const faults: string[] = [];
  let quiet = false;

  const send = (entry: Entry, heard: (reply: { status: number; body: any } | undefined) => void): void => {
    loop.after(loop.between(1, 10), () => {
      const event = httpEvent(entry.contract, { ...entry.options, key: entry.key });
      loop.invoke(
        entry.contract.name,
        10_000,
        () => handlers.get(entry.contract.name)!(event, {}),
        (outcome) => {
          const lost = !quiet && loop.random() < noise.duplicate / 5;
          loop.after(lost ? 5_000 : loop.between(1, 10), () => {
            if (outcome.kind === "threw") faults.push(`${entry.contract.name} threw ${String(outcome.error)}`);
            if (lost || outcome.kind !== "reply") return heard(undefined);
            const { statusCode: status, body: text = "" } = outcome.reply as { statusCode: number; body?: string };
            const body = text ? (JSON.parse(text) as any) : undefined;
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
            loop.note(`${entry.key} ${entry.contract.name} ${status} ${body?.code ?? ""}`);
            if (status === 500) faults.push(`${entry.contract.name} answered 500`);
            if (isFinal(status, body)) entry.answers.push({ status, text: JSON.stringify([body?.code ?? body]) });
            heard({ status, body });
          });
        },
        loop.between(-noise.skewMs, noise.skewMs),
      );
    });
  };

  const ask = (asked: Asked, reference: string): Promise<Entry> => {
    const entry: Entry = {
      ...asked,
      key: `key-${history.length}`,
      reference,
      ended: undefined,
      reply: undefined,
      status: 0,
      answers: [],
    };
    history.push(entry);
    return new Promise((done) => {
      const doubled = loop.random() < noise.doubleClick;
      let tries = 0;
      const attempt = (): void => {
        tries += 1;
        send(entry, (reply) => {
          if (reply && isFinal(reply.status, reply.body)) {
            // A PUT names the version it means instead of a key: when it is repeated, "stale" may be its own doing.
            const unsure = entry.contract.method !== "POST" && (tries > 1 || doubled);
            Object.assign(entry, {
              ended: reply.status < 300 ? "ok" : unsure ? "info" : "fail",
              reply: reply.body,
              status: reply.status,
            });
            done(entry);
          } else if (tries === maxTries) {
            entry.ended = "info";
            done(entry);
          } else loop.after(loop.between(200, 3_000), attempt);
        });
      };
      attempt();
      if (doubled) send(entry, () => undefined);
    });
  };
  return {
    ask,
    again: (entry) => new Promise((done) => send(entry, () => done())),
    history,
    faults,
    statuses,
    heal: () => void (quiet = true),
  };
};

const passing = new Set(["system/busy", "idempotency/in-progress", "system/fault"]);
const isFinal = (status: number, body: { code?: string } | undefined): boolean =>
  status < 300 || (status >= 400 && status < 500 && status !== 429 && !passing.has(body?.code ?? ""));
