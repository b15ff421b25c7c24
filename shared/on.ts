import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { EventDefinition, Happened } from "../events/define.ts";
import { clock } from "./clock.ts";
import { epochSeconds } from "./dates.ts";
import { AlreadyDone } from "./errors.ts";
import { logFault } from "./log.ts";
import { type Action, create } from "./table.ts";

const keptSeconds = 30 * 86_400;

export interface Hearing {
  now: string;
  /** First among the subscriber's actions: the same event can then have its effect only once, however often it is heard. */
  heard: Action;
  /** Names this (subscriber, event): make ids of new things from it. */
  seed: string;
}

/** The mark that `subscriber` has dealt with an event. */
export const heardMark = (subscriber: string, event: { id: string; tenant: string }, now: string): Action => {
  const pk = `HEARD#${subscriber}#${event.id}`;
  return create(
    { pk, sk: "HEARD", type: "heard", tenant: event.tenant, at: now, ttl: epochSeconds(now) + keptSeconds },
    () => new AlreadyDone(pk),
  );
};

/**
 * One subscriber. `name` is its path in triggers.ts. It must survive hearing an event twice and out of order. Returning means dealt with; throwing means
 * "try again": the queue delivers that record once more, and sets it aside after five times. A business "no" is an event, not a throw.
 */
export const on = <Data>(
  name: string,
  definitions: EventDefinition<Data> | readonly EventDefinition<Data>[],
  run: (event: Happened<Data>, hearing: Hearing) => Promise<void>,
) => {
  const list = Array.isArray(definitions)
    ? (definitions as readonly EventDefinition<Data>[])
    : [definitions as EventDefinition<Data>];
  const one = async (record: SQSRecord): Promise<void> => {
    const envelope = JSON.parse(record.body) as { "detail-type": string; detail: unknown };
    const definition = list.find(({ type }) => type === envelope["detail-type"]);
    if (!definition) throw new Error(`${name} does not know ${envelope["detail-type"]}`);
    const event = definition.read(envelope.detail);
    const now = clock.now();
    try {
      await run(event, { now, heard: heardMark(name, event, now), seed: `${name}#${event.id}` });
    } catch (error) {
      if (!(error instanceof AlreadyDone)) throw error;
    }
  };
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const results = await Promise.allSettled(Records.map(one));
    const failed = results.flatMap((result, i) => {
      if (result.status === "fulfilled") return [];
      logFault("subscriber failed", result.reason, { name, key: Records[i]!.messageId });
      return [{ itemIdentifier: Records[i]!.messageId }];
    });
    return { batchItemFailures: failed };
  };
};
