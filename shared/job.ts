import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import * as z from "zod";
import { clock } from "./clock.ts";
import { epochSeconds } from "./dates.ts";
import { AlreadyDone } from "./errors.ts";
import { logFault } from "./log.ts";
import { type Action, create } from "./table.ts";

/** What the scheduler puts on a job's queue: the time it was due, which names the slot. */
export const Tick = z.object({ scheduledTime: z.string() });

export interface Slot {
  now: string;
  /** When it was due. */
  due: string;
  /** For effects that may happen once a slot: first among the actions. Jobs whose work is its own guard (a state that moves once) need none. */
  taken: Action;
}

/** One scheduled job. `name` is its path in triggers.ts. Ticks come twice or late: what it does must be safe to repeat. */
export const job = (name: string, run: (slot: Slot) => Promise<void>) => {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const { messageId, body } of Records) {
      try {
        const due = Tick.parse(JSON.parse(body)).scheduledTime;
        const now = clock.now();
        const pk = `SLOT#${name}#${due}`;
        const item = { pk, sk: "SLOT", type: "slot", tenant: "HQ", ttl: epochSeconds(now) + 30 * 86_400 };
        await run({ now, due, taken: create(item, () => new AlreadyDone(pk)) });
      } catch (error) {
        if (error instanceof AlreadyDone) continue;
        logFault("job failed", error, { name, key: messageId });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    return { batchItemFailures };
  };
};
