import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { readUnsent } from "../../functions/outbox/outbox.table.ts";
import type { Found } from "../../shared/table.ts";

export type HandleStream = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

const record = (item: Found, i: number): DynamoDBRecord => ({
  eventID: String(item.eventId),
  eventName: "INSERT",
  eventVersion: "1.1",
  eventSource: "aws:dynamodb",
  dynamodb: {
    Keys: marshall({ pk: item.pk, sk: item.sk }) as never,
    NewImage: marshall(item, { removeUndefinedValues: true }) as never,
    SequenceNumber: String(i + 1),
    StreamViewType: "NEW_IMAGE",
  },
});

/**
 * The table's stream on this machine: the unsent items themselves are the queue (docs/adr/0010-local-stream.md). Hands one batch to the
 * publisher, in the stream's shape, and returns how many it dealt with. @param arrange a test's way to double and shuffle.
 */
export const publishUnsent = async (
  publisher: HandleStream,
  arrange: (items: Found[]) => Found[] = (items) => items,
): Promise<{ sent: number; failed: number }> => {
  const items = await readUnsent("9999", 25);
  if (items.length === 0) return { sent: 0, failed: 0 };
  const Records = arrange(items).map(record);
  const { batchItemFailures } = await publisher({ Records });
  return { sent: Records.length - batchItemFailures.length, failed: batchItemFailures.length };
};

/** Some news is not sent yet. */
export const isUnsent = async (): Promise<boolean> => (await readUnsent("9999", 1)).length > 0;
