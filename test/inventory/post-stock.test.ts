import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { commit } from "../../shared/commit.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { addSeconds } from "../../shared/dates.ts";
import { AlreadyDone, Refusal } from "../../shared/errors.ts";
import { create, database, put, queryAll, read } from "../../shared/table.ts";
import { readUnsent } from "../../functions/outbox/outbox.table.ts";
import { startEngine } from "../support/engine.ts";
import { handler as settlePostings } from "../../functions/inventory/settle-postings.job.ts";
import { stockAt } from "../../functions/inventory/index.ts";
import { aPlace, aSku, cause, figures, movementsOf, post, postingOf, withStock } from "./places.ts";

beforeAll(async () => void (await startEngine()));

const realNow = clock.now;
afterEach(() => {
  clock.now = realNow;
});
const skusOf = (n: number): string[] => Array.from({ length: n }, (_, i) => `${aSku()}-${i}`);
const marker = () => ({ pk: `T#${freshToken()}`, sk: "T", type: "t", tenant: "HQ" });
const refusal = (code: string) => expect.objectContaining({ code });

/** The places of a document's stock that its completion, or its undoing, was told of: the largest event, and how many in all. */
const toldOf = async (document: string) => {
  const unsent = (await readUnsent("9999", 5_000)) as {
    eventType: string;
    data: { document: string; stock: object[] };
  }[];
  const told = unsent.filter(({ eventType, data }) => eventType === "PostingCompleted" && data.document === document);
  const places = told.flatMap(({ data }) => data.stock.map((place) => JSON.stringify(place)));
  return { largest: Math.max(0, ...told.map(({ data }) => data.stock.length)), places: new Set(places).size };
};

/** The process dies before its nth transaction from now: nothing it would have done after that happens. */
const dieAtTransaction = (n: number): (() => void) => {
  const client = database();
  const original = client.send.bind(client);
  let count = 0;
  client.send = (async (command: { constructor: { name: string } }) => {
    if (command.constructor.name === "TransactWriteCommand" && ++count >= n) throw new Error("crashed");
    return original(command as never);
  }) as typeof client.send;
  return () => {
    client.send = original as typeof client.send;
  };
};
const sweep = async (): Promise<void> => {
  const body = JSON.stringify({ scheduledTime: clock.now() });
  const { batchItemFailures } = await settlePostings({ Records: [{ messageId: "1", body }] } as never);
  expect(batchItemFailures).toEqual([]);
};
const later = (seconds: number): void => {
  clock.now = () => addSeconds(realNow(), seconds);
};

describe("a posting that fits one transaction", () => {
  test("reserves without a movement, ships with one at both ends", async () => {
    const [warehouse, shop] = [await aPlace(), await aPlace("dst_a")];
    const [sku] = (await withStock(warehouse, 10)) as [string];
    await post([{ sku, locationId: warehouse, reserved: 4, cause }]);
    expect(await figures(warehouse, [sku])).toEqual(["10/4/6/0/0"]);
    expect(await movementsOf(warehouse, sku)).toHaveLength(1);
    await post([
      { sku, locationId: warehouse, onHand: -3, reserved: -3, cause },
      { sku, locationId: shop, inTransit: 3, cause },
    ]);
    expect(await figures(warehouse, [sku])).toEqual(["7/1/6/0/0"]);
    expect(await figures(shop, [sku])).toEqual(["0/0/0/0/3"]);
    await post([
      { sku, locationId: shop, inTransit: -2, onHand: 2, cause: { kind: "received", id: "shp_1" } },
      { sku, locationId: shop, inTransit: -1, cause: { kind: "damaged", id: "shp_1" } },
    ]);
    expect(await figures(shop, [sku])).toEqual(["2/0/2/0/0"]);
    const moves = await movementsOf(shop, sku);
    expect(moves.map(({ onHand, inTransit }) => [onHand, inTransit])).toEqual([
      [0, 3],
      [2, -3],
    ]);
  });
  test("sums entries of one SKU and place before it checks them", async () => {
    const warehouse = await aPlace();
    const [sku] = (await withStock(warehouse, 10)) as [string];
    const line = (n: number) => ({ sku, locationId: warehouse, reserved: n, cause });
    await expect(post([line(6), line(5)])).rejects.toMatchObject({
      code: "stock/short",
      facts: { sku, locationId: warehouse, wanted: 11, available: 10 },
    });
    await post([line(6), line(4)]);
    expect(await figures(warehouse, [sku])).toEqual(["10/10/0/0/0"]);
  });
  test("refuses what would make any quantity negative, and says which", async () => {
    const warehouse = await aPlace();
    const [sku] = (await withStock(warehouse, 5)) as [string];
    const at = { sku, locationId: warehouse, cause };
    await expect(post([{ ...at, onHand: -6 }])).rejects.toEqual(refusal("stock/short"));
    await expect(post([{ ...at, reserved: -1 }])).rejects.toMatchObject({
      code: "stock/mismatch",
      facts: { quantity: "reserved" },
    });
    await expect(post([{ ...at, inTransit: -1 }])).rejects.toEqual(refusal("stock/mismatch"));
    await expect(post([{ ...at, incoming: -1 }])).rejects.toEqual(refusal("stock/mismatch"));
    await expect(post([{ ...at, sku: aSku(), reserved: 1 }])).rejects.toMatchObject({ facts: { available: 0 } });
    await expect(post([{ ...at, locationId: "loc_nowhere" as never, onHand: 1 }])).rejects.toEqual(
      refusal("location/unknown"),
    );
    expect(await figures(warehouse, [sku])).toEqual(["5/0/5/0/0"]);
  });
  test("leaves no trace when its finish is refused", async () => {
    const warehouse = await aPlace();
    const [sku] = (await withStock(warehouse, 5)) as [string];
    const taken = marker();
    await commit([put(taken)]);
    const finish = [create(taken, () => new Refusal("record/stale"))];
    await expect(post([{ sku, locationId: warehouse, onHand: -1, cause }], { finish })).rejects.toEqual(
      refusal("record/stale"),
    );
    expect(await figures(warehouse, [sku])).toEqual(["5/0/5/0/0"]);
    expect(await movementsOf(warehouse, sku)).toHaveLength(1);
  });
  test("of 64 at once on a stock of 10, exactly 10 succeed", async () => {
    const warehouse = await aPlace();
    const [sku] = (await withStock(warehouse, 10)) as [string];
    const tries = Array.from({ length: 64 }, () => post([{ sku, locationId: warehouse, reserved: 1, cause }]));
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    for (const r of results) if (r.status === "rejected") expect(r.reason).toEqual(refusal("stock/short"));
    expect(await figures(warehouse, [sku])).toEqual(["10/10/0/0/0"]);
  });
  // DynamoDB Local counts a transaction's writes once, AWS and the packaged engine twice.
  test.skipIf(process.env.DYNAMODB_ENDPOINT)("costs two write units a reserved balance", async () => {
    const warehouse = await aPlace();
    const skus = await withStock(warehouse, 10, skusOf(5));
    const client = database();
    const original = client.send.bind(client);
    let units = 0;
    client.send = (async (command: { input: Record<string, unknown> }) => {
      command.input.ReturnConsumedCapacity = "INDEXES";
      const reply = (await original(command as never)) as { ConsumedCapacity?: { CapacityUnits?: number }[] };
      for (const c of [reply.ConsumedCapacity ?? []].flat()) units += c.CapacityUnits ?? 0;
      return reply;
    }) as typeof client.send;
    await post(skus.map((sku) => ({ sku, locationId: warehouse, reserved: 1, cause })));
    client.send = original as typeof client.send;
    expect(units).toBe(10);
  });
});

describe("a posting of any size", () => {
  test.each([99, 100, 101, 250, 500])("of %i lines is applied whole, with its marks", async (n) => {
    const [warehouse, shop] = [await aPlace(), await aPlace("dst_b")];
    const skus = await withStock(warehouse, 10, skusOf(n));
    const [mark, done] = [marker(), marker()];
    const document = `ord_${freshToken()}`;
    await post(skus.map((sku) => ({ sku, locationId: warehouse, reserved: 4, cause })));
    await post(
      skus.flatMap((sku) => [
        { sku, locationId: warehouse, onHand: -4, reserved: -4, cause },
        { sku, locationId: shop, inTransit: 4, cause },
      ]),
      { document, marks: [create(mark)], finish: [put(done)] },
    );
    expect(new Set(await figures(warehouse, skus))).toEqual(new Set(["6/0/6/0/0"]));
    expect(new Set(await figures(shop, skus))).toEqual(new Set(["0/0/0/0/4"]));
    expect([await read(mark), await read(done)]).not.toContain(undefined);
    expect(await postingOf(document)).toBeUndefined();
    const moves = await Promise.all(skus.slice(0, 20).map((sku) => movementsOf(warehouse, sku)));
    for (const m of moves) expect(m.map(({ onHand }) => onHand)).toEqual([10, -4]);
  });
  test("tells that it is complete, with every SKU and place it touched", async () => {
    const warehouse = await aPlace();
    const skus = skusOf(120);
    const document = `doc_${freshToken()}`;
    await post(
      skus.map((sku) => ({ sku, locationId: warehouse, onHand: 1, cause })),
      { document },
    );
    const events = (
      await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          queryAll<{ pk: string; sk: string }>({ from: "unsent", partition: `UNSENT#${i}` }),
        ),
      )
    ).flat();
    const told = await Promise.all(
      events.map(({ pk, sk }) => read<{ data: { document: string; stock: unknown[] } }>({ pk, sk })),
    );
    const own = told.filter((e) => e!.data.document === document);
    expect(own.map((e) => e!.data.stock.length)).toEqual([120]);
  });
  test("a refusal in its last chunk undoes all, and the movements still add up", async () => {
    const warehouse = await aPlace();
    const skus = await withStock(warehouse, 10, skusOf(250));
    await post([{ sku: skus[249]!, locationId: warehouse, reserved: 9, cause }]);
    const document = `doc_${freshToken()}`;
    await expect(
      post(
        skus.map((sku) => ({ sku, locationId: warehouse, onHand: -2, cause })),
        { document },
      ),
    ).rejects.toMatchObject({ code: "stock/short", facts: { sku: skus[249], available: 1 } });
    expect(new Set(await figures(warehouse, skus.slice(0, 249)))).toEqual(new Set(["10/0/10/0/0"]));
    const moves = await Promise.all(skus.map((sku) => movementsOf(warehouse, sku)));
    expect(new Set(moves.map((m) => m.reduce((sum, { onHand }) => sum + onHand, 0)))).toEqual(new Set([10]));
    expect(await postingOf(document)).toBeUndefined();
  });
  test("a refusal of its finish undoes all", async () => {
    const warehouse = await aPlace();
    const skus = await withStock(warehouse, 10, skusOf(150));
    const taken = marker();
    await commit([put(taken)]);
    const finish = [create(taken, () => new Refusal("record/stale"))];
    const entries = skus.map((sku) => ({ sku, locationId: warehouse, reserved: 3, cause }));
    await expect(post(entries, { finish })).rejects.toEqual(refusal("record/stale"));
    expect(new Set(await figures(warehouse, skus))).toEqual(new Set(["10/0/10/0/0"]));
  });
  test("what it gives cannot be used by others before it is decided", async () => {
    const warehouse = await aPlace();
    const skus = skusOf(150);
    const taken = marker();
    await commit([put(taken)]);
    const changes: number[] = [];
    const finish = [create(taken, () => new Refusal("record/stale"))];
    const watching = stockAt([warehouse], skus).then((b) => changes.push(...b.map(({ available }) => available)));
    const entries = skus.map((sku) => ({ sku, locationId: warehouse, onHand: 5, cause }));
    await expect(post(entries, { finish })).rejects.toEqual(refusal("record/stale"));
    await watching;
    expect(new Set(changes)).toEqual(new Set([0]));
    expect(new Set((await stockAt([warehouse], skus)).map(({ version }) => version))).toEqual(new Set([0]));
  });
  test("repeated after its mark is set, does nothing", async () => {
    const warehouse = await aPlace();
    const skus = await withStock(warehouse, 10, skusOf(120));
    const mark = marker();
    const marks = () => [create(mark, () => new AlreadyDone("mark"))];
    const entries = skus.map((sku) => ({ sku, locationId: warehouse, reserved: 3, cause }));
    await post(entries, { marks: marks() });
    await expect(post(entries, { marks: marks() })).rejects.toBeInstanceOf(AlreadyDone);
    expect(new Set(await figures(warehouse, skus))).toEqual(new Set(["10/3/7/0/0"]));
  });
  test("two at once on one document: one runs, the other is told to wait", async () => {
    const warehouse = await aPlace();
    const skus = await withStock(warehouse, 10, skusOf(150));
    const document = `ord_${freshToken()}`;
    const entries = skus.map((sku) => ({ sku, locationId: warehouse, reserved: 1, cause }));
    const results = await Promise.allSettled([post(entries, { document }), post(entries, { document })]);
    const refused = results.filter((r) => r.status === "rejected");
    expect(refused.map(({ reason }) => reason as unknown)).toEqual([refusal("idempotency/in-progress")]);
    expect(new Set(await figures(warehouse, skus))).toEqual(new Set(["10/1/9/0/0"]));
  });
});

describe("a posting of very many places", () => {
  test("is told in events that are not too large", async () => {
    const warehouse = await aPlace();
    const document = `doc_${freshToken()}`;
    const entries = skusOf(1_100).map((sku) => ({ sku, locationId: warehouse, incoming: 1, cause }));
    await post(entries, { document });
    expect(await toldOf(document)).toEqual({ largest: 1_000, places: 1_100 });
  });
});

describe("a posting whose process dies", () => {
  const dying = async (atTransaction: number) => {
    const warehouse = await aPlace();
    const skus = await withStock(warehouse, 10, skusOf(150));
    const more = skusOf(60);
    const [document, mark] = [`doc_${freshToken()}`, marker()];
    const entries = [
      ...skus.map((sku) => ({ sku, locationId: warehouse, onHand: -2, cause })),
      ...more.map((sku) => ({ sku, locationId: warehouse, onHand: 2, cause })),
    ];
    const revive = dieAtTransaction(atTransaction);
    await expect(post(entries, { document, marks: [create(mark)] })).rejects.toThrow("crashed");
    revive();
    return { warehouse, skus, more, document, mark };
  };
  // 1 begin, 2-5 take (150 × 2 rows in 98s), 6 keep what to give, 7 decide, 8-9 give, 10 end
  test.each([1, 2, 3, 5, 6, 7])("before it is decided (at transaction %i) is undone by the sweeper", async (n) => {
    const { warehouse, skus, more, document, mark } = await dying(n);
    await sweep();
    if (n > 1) expect(await postingOf(document)).toBeDefined();
    later(200);
    await sweep();
    await sweep();
    expect(await postingOf(document)).toBeUndefined();
    expect(await read(mark)).toBeUndefined();
    expect(new Set(await figures(warehouse, skus))).toEqual(new Set(["10/0/10/0/0"]));
    expect(new Set(await figures(warehouse, more))).toEqual(new Set(["0/0/0/0/0"]));
    const taken = Math.min(150, Math.max(0, n - 2) * 49);
    expect((await toldOf(document)).places).toBe(taken); // who was told that it was short hears that it is free again
  });
  test.each([8, 9, 10])("after it is decided (at transaction %i) is completed by the sweeper", async (n) => {
    const { warehouse, skus, more, document, mark } = await dying(n);
    later(200);
    await sweep();
    await sweep();
    expect(await postingOf(document)).toBeUndefined();
    expect(await read(mark)).toBeDefined();
    expect(new Set(await figures(warehouse, skus))).toEqual(new Set(["8/0/8/0/0"]));
    expect(new Set(await figures(warehouse, more))).toEqual(new Set(["2/0/2/0/0"]));
    expect((await toldOf(document)).places).toBe(210);
  });
});

describe("a posting whose process sleeps while the sweeper settles it", () => {
  /** Before its nth transaction, the process is so slow that the sweeper takes it for dead. */
  const sleepingAt = async (n: number) => {
    const warehouse = await aPlace();
    const skus = await withStock(warehouse, 10, skusOf(150));
    const more = skusOf(60);
    const client = database();
    const original = client.send.bind(client);
    let count = 0;
    client.send = (async (command: { constructor: { name: string } }) => {
      if (command.constructor.name === "TransactWriteCommand" && ++count === n) {
        client.send = original as typeof client.send;
        later(200);
        await sweep();
      }
      return original(command as never);
    }) as typeof client.send;
    const entries = [
      ...skus.map((sku) => ({ sku, locationId: warehouse, onHand: -2, cause })),
      ...more.map((sku) => ({ sku, locationId: warehouse, onHand: 2, cause })),
    ];
    const mark = marker();
    const [result] = await Promise.allSettled([post(entries, { marks: [create(mark)] })]);
    const left = await Promise.all([figures(warehouse, skus), figures(warehouse, more), read(mark)]);
    return { result, taken: new Set(left[0]), given: new Set(left[1]), mark: left[2] };
  };
  test.each([2, 4, 5, 6, 7])(
    "before it is decided (at transaction %i) finds itself given up, and nothing is left",
    async (n) => {
      const { result, taken, given, mark } = await sleepingAt(n);
      expect(result).toMatchObject({ status: "rejected", reason: { code: "system/busy" } });
      expect([taken, given, mark]).toEqual([new Set(["10/0/10/0/0"]), new Set(["0/0/0/0/0"]), undefined]);
    },
  );
  test.each([8, 9, 10])("after it is decided (at transaction %i) finds the work done, once", async (n) => {
    const { result, taken, given, mark } = await sleepingAt(n);
    expect(result).toMatchObject({ status: "fulfilled" });
    expect([taken, given]).toEqual([new Set(["8/0/8/0/0"]), new Set(["2/0/2/0/0"])]);
    expect(mark).toBeDefined();
  });
});
