import { beforeAll, describe, expect, it } from "vitest";
import { commit } from "../../shared/commit.ts";
import { Refusal } from "../../shared/errors.ts";
import { creditOf, heldBy, holdCredit, setHolds } from "../../functions/credit/index.ts";
import { startEngine } from "../support/engine.ts";
import { anEntity, books, hold, limited, now, setLimit } from "./support.ts";

beforeAll(startEngine);

const refusal = (code: string, facts: object) =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) as unknown });

describe("a limit", () => {
  it("is passed by exactly as many of 64 orders at once as it covers, and by no fen more", async () => {
    const entityId = await anEntity(limited(10_000));
    const results = await Promise.allSettled(
      Array.from({ length: 64 }, (_, i) => hold(entityId, { document: `ord_${i}`, previousFen: 0, amountFen: 1_000 })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    for (const result of results)
      if (result.status === "rejected")
        expect(result.reason).toEqual(
          refusal("credit/exceeded", { shortFen: 1_000, availableFen: 0, limitFen: 10_000 }),
        );
    const { account, rows } = await books(entityId);
    expect(account).toEqual(rows);
    expect(account.exposureFen).toBe(10_000);
  });

  it("says how much is missing", async () => {
    const entityId = await anEntity(limited(10_000));
    await hold(entityId, { document: "ord_1", previousFen: 0, amountFen: 7_000 });
    await expect(hold(entityId, { document: "ord_2", previousFen: 0, amountFen: 4_200 })).rejects.toEqual(
      refusal("credit/exceeded", { shortFen: 1_200, availableFen: 3_000, limitFen: 10_000, currency: "CNY" }),
    );
  });

  it("of 0 means no credit, and so does an account that nobody looked at", async () => {
    for (const entityId of [await anEntity(limited(0)), await anEntity()])
      await expect(hold(entityId, { document: "ord_1", previousFen: 0, amountFen: 1 })).rejects.toEqual(
        refusal("credit/exceeded", { shortFen: 1, availableFen: 0, limitFen: 0 }),
      );
  });

  it("may be absent: then any amount passes and there is no available amount to tell", async () => {
    const entityId = await anEntity({ kind: "none" });
    await hold(entityId, { document: "ord_1", previousFen: 0, amountFen: 900_000_000_000 });
    const position = await creditOf(entityId, now);
    expect(position).toMatchObject({ limit: { kind: "none" }, exposureFen: 900_000_000_000 });
    expect(position).not.toHaveProperty("availableFen");
    await setLimit(entityId, limited(1_000));
    expect(await creditOf(entityId, now)).toMatchObject({ availableFen: 1_000 - 900_000_000_000 });
  });

  it("that became another one between look and commit asks for another attempt instead of deciding by the old one", async () => {
    const entityId = await anEntity({ kind: "none" });
    const position = await creditOf(entityId, now);
    await setLimit(entityId, limited(10));
    const hold = { entityId, document: "ord_1", tenant: "dst_1", amountFen: 100, previousFen: 0, now, position };
    await expect(commit(holdCredit({ ...hold, mode: "enforce" }))).rejects.toEqual(refusal("system/busy", {}));
    expect((await books(entityId)).account.exposureFen).toBe(0);
  });

  it("below the exposure refuses the next increase and no decrease", async () => {
    const entityId = await anEntity(limited(10_000));
    await hold(entityId, { document: "ord_1", previousFen: 0, amountFen: 8_000 });
    await setLimit(entityId, limited(5_000));
    expect(await creditOf(entityId, now)).toMatchObject({ availableFen: -3_000 });
    await hold(entityId, { document: "ord_1", previousFen: 8_000, amountFen: 7_000 });
    await expect(hold(entityId, { document: "ord_1", previousFen: 7_000, amountFen: 7_001 })).rejects.toBeInstanceOf(
      Refusal,
    );
  });
});

describe("a document's hold", () => {
  it("is replaced, never added twice", async () => {
    const entityId = await anEntity(limited(10_000));
    await hold(entityId, { document: "ord_1", previousFen: 0, amountFen: 6_000 });
    await hold(entityId, { document: "ord_1", previousFen: 6_000, amountFen: 9_000 });
    expect(await creditOf(entityId, now)).toMatchObject({ exposureFen: 9_000, availableFen: 1_000 });
    await hold(entityId, { document: "ord_1", previousFen: 9_000, amountFen: 0 });
    expect(await creditOf(entityId, now)).toMatchObject({ exposureFen: 0, availableFen: 10_000 });
    expect(await heldBy(entityId, "ord_1", await creditOf(entityId, now))).toBe(0);
  });

  it("does not move where it is no longer what the command believed", async () => {
    const entityId = await anEntity(limited(10_000));
    await hold(entityId, { document: "ord_1", previousFen: 0, amountFen: 6_000 });
    for (const previousFen of [0, 5_000])
      await expect(hold(entityId, { document: "ord_1", previousFen, amountFen: 7_000 })).rejects.toEqual(
        refusal("system/busy", {}),
      );
    expect((await books(entityId)).account.exposureFen).toBe(6_000);
  });

  it("may be forced past the limit for what has happened already, also on an account that nobody looked at", async () => {
    for (const entityId of [await anEntity(limited(1_000)), await anEntity()]) {
      await hold(entityId, { document: "ord_1", previousFen: 0, amountFen: 5_000, mode: "force" });
      const { account, rows } = await books(entityId);
      expect(account).toEqual(rows);
      expect(account.exposureFen).toBe(5_000);
    }
  });

  it("moves to an invoice with no change of the exposure, at a full limit too", async () => {
    const entityId = await anEntity(limited(10_000));
    await hold(entityId, { document: "ord_1", previousFen: 0, amountFen: 10_000 });
    const position = await creditOf(entityId, now);
    const from = { document: "ord_1", tenant: "dst_1", previousFen: 10_000, amountFen: 4_000 };
    const to = { document: "inv_1", tenant: "dst_1", previousFen: 0, amountFen: 6_000, dueOn: "2026-11-20" };
    await commit(setHolds({ entityId, holds: [from, to], mode: "force", position, now }));
    expect(await creditOf(entityId, now)).toMatchObject({
      exposureFen: 10_000,
      openFen: 4_000,
      unpaidFen: 6_000,
      availableFen: 0,
      overdueFen: 6_000,
      overdueDays: 3,
    });
  });

  it("of a receipt takes off the exposure: prepaid money is credit of its own", async () => {
    const entityId = await anEntity(limited(0));
    await hold(entityId, { document: "rct_1", tenant: "HQ", previousFen: 0, amountFen: 5_000, mode: "force" });
    await hold(entityId, { document: "ord_1", previousFen: 0, amountFen: 5_000 });
    await expect(hold(entityId, { document: "ord_2", previousFen: 0, amountFen: 1 })).rejects.toBeInstanceOf(Refusal);
  });

  it("is asked for only of documents that bear credit", async () => {
    await expect(hold(await anEntity(), { document: "shp_1", previousFen: 0, amountFen: 1 })).rejects.toThrow(/shp_1/);
  });
});
