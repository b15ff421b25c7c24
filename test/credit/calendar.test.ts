import { beforeAll, describe, expect, it } from "vitest";
import { handler as countHolds } from "../../functions/credit/count-holds.job.ts";
import { handler as refreshLimits } from "../../functions/credit/refresh-limits.job.ts";
import { partitionOf, readAccount } from "../../functions/credit/credit.table.ts";
import { creditOf, holdCredit } from "../../functions/credit/index.ts";
import { limitActions } from "../../functions/credit/set-limit.ts";
import { clock } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import type { EntityId } from "../../shared/contracts/primitives.ts";
import { queryAll } from "../../shared/table.ts";
import { startEngine } from "../support/engine.ts";
import { anEntity, books, finance, hold, limited, now, setLimit, tick, today } from "./support.ts";

beforeAll(startEngine);

const grant = async (entityId: EntityId, amountFen: number, from: string, to: string): Promise<void> => {
  const before = await readAccount(entityId);
  const temporary = [...before.temporary, { amountFen, from, to, reason: "春节备货", by: "usr_1" }];
  const { permanent } = before;
  await commit(
    limitActions(entityId, before, { permanent, temporary, cause: "temporary", today, actor: finance, now }),
  );
};
const onDay = (date: string): string => `${date}T04:00:00.000Z`;
const newsOf = async (entityId: EntityId) =>
  (
    await queryAll<{ eventType: string; data: Record<string, unknown>; version: number }>({
      partition: partitionOf(entityId),
      prefix: "EVENT#",
    })
  ).map(({ eventType, data, version }) => ({ eventType, data, version }));
const at = async (instant: string, run: () => Promise<unknown>): Promise<void> => {
  const real = clock.now;
  clock.now = () => instant;
  try {
    await run();
  } finally {
    clock.now = real;
  }
};

describe("a temporary limit", () => {
  it("is used from its first day and gone after its last, with no job and nobody's help", async () => {
    const entityId = await anEntity(limited(1_000));
    await grant(entityId, 500, "2026-11-25", "2026-11-27");
    const tries = async (date: string, document: string) =>
      hold(entityId, { document, previousFen: 0, amountFen: 1_200, at: onDay(date) });
    await expect(tries("2026-11-24", "ord_1")).rejects.toMatchObject({ code: "credit/exceeded" });
    await tries("2026-11-25", "ord_2");
    expect(await creditOf(entityId, onDay("2026-11-27"))).toMatchObject({ availableFen: 300 });
    expect(await creditOf(entityId, onDay("2026-11-28"))).toMatchObject({ availableFen: -200, limit: limited(1_000) });
    await expect(
      hold(entityId, { document: "ord_3", previousFen: 0, amountFen: 1, at: onDay("2026-11-28") }),
    ).rejects.toMatchObject({
      code: "credit/exceeded",
    });
  });

  it("ends on its last day in the company's time zone, not in UTC", async () => {
    const entityId = await anEntity(limited(0));
    await grant(entityId, 500, today, today);
    expect((await creditOf(entityId, "2026-11-23T15:59:59.000Z")).availableFen).toBe(500);
    expect((await creditOf(entityId, "2026-11-23T16:00:00.000Z")).availableFen).toBe(0);
  });

  it("is not used by a command whose date is past the last day that the stored limit is good for", async () => {
    const entityId = await anEntity(limited(0));
    await grant(entityId, 500, today, today);
    const position = { ...(await creditOf(entityId, now)), today: "2026-11-24" };
    const change = { document: "ord_1", tenant: "dst_1", previousFen: 0, amountFen: 100 };
    await expect(commit(holdCredit({ entityId, ...change, mode: "enforce", position, now }))).rejects.toMatchObject({
      code: "system/busy",
    });
    expect((await books(entityId)).account.exposureFen).toBe(0);
  });

  it("changes by the daily job too; each change is one version with one piece of news", async () => {
    const entityId = await anEntity(limited(1_000));
    await grant(entityId, 500, "2026-11-25", "2026-11-27");
    for (const day of ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-28", "2026-11-29"])
      await at(onDay(day), () => refreshLimits(tick(onDay(day))));
    const told = await newsOf(entityId);
    expect(told.map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    expect(told.slice(2).map(({ data }) => data.after)).toEqual([limited(1_500), limited(1_000)]);
    expect((await readAccount(entityId)).temporary).toEqual([]);
  });
});

describe("an order wanted beyond the credit horizon", () => {
  const ahead = { document: "ord_far", previousFen: 0, amountFen: 5_000, countsFrom: "2026-12-01" };

  it("passes without credit, is shown as waiting, and counts from its day on, also past the limit, told with what is missing", async () => {
    const entityId = await anEntity(limited(1_000));
    await hold(entityId, ahead);
    expect(await creditOf(entityId, now)).toMatchObject({
      exposureFen: 0,
      ahead: [{ document: "ord_far", amountFen: 5_000 }],
    });
    await at(onDay("2026-11-30"), () => countHolds(tick()));
    expect((await books(entityId)).account.exposureFen).toBe(0);
    await at(onDay("2026-12-01"), () => countHolds(tick()));
    await at(onDay("2026-12-02"), () => countHolds(tick()));
    const { account, rows } = await books(entityId);
    expect(account).toEqual(rows);
    expect(account.exposureFen).toBe(5_000);
    expect((await newsOf(entityId)).filter(({ eventType }) => eventType === "CreditHoldCounted")).toEqual([
      expect.objectContaining({
        version: 2,
        data: expect.objectContaining({ amountFen: 5_000, shortFen: 4_000 }) as unknown,
      }),
    ]);
  });

  it("can be changed, brought forward, put off and taken back", async () => {
    const entityId = await anEntity(limited(10_000));
    await hold(entityId, ahead);
    await hold(entityId, { ...ahead, previousFen: 5_000, amountFen: 6_000 });
    await hold(entityId, { ...ahead, previousFen: 6_000, amountFen: 6_000, countsFrom: "2026-12-09" });
    expect((await creditOf(entityId, now)).ahead).toEqual([
      { document: "ord_far", amountFen: 6_000, countsFrom: "2026-12-09" },
    ]);
    await hold(entityId, { document: "ord_far", previousFen: 6_000, amountFen: 7_000 });
    expect(await creditOf(entityId, now)).toMatchObject({ exposureFen: 7_000, ahead: [] });
    await hold(entityId, { ...ahead, previousFen: 7_000, amountFen: 4_000 });
    expect(await creditOf(entityId, now)).toMatchObject({ exposureFen: 0, availableFen: 10_000 });
    await hold(entityId, { document: "ord_far", previousFen: 4_000, amountFen: 0 });
    expect(await creditOf(entityId, now)).toMatchObject({ exposureFen: 0, ahead: [] });
  });

  it("needs credit at the moment it is brought forward", async () => {
    const entityId = await anEntity(limited(1_000));
    await hold(entityId, ahead);
    await expect(hold(entityId, { document: "ord_far", previousFen: 5_000, amountFen: 5_000 })).rejects.toMatchObject({
      code: "credit/exceeded",
      facts: { shortFen: 4_000 },
    });
  });

  it("is counted once where the job meets a limit that finance changes at the same time", async () => {
    const entityId = await anEntity(limited(1_000));
    await hold(entityId, ahead);
    await at(onDay("2026-12-01"), () =>
      Promise.all([countHolds(tick()), setLimit(entityId, limited(9_000)), countHolds(tick())]),
    );
    await at(onDay("2026-12-01"), () => countHolds(tick()));
    const { account, rows } = await books(entityId);
    expect(account).toEqual(rows);
    expect(account).toMatchObject({ exposureFen: 5_000, availableFen: 4_000 });
  });
});
