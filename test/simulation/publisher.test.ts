import { marshall } from "@aws-sdk/util-dynamodb";
import { beforeEach, describe, expect, it } from "vitest";
import { invoiceIssued } from "../../events/billing.ts";
import { handler } from "../../functions/outbox/publish-events.stream.ts";
import { clock } from "../../shared/clock.ts";
import { chance } from "./chance.ts";
import { hook } from "./hook.ts";
import { memTable } from "./table/mem-table.ts";
import "./world.ts";

/** The publisher against every way in which a call of the bus can fail by parts, and against a record that can never be sent. */
const itemOf = (i: number) => ({
  pk: `INVOICE#inv_${i}`, sk: "EVENT#00000001", type: "event", tenant: "HQ", eventId: `evt_${i}`, aggregateId: `inv_${i}`, version: 1,
  actor: { id: "system", name: "system", tenant: "HQ" }, at: "2026-03-02T02:00:00.000Z",
  ...invoiceIssued.of(invoiceIssued.example), unsentShard: "UNSENT#0", unsentSince: "2026-03-02T02:00:00.000Z",
}); // prettier-ignore
const items = Array.from({ length: 100 }, (_, i) => itemOf(i));

let sent: string[];
let calls: string[][];
let quarantine: { found: unknown }[];
let table: ReturnType<typeof memTable>;
/** Which entries of which call the bus does not take. */
let refuses: (call: number, index: number) => boolean;
beforeEach(() => {
  clock.sleep = () => Promise.resolve();
  clock.random = chance(1);
  start([]);
});
const start = (stored: readonly Record<string, unknown>[]): void => {
  [sent, calls, quarantine, refuses] = [[], [], [], () => false];
  table = memTable(stored);
  hook(async (service, command, input) => {
    if (service === "dynamodb") return table.send(command, input);
    if (service === "s3") {
      quarantine.push(JSON.parse(input.Body as string) as { found: unknown });
      return {};
    }
    const ids = (input.Entries as { Detail: string }[]).map(({ Detail }) => (JSON.parse(Detail) as { id: string }).id);
    calls.push(ids);
    const Entries = ids.map((id, i) => {
      if (refuses(calls.length - 1, i)) return { ErrorCode: "InternalFailure" };
      sent.push(id);
      return { EventId: id };
    });
    return { FailedEntryCount: Entries.filter((one) => "ErrorCode" in one).length, Entries };
  });
};
const publish = async (images: readonly Record<string, unknown>[]): Promise<number[]> => {
  const Records = images.map((image, i) => ({
    eventName: "INSERT" as const,
    dynamodb: { SequenceNumber: String(i), NewImage: marshall(image) },
  }));
  const { batchItemFailures } = await handler({ Records } as never);
  return batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier));
};
const unsent = (): number => table.items().filter(({ unsentShard }) => unsentShard !== undefined).length;

describe("a call of ten entries", () => {
  const ten = items.slice(0, 10);
  const ids = ten.map(({ eventId }) => eventId);
  const refusedOf = (mask: number) => ids.filter((_, i) => (mask & (1 << i)) !== 0);
  it("that the bus takes in part is completed by the entries it did not take, alone (P8)", async () => {
    let masks = 0;
    for (let mask = 0; mask < 1_024; mask += 1) {
      start(ten);
      refuses = (call, i) => call === 0 && (mask & (1 << i)) !== 0;
      expect(await publish(ten)).toEqual([]);
      expect(calls.slice(1)).toEqual(mask === 0 ? [] : [refusedOf(mask)]);
      expect(sent.toSorted()).toEqual(ids.toSorted());
      expect(unsent()).toBe(0);
      masks += 1;
    }
    console.log(`P8: ${masks} masks of a call of ten entries`);
    expect(masks).toBe(1_024);
  });
  it("whose refused entries stay refused reports these, and marks the others as sent", async () => {
    for (let mask = 1; mask < 1_024; mask += 1) {
      start(ten);
      const refused = new Set(refusedOf(mask));
      refuses = (call, i) => refused.has(calls[call]![i]!);
      expect(await publish(ten)).toEqual(ids.flatMap((id, i) => (refused.has(id) ? [i] : [])));
      expect(unsent()).toBe(refused.size);
      expect(sent.toSorted()).toEqual(ids.filter((id) => !refused.has(id)).toSorted());
    }
  });
});

describe("a shard of a hundred records with a poisoned one", () => {
  it("loses none of the others, wherever it stands, and keeps what it could not send (P12)", async () => {
    let shards = 0;
    for (let at = 0; at < 100; at += 1) {
      start(items);
      const records = items.map((item, i) => (i === at ? { ...item, eventId: "" } : item));
      for (let from = 0; from < 100; from += 10) expect(await publish(records.slice(from, from + 10))).toEqual([]);
      expect(new Set(sent).size).toBe(99);
      expect(sent).toHaveLength(99);
      expect(quarantine).toHaveLength(1);
      expect(quarantine[0]!.found).toEqual(records[at]);
      shards += 1;
    }
    console.log(`P12: a poisoned record at each of ${shards} places`);
    expect(shards).toBe(100);
  });
});
