import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { EventDefinition } from "../../events/define.ts";
import { clock, freshToken } from "../../shared/clock.ts";

type Subscriber = (event: SQSEvent) => Promise<SQSBatchResponse>;

/** Lets a subscriber hear one event, as its queue would hand it over. Throws where the subscriber asks for it again. */
export const hear = async <Data>(
  handler: Subscriber,
  definition: EventDefinition<Data>,
  data: Data,
  eventId = `evt_${freshToken()}`,
): Promise<void> => {
  const actor = { id: "system", name: "test", tenant: "HQ" };
  const detail = {
    id: eventId,
    aggregateId: "a",
    version: 1,
    tenant: "HQ",
    actor,
    at: clock.now(),
    schemaVersion: 1,
    data,
  };
  const body = JSON.stringify({ source: definition.source, "detail-type": definition.type, detail });
  const { batchItemFailures } = await handler({ Records: [{ messageId: "m", body }] } as unknown as SQSEvent);
  if (batchItemFailures.length > 0) throw new Error(`${definition.type} was not dealt with`);
};

/** Lets a job's tick come. */
export const tick = async (handler: Subscriber, scheduledTime = clock.now()): Promise<void> => {
  const body = JSON.stringify({ scheduledTime });
  const { batchItemFailures } = await handler({ Records: [{ messageId: "m", body }] } as unknown as SQSEvent);
  if (batchItemFailures.length > 0) throw new Error("the job failed");
};
