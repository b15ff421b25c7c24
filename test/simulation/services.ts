import type { Answer } from "./hook.ts";
import { type FaultKind, named, type Noise, type Plan } from "./faults.ts";
import { type Invocation, invocationNow, type Loop } from "./loop.ts";
import { cancelled, type MemTable } from "./table/mem-table.ts";

export interface Services {
  answer: Answer;
  /** The commands of all calls until it was healed. */
  calls(): readonly string[];
  /** From now on nothing fails. */
  heal(): void;
  faults: string[];
}
interface Call {
  service: string;
  command: string;
  input: any;
}
const never = new Promise<never>(() => undefined);

/** Every call of a service: it takes a while, it may fail as planned, it may collide with a transaction that is under way. */
export const services = (
  loop: Loop,
  table: MemTable,
  accept: (call: Call, failing: (index: number) => boolean) => object,
  plan: Plan,
  noise: Noise,
): Services => {
  const planned = new Map(plan.map(({ at, kind }) => [at, kind]));
  const underWay = new Map<string, number>();
  const faults: string[] = [];
  const commands: string[] = [];
  let healed = false;

  const apply = ({ service, command, input }: Call, failing: (index: number) => boolean = () => false): object =>
    service === "dynamodb" ? table.send(command, input) : accept({ service, command, input }, failing);
  const keysIn = ({ command, input }: Call): string[] =>
    command !== "TransactWriteItemsCommand"
      ? []
      : (input.TransactItems as Record<string, any>[]).map((entry) => {
          const { Item, Key } = Object.values(entry)[0] as Record<string, any>;
          return `${(Item ?? Key).pk}\n${(Item ?? Key).sk}`;
        });

  /** True where the fault took the place of the reply. */
  const suffer = (
    kind: FaultKind,
    call: Call,
    invocation: Invocation | undefined,
    reject: (error: Error) => void,
    resolve: (reply: object) => void,
  ): void => {
    switch (kind) {
      case "throttle":
        return reject(named("ThrottlingException"));
      case "lost-reply":
        attempt(call);
        return reject(named("TimeoutError"));
      case "crash-before":
        return invocation ? loop.kill(invocation) : reject(named("TimeoutError"));
      case "crash-after":
        attempt(call);
        return invocation ? loop.kill(invocation) : reject(named("TimeoutError"));
      case "conflict":
      case "mixed": {
        const keys = keysIn(call);
        if (keys.length === 0) return reject(named("ThrottlingException"));
        const unlucky = loop.between(0, keys.length - 1);
        const Code = kind === "conflict" ? "TransactionConflict" : "ThrottlingError";
        return reject(cancelled(keys.map((_, i) => ({ Code: i === unlucky ? Code : "None" }))));
      }
      case "partial": {
        if (call.command !== "PutEventsCommand") return reject(named("InternalServerError"));
        const mask = loop.between(1, 2 ** call.input.Entries.length - 1);
        return resolve(apply(call, (i) => (mask & (1 << i)) !== 0));
      }
    }
  };
  const attempt = (call: Call): void => {
    try {
      apply(call);
    } catch {
      // It failed, and nobody heard of it.
    }
  };

  const answer: Answer = (service, command, input) => {
    const invocation = invocationNow();
    if (invocation?.dead) return never;
    const call = { service, command, input };
    const index = commands.length;
    if (!healed) commands.push(command);
    const kind = healed ? undefined : planned.get(index);
    if (kind) faults.push(`${index} ${kind} ${command} in ${invocation?.name ?? "nobody"}`);
    const keys = keysIn(call);
    const hit = keys.map((key) => underWay.has(key));
    const collides = hit.includes(true);
    const claim = (by: number): void => {
      for (const key of keys) {
        const left = (underWay.get(key) ?? 0) + by;
        if (left > 0) underWay.set(key, left);
        else underWay.delete(key);
      }
    };
    if (!collides) claim(1);
    return new Promise((resolve, reject) => {
      loop.after(loop.between(4, 12 + Math.round(noise.delayMs / 20)), () => {
        if (!collides) claim(-1);
        if (invocation?.dead) return;
        if (kind) loop.note(`fault ${kind} at ${index}`);
        loop.note(`${invocation?.name ?? ""} ${command} ${collides ? "collides" : ""}`);
        try {
          if (kind) suffer(kind, call, invocation, reject, resolve);
          else if (collides) reject(cancelled(hit.map((one) => ({ Code: one ? "TransactionConflict" : "None" }))));
          else resolve(apply(call));
        } catch (error) {
          reject(error as Error);
        }
      });
    });
  };
  table.lag = () => (healed ? 0 : loop.between(0, noise.staleCommits));
  return { answer, calls: () => commands, heal: () => void (healed = true), faults };
};
