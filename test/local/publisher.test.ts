import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { event } from "../../events/define.ts";
import { handler } from "../../functions/outbox/publish-events.stream.ts";
import { inCalls, maxCallBytes, type Publication } from "../../functions/outbox/publication.ts";
import { serveAws } from "../../local/aws.ts";
import { startQueues } from "../../local/bus/queues.ts";
import { clock } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { news } from "../../shared/outbox.ts";
import { type Found, query, read } from "../../shared/table.ts";
import { startEngine } from "../support/engine.ts";

const thingHappened = event({
  source: "huotong.things",
  type: "ThingHappened",
  version: 1,
  detail: () => z.object({ n: z.number() }),
  example: { n: 1 },
});
const actor = { id: "usr_1", name: "Ann", tenant: "HQ" };

let refused: (id: string, attempt: number) => boolean = () => false;
const sent: string[] = [];
const attempts = new Map<string, number>();
const putEvents = ({ Entries }: { Entries: { Detail: string }[] }) => {
  const results = Entries.map(({ Detail }) => {
    const envelope = JSON.parse(Detail) as { id: string };
    thingHappened.read(envelope);
    const attempt = (attempts.get(envelope.id) ?? 0) + 1;
    attempts.set(envelope.id, attempt);
    if (refused(envelope.id, attempt)) return { ErrorCode: "InternalFailure", ErrorMessage: "no" };
    sent.push(envelope.id);
    return { EventId: envelope.id };
  });
  return { FailedEntryCount: results.filter((one) => "ErrorCode" in one).length, Entries: results };
};

let stop: () => Promise<void>;
beforeAll(async () => {
  await startEngine();
  const aws = await serveAws({ "AWSEvents.PutEvents": putEvents }, async () => ({ status: 404, body: "" }));
  const queues = await startQueues(0, []);
  Object.assign(process.env, {
    BUS_NAME: "huotong",
    QUARANTINE_BUCKET: "huotong-quarantine",
    AWS_ENDPOINT_URL_EVENTBRIDGE: `http://127.0.0.1:${aws.port}`,
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${queues.port}`,
  });
  clock.sleep = async () => {};
  stop = async () => {
    await aws.stop();
    await queues.stop();
  };
});
afterAll(() => stop());

let next = 0;
const things = async (count: number): Promise<Found[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const id = `thing_${(next += 1)}`;
      const action = news(thingHappened, {
        pk: `THING#${id}`,
        id,
        tenant: "HQ",
        version: 1,
        actor,
        now: clock.now(),
        data: { n: next },
      });
      await commit([action]);
      return (await read(action.key))!;
    }),
  );
const record = (item: Found | undefined, i: number): DynamoDBRecord => ({
  eventName: "INSERT",
  dynamodb: {
    ...(item && { NewImage: marshall(item, { removeUndefinedValues: true }) as never }),
    SequenceNumber: String(100 + i),
  },
});
const run = async (items: (Found | undefined)[]) => {
  refused = () => false;
  sent.length = 0;
  attempts.clear();
  return items.map(record);
};
const isUnsent = async ({ pk, sk }: Found): Promise<boolean> =>
  (await read<Found>({ pk: pk as string, sk: sk as string }))?.unsentShard !== undefined;

describe("the publisher", () => {
  it("sends what was committed and marks it as sent", async () => {
    const items = await things(23);
    const Records = await run(items);
    expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
    expect([...sent].sort()).toEqual(items.map(({ eventId }) => eventId).sort());
    expect(await Promise.all(items.map(isUnsent))).toEqual(items.map(() => false));
    for (let shard = 0; shard < 8; shard += 1)
      expect((await query({ from: "unsent", partition: `UNSENT#${shard}` })).items).toEqual([]);
  });

  it("sends again only what the bus refused, whichever entries and however often those were", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 14 }), async (times) => {
        const items = await things(times.length);
        const Records = await run(items);
        const ids = items.map(({ eventId }) => String(eventId));
        refused = (id, attempt) => attempt <= times[ids.indexOf(id)]!;
        const { batchItemFailures } = await handler({ Records });
        const lost = times.flatMap((refusals, i) => (refusals >= 3 ? [i] : []));
        expect(batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier) - 100)).toEqual(lost);
        expect([...sent].sort()).toEqual(ids.filter((_, i) => !lost.includes(i)).sort());
        expect(await Promise.all(items.map(isUnsent))).toEqual(items.map((_, i) => lost.includes(i)));
      }),
      { numRuns: 40 },
    );
  });

  const poisons: Record<string, (item: Found) => Found | undefined> = {
    "without an actor": ({ actor: _, ...rest }) => rest,
    "without a type": (item) => ({ ...item, eventType: "" }),
    "too large for the bus": (item) => ({ ...item, data: { text: "货".repeat(90_000) } }),
    unreadable: () => undefined,
  };
  for (const [what, spoil] of Object.entries(poisons))
    it(`sets an item ${what} aside at any place of the batch, and sends the others`, async () => {
      for (const at of [0, 1, 5, 9, 10, 11]) {
        const items = await things(12);
        const Records = await run(items.map((item, i) => (i === at ? spoil(item) : item)));
        expect(await handler({ Records })).toEqual({ batchItemFailures: [] });
        expect(sent).toHaveLength(11);
        expect(sent).not.toContain(items[at]!.eventId);
      }
      const { Contents } = await new S3Client({}).send(new ListObjectsV2Command({ Bucket: "huotong-quarantine" }));
      expect(Contents?.length).toBeGreaterThan(0);
    });
});

describe("calls to the bus", () => {
  it("hold at most ten entries and 256 KiB, and keep the order", () => {
    const one = fc.integer({ min: 1, max: maxCallBytes }).map((bytes) => ({ bytes }) as Publication);
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (all) => {
        const calls = inCalls(all);
        expect(calls.flat()).toEqual(all);
        for (const call of calls) {
          expect(call.length).toBeLessThanOrEqual(10);
          expect(call.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(maxCallBytes);
        }
      }),
    );
  });
});
