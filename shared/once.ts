import { gunzipSync, gzipSync } from "node:zlib";
import type { Contract } from "./contracts/contract.ts";
import { digest } from "./clock.ts";
import { epochSeconds } from "./dates.ts";
import { AlreadyDone, type Facts, Refusal } from "./errors.ts";
import { type Action, create, type Found, type Item, putIf, read } from "./table.ts";

const keptSeconds = 14 * 86_400;

/** How a command takes effect once, whatever the retries: its marker travels in the same transaction as its effect. */
export interface Once {
  /** The same for every retry of this request: make ids of new things from it, so that they stay the same after the marker's time. */
  seed: string;
  /** First among the command's actions. `reply` is what every retry will be answered. */
  done(reply: unknown): Action;
}
interface Remembered {
  requestHash: string;
  reply?: unknown;
  packedReply?: Uint8Array;
  refused?: { code: string; facts: Facts };
}

export interface OnceRecord {
  once: Once;
  /** The answer given before, if any; throws what was refused before, or `idempotency/key-reused`. */
  replay(): Promise<{ reply: unknown } | undefined>;
  /** A refusal is final for its key too. False where another request with this key was faster. */
  remember(refusal: Refusal): Promise<boolean>;
  /** True when the handler took the marker into a transaction. */
  used(): boolean;
}

/** An item holds 400 KB; the reply of a large order, with the traces of its prices, is more, and says the same many times. */
const packFrom = 50_000;
const kept = (reply: unknown): Pick<Remembered, "reply" | "packedReply"> => {
  const text = JSON.stringify(reply) ?? "";
  return text.length > packFrom ? { packedReply: gzipSync(text) } : { reply };
};

/** Keys are scoped by tenant, member and route: nobody can meet another's. */
export const onceFor = (
  contract: Contract,
  scope: { tenant: string; userId: string },
  key: string,
  request: unknown,
  now: string,
): OnceRecord => {
  const seed = digest("once", scope.tenant, scope.userId, contract.name, key);
  const requestHash = digest("request", JSON.stringify(request ?? null));
  const itemKey = { pk: `ONCE#${seed}`, sk: "ONCE" };
  const record = (content: Omit<Remembered, "requestHash">): Item => ({
    ...itemKey,
    type: "once",
    tenant: scope.tenant,
    requestHash,
    ttl: epochSeconds(now) + keptSeconds,
    ...content,
  });
  let used = false;
  return {
    once: {
      seed,
      done: (reply) => {
        used = true;
        return create(record(kept(reply)), () => new AlreadyDone(seed));
      },
    },
    async replay() {
      const known = await read<Remembered & Found>(itemKey);
      if (!known) return undefined;
      if (known.requestHash !== requestHash) throw new Refusal("idempotency/key-reused");
      if (known.refused) throw new Refusal(known.refused.code as Refusal["code"], known.refused.facts);
      return { reply: known.packedReply ? JSON.parse(gunzipSync(known.packedReply).toString()) : known.reply };
    },
    remember: (refusal) =>
      putIf(record({ refused: { code: refusal.code, facts: refusal.facts } }), { pk: { op: "absent" } }),
    used: () => used,
  };
};
