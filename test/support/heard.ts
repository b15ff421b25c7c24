import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { freshToken } from "../../shared/clock.ts";
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
