import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { EventDefinition } from "../../events/define.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { queryAll } from "../../shared/table.ts";

interface OutboxItem extends Record<string, unknown> {
  eventType: string;
  eventId: string;
}
/** The events that were committed in a partition, in the order of their versions. */
export const eventsOf = (pk: string): Promise<OutboxItem[]> =>
  queryAll<OutboxItem>({ partition: pk, prefix: "EVENT#" });

/** What the subscriber's queue hands over for them, in one batch. */
export const batchOf = (items: readonly OutboxItem[]): SQSEvent =>
  ({
    Records: items.map(({ eventId: id, eventType, ...rest }) => {
      const { aggregateId, version, tenant, actor, at, schemaVersion, data } = rest;
      const detail = { id, aggregateId, version, tenant, actor, at, schemaVersion, data };
      return { messageId: freshToken(), body: JSON.stringify({ "detail-type": eventType, detail }) };
    }),
  }) as SQSEvent;

/** Hands them over one by one; throws where the subscriber wants to hear one again. */
export const hear = async (
  handler: (batch: SQSEvent) => Promise<SQSBatchResponse>,
  items: readonly OutboxItem[],
): Promise<void> => {
  for (const item of items) {
    const { batchItemFailures } = await handler(batchOf([item]));
    if (batchItemFailures.length > 0) throw new Error(`${item.eventType} ${item.eventId} was not dealt with`);
  }
};

/** Hands over an event that nobody committed: its definition and what it says. */
export const tell = <Data>(
  handler: (batch: SQSEvent) => Promise<SQSBatchResponse>,
  { type, version }: EventDefinition<Data>,
  data: Data,
  eventId = `evt_${freshToken()}`,
): Promise<void> => {
  const actor = { id: "system", name: "test", tenant: "HQ" };
  const about = { aggregateId: "a", version: 1, tenant: "HQ", actor, at: clock.now(), schemaVersion: version };
  return hear(handler, [{ eventId, eventType: type, ...about, data }]);
};

/** Lets a job's tick come. */
export const tick = async (
  handler: (batch: SQSEvent) => Promise<SQSBatchResponse>,
  scheduledTime = clock.now(),
): Promise<void> => {
  const body = JSON.stringify({ scheduledTime });
  const { batchItemFailures } = await handler({ Records: [{ messageId: "m", body }] } as SQSEvent);
  if (batchItemFailures.length > 0) throw new Error("the job failed");
};
