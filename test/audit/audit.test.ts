import { beforeAll, describe, expect, it } from "vitest";
import { auditRow } from "../../functions/audit/index.ts";
import { commit } from "../../shared/commit.ts";
import { type AuditEntry, listAudit } from "../../shared/contracts/audit.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";

const li = { id: "usr_li", name: "李静", tenant: "HQ" };
const wang = { id: "usr_wang", name: "王强", tenant: "HQ" };
const list = async (as: Member, query: Record<string, string>) => {
  const reply = await call(listAudit, { as, query });
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return reply.body as { items: AuditEntry[]; cursor?: string };
};
const everyPage = async (as: Member, query: Record<string, string>) => {
  const all: AuditEntry[] = [];
  for (let cursor: string | undefined, pages = 0; ; pages += 1) {
    expect(pages).toBeLessThan(50);
    const page = await list(as, { ...query, ...(cursor && { cursor }) });
    all.push(...page.items);
    cursor = page.cursor;
    if (!cursor) return all;
  }
};

describe("the audit trail", () => {
  let admin: Member;
  beforeAll(async () => {
    await startEngine();
    admin = await aMember("admin");
    const at = [
      "2026-01-31T15:00:00.000Z",
      "2026-01-31T17:00:00.000Z",
      "2026-02-10T02:00:00.000Z",
      "2026-03-05T02:00:00.000Z",
    ];
    for (const [i, now] of at.entries())
      await commit([
        auditRow({
          subject: { kind: "distributor", id: i === 2 ? "dst_b" : "dst_a" },
          tenant: i === 2 ? "dst_b" : "dst_a",
          actor: i % 2 === 0 ? li : wang,
          now,
          action: "change-distributor",
          before: { grade: "B", version: i },
          after: { grade: "A", version: i + 1 },
          reason: "年度评级",
          version: i + 1,
        }),
      ]);
  });

  it("tells of a subject who changed what, from which value to which, and why", async () => {
    const { items } = await list(admin, { subjectKind: "distributor", subjectId: "dst_b" });
    expect(items).toEqual([
      {
        at: "2026-02-10T02:00:00.000Z",
        subject: { kind: "distributor", id: "dst_b" },
        actor: li,
        action: "change-distributor",
        reason: "年度评级",
        version: 3,
        changes: [{ field: "grade", from: "B", to: "A" }],
      },
    ]);
  });
  it("has the newest of a subject first, in pages", async () => {
    const items = await everyPage(admin, { subjectKind: "distributor", subjectId: "dst_a", limit: "1" });
    expect(items.map(({ version }) => version)).toEqual([4, 2, 1]);
  });
  it("tells what a member did", async () => {
    expect((await list(admin, { actorId: wang.id })).items.map(({ version }) => version)).toEqual([4, 2]);
    expect((await list(admin, { actorId: wang.id, to: "2026-02-28" })).items.map(({ version }) => version)).toEqual([
      2,
    ]);
  });
  it("tells what happened on the company's days, across months, in pages of any size", async () => {
    for (const limit of ["1", "2", "25"]) {
      const all = await everyPage(admin, { from: "2026-01-01", to: "2026-03-31", limit });
      expect(all.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
    }
    const first = await everyPage(admin, { from: "2026-02-01", to: "2026-02-01" });
    expect(first.map(({ version }) => version)).toEqual([2]);
    expect(await everyPage(admin, { from: "2026-01-31", to: "2026-01-31" })).toMatchObject([{ version: 1 }]);
  });
  it("refuses a forged cursor and half a question", async () => {
    for (const query of [
      { from: "2026-01-01", to: "2026-01-31", cursor: "2031-01~x" },
      { subjectKind: "distributor", subjectId: "dst_a", cursor: "%%%" },
      { subjectKind: "distributor" },
      { actorId: "a", subjectKind: "distributor", subjectId: "b" },
      { from: "2026-02-01", to: "2026-01-01" },
    ])
      expect((await call(listAudit, { as: admin, query })).status).toBe(422);
  });
  it("is for admin and finance alone", async () => {
    for (const role of ["sales", "warehouse"] as const)
      expect((await call(listAudit, { as: await aMember(role) })).status).toBe(403);
    expect((await call(listAudit, { as: await aMember("manager", "dst_a") })).status).toBe(403);
    expect((await call(listAudit, { as: await aMember("finance") })).status).toBe(200);
  });
});
