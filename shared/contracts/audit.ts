import * as z from "zod";
import { contract } from "./contract.ts";
import { Instant, LocalDate, Paging, pageOf } from "./primitives.ts";

/** One field that changed; an absent `from` was not there before, an absent `to` is gone. */
export const FieldChange = z.object({ field: z.string(), from: z.unknown().optional(), to: z.unknown().optional() });
export type FieldChange = z.infer<typeof FieldChange>;

/** Who changed what, from which value to which, and why. Never changed, never removed. */
export const AuditEntry = z.object({
  at: Instant,
  subject: z.object({ kind: z.string(), id: z.string() }),
  actor: z.object({ id: z.string(), name: z.string(), tenant: z.string() }),
  action: z.string(),
  reason: z.string().optional(),
  /** The subject's version after the change. */
  version: z.int(),
  changes: z.array(FieldChange),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAudit = contract({
  name: "list-audit",
  summary: {
    en: "Who changed what and why: of one subject, of one member, or of a range of days; the newest first",
    zh: "查询变更记录：按对象、按操作人或按日期范围，最新的在前",
  },
  method: "GET",
  path: "/audit",
  who: ["admin", "finance"],
  query: Paging.extend({
    subjectKind: z.string().min(1).max(40).optional(),
    subjectId: z.string().min(1).max(80).optional(),
    actorId: z.string().min(1).max(80).optional(),
    /** Company-local dates, both included; without them, the last 31 days where neither subject nor member is given. */
    from: LocalDate.optional(),
    to: LocalDate.optional(),
  })
    .refine(
      (q) => (q.subjectKind === undefined) === (q.subjectId === undefined),
      "subjectKind and subjectId go together",
    )
    .refine((q) => !(q.subjectId && q.actorId), "either a subject or an actor")
    .refine((q) => !q.from || !q.to || q.from <= q.to, "from is after to"),
  ok: { status: 200, body: pageOf(AuditEntry) },
  refusals: [],
  example: {
    query: { subjectKind: "distributor", subjectId: "dst_0001" },
    reply: {
      items: [
        {
          at: "2026-03-02T02:15:00.000Z",
          subject: { kind: "distributor", id: "dst_0001" },
          actor: { id: "usr_0007", name: "李静", tenant: "HQ" },
          action: "change-distributor",
          reason: "年度评级上调",
          version: 4,
          changes: [{ field: "grade", from: "B", to: "A" }],
        },
      ],
    },
  },
});
