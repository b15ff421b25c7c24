import { beforeAll, describe, expect, it } from "vitest";
import { getCredit, getMyCredit, grantTemporaryLimit, setCreditLimit } from "../../shared/contracts/credit.ts";
import type { DistributorId, EntityId } from "../../shared/contracts/primitives.ts";
import { addDays, localDate } from "../../shared/dates.ts";
import { clock } from "../../shared/clock.ts";
import { queryAll } from "../../shared/table.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { aDistributor, anEntity, hold } from "./support.ts";

let finance: Member;
beforeAll(async () => {
  await startEngine();
  finance = await aMember("finance");
});

const aCustomer = async (): Promise<{ entityId: EntityId; params: { entityId: string }; id: DistributorId }> => {
  const entityId = await anEntity();
  return { entityId, params: { entityId }, id: await aDistributor(entityId) };
};
const limitOf = (limitFen: number, expectedVersion: number) => ({
  limit: { kind: "limited", limitFen },
  reason: "年度评审",
  expectedVersion,
});
const daysAhead = (days: number): string => addDays(localDate(clock.now(), "Asia/Shanghai"), days);

describe("the permanent limit", () => {
  it("is set by finance with a reason, at the version it saw, and audited from → to", async () => {
    const { params, entityId } = await aCustomer();
    const first = await call(setCreditLimit, { as: finance, params, body: limitOf(50_000, 0) });
    expect(first).toMatchObject({ status: 200, body: { limit: { kind: "limited", limitFen: 50_000 }, version: 1 } });
    expect((await call(setCreditLimit, { as: finance, params, body: limitOf(60_000, 0) })).body.code).toBe(
      "record/stale",
    );
    expect((await call(setCreditLimit, { as: finance, params, body: limitOf(60_000, 1) })).status).toBe(200);
    const audit = await queryAll<{ summary: { changes: unknown; reason: string } }>({
      partition: `AUDIT#credit#${entityId}`,
    });
    expect(audit).toHaveLength(2);
    expect(audit.every(({ summary }) => summary.reason === "年度评审")).toBe(true);
    expect(JSON.stringify(audit.map(({ summary }) => summary.changes))).toContain("60000");
  });
  it("needs the finance role, a reason and an entity that exists", async () => {
    const { params } = await aCustomer();
    for (const role of ["sales", "warehouse", "admin"] as const)
      expect((await call(setCreditLimit, { as: await aMember(role), params, body: limitOf(1, 0) })).status).toBe(403);
    const { reason: _, ...unexplained } = limitOf(1, 0);
    expect((await call(setCreditLimit, { as: finance, params, body: unexplained })).body.code).toBe("request/invalid");
    const unknown = { entityId: "ent_nobody" };
    expect((await call(setCreditLimit, { as: finance, params: unknown, body: limitOf(1, 0) })).status).toBe(404);
    expect((await call(getCredit, { as: finance, params: unknown })).status).toBe(404);
  });
});

describe("a temporary limit", () => {
  const wish = () => ({ amountFen: 500, from: daysAhead(0), to: daysAhead(9), reason: "春节备货" });

  it("adds to the permanent one while it runs; a repeated request grants it once", async () => {
    const { params } = await aCustomer();
    await call(setCreditLimit, { as: finance, params, body: limitOf(1_000, 0) });
    for (let i = 0; i < 2; i += 1) {
      const reply = await call(grantTemporaryLimit, {
        as: finance,
        params,
        key: `grant-${params.entityId}`,
        body: wish(),
      });
      expect(reply).toMatchObject({ status: 201, body: { limit: { limitFen: 1_500 }, version: 2 } });
    }
    const { body } = await call(getCredit, { as: finance, params });
    expect(body).toMatchObject({ limit: { limitFen: 1_500 }, permanent: { limitFen: 1_000 }, availableFen: 1_500 });
    expect(body.temporary).toEqual([{ ...wish(), by: finance.userId }]);
  });
  it("is refused where it would be over already, where there is no limit, and beyond twenty", async () => {
    const { params } = await aCustomer();
    const over = { ...wish(), from: daysAhead(-9), to: daysAhead(-1) };
    expect((await call(grantTemporaryLimit, { as: finance, params, body: over })).body.code).toBe(
      "credit/already-over",
    );
    const backwards = { ...wish(), from: daysAhead(9), to: daysAhead(1) };
    expect((await call(grantTemporaryLimit, { as: finance, params, body: backwards })).body.code).toBe(
      "request/inconsistent",
    );
    for (let i = 0; i < 20; i += 1) await call(grantTemporaryLimit, { as: finance, params, body: wish() });
    const full = await call(grantTemporaryLimit, { as: finance, params, body: wish() });
    expect(full.body).toMatchObject({ code: "credit/too-many-temporary", facts: { count: 20 } });
    const none = { limit: { kind: "none" }, reason: "战略客户", expectedVersion: 20 };
    expect((await call(setCreditLimit, { as: finance, params, body: none })).status).toBe(200);
    expect((await call(grantTemporaryLimit, { as: finance, params, body: wish() })).body.code).toBe(
      "credit/has-no-limit",
    );
  });
});

describe("the account", () => {
  it("is explained by component and by document", async () => {
    const { entityId, id, params } = await aCustomer();
    await hold(entityId, { document: "ord_1", tenant: id, previousFen: 0, amountFen: 700, mode: "force" });
    await hold(entityId, {
      document: "inv_1",
      tenant: id,
      previousFen: 0,
      amountFen: 300,
      mode: "force",
      dueOn: daysAhead(-10),
    });
    await hold(entityId, { document: "rct_1", tenant: "HQ", previousFen: 0, amountFen: 100, mode: "force" });
    const { body } = await call(getCredit, { as: await aMember("sales"), params });
    expect(body).toMatchObject({
      exposureFen: 900,
      openFen: 700,
      unpaidFen: 300,
      unallocatedFen: 100,
      availableFen: -900,
    });
    expect(body.overdue).toEqual({ overdueFen: 300, days: 10, holdsNewOrders: true });
    expect(body.documents.items.map(({ document }: { document: string }) => document).sort()).toEqual([
      "inv_1",
      "ord_1",
      "rct_1",
    ]);
  });
  it("is shared by the distributors of an entity; each sees the sums and its own documents", async () => {
    const { entityId, id } = await aCustomer();
    const branch = await aDistributor(entityId);
    await hold(entityId, { document: "ord_1", tenant: id, previousFen: 0, amountFen: 700, mode: "force" });
    await hold(entityId, { document: "ord_2", tenant: branch, previousFen: 0, amountFen: 200, mode: "force" });
    const { body } = await call(getMyCredit, { as: await aMember("buyer", branch) });
    expect(body).toMatchObject({ entityId, exposureFen: 900 });
    expect(body.documents.items).toEqual([expect.objectContaining({ document: "ord_2" })]);
  });
  it("of another is nobody's to see", async () => {
    const { params, id } = await aCustomer();
    expect((await call(getCredit, { as: await aMember("manager", id), params })).status).toBe(403);
    expect((await call(getMyCredit, { as: finance })).status).toBe(403);
    expect((await call(getMyCredit, { as: await aMember("buyer", "dst_gone") })).status).toBe(404);
  });
});
