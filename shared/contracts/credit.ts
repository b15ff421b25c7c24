import * as z from "zod";
import { contract } from "./contract.ts";
import { Currency, EntityId, Instant, LocalDate, Paging, PositiveFen, Reason, TotalFen } from "./primitives.ts";

/** `limited` to 0 means no credit; `none` means no limit. An entity that finance never looked at is limited to 0. */
export const CreditLimit = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("limited"), limitFen: PositiveFen }),
]);
export type CreditLimit = z.infer<typeof CreditLimit>;

/** Comes on top of the permanent limit on the dates from `from` to `to`, both included. */
export const TemporaryLimit = z.strictObject({
  amountFen: PositiveFen.min(1),
  from: LocalDate,
  to: LocalDate,
  reason: Reason,
  by: z.string(),
});
export type TemporaryLimit = z.infer<typeof TemporaryLimit>;

export const CreditComponent = z.enum(["open", "unpaid", "unallocated", "claims"]);
export type CreditComponent = z.infer<typeof CreditComponent>;

/** What one document adds to the exposure (open orders, unpaid invoices) or takes off it (unallocated receipts, claims). */
export const CreditHold = z.object({
  document: z.string(),
  component: CreditComponent,
  amountFen: PositiveFen,
  distributorId: z.string(),
  dueOn: LocalDate.optional(),
  /** Not part of the exposure before this date. */
  countsFrom: LocalDate.optional(),
});
export type CreditHold = z.infer<typeof CreditHold>;

/** 0 until anybody set a limit. */
const AccountVersion = z.int().min(0);
export const CreditAccount = z.object({
  entityId: EntityId,
  currency: Currency,
  /** In force today, temporary limits included. */
  limit: CreditLimit,
  permanent: CreditLimit,
  temporary: z.array(TemporaryLimit),
  exposureFen: z.int(),
  /** Absent where there is no limit; negative where the exposure is above it. */
  availableFen: z.int().optional(),
  openFen: TotalFen,
  unpaidFen: TotalFen,
  unallocatedFen: TotalFen,
  claimsFen: TotalFen,
  /** Orders wanted beyond the credit horizon: not yet part of the exposure. */
  aheadFen: TotalFen,
  overdue: z.object({ overdueFen: TotalFen, days: z.int(), holdsNewOrders: z.boolean() }),
  /** The documents behind the exposure; a distributor sees its own, also where it shares the account with others. */
  documents: z.object({ items: z.array(CreditHold), cursor: z.string().optional() }),
  version: AccountVersion,
});

const example = {
  entityId: "ent_huadong",
  currency: "CNY",
  limit: { kind: "limited", limitFen: 60_000_00 },
  permanent: { kind: "limited", limitFen: 50_000_00 },
  temporary: [{ amountFen: 10_000_00, from: "2026-01-20", to: "2026-02-28", reason: "春节备货", by: "usr_lin" }],
  exposureFen: 23_500_00,
  availableFen: 36_500_00,
  openFen: 12_000_00,
  unpaidFen: 14_000_00,
  unallocatedFen: 2_500_00,
  claimsFen: 0,
  aheadFen: 0,
  overdue: { overdueFen: 4_000_00, days: 12, holdsNewOrders: true },
  documents: {
    items: [
      { document: "ord_1", component: "open", amountFen: 12_000_00, distributorId: "dst_1" },
      { document: "rct_1", component: "unallocated", amountFen: 2_500_00, distributorId: "HQ" },
      { document: "inv_1", component: "unpaid", amountFen: 14_000_00, distributorId: "dst_1", dueOn: "2026-01-12" },
    ],
  },
  version: 4,
};

export const getMyCredit = contract({
  name: "get-my-credit",
  summary: { en: "My credit: limit, exposure and what it is made of", zh: "我的信用：额度、占用及其构成" },
  method: "GET",
  path: "/credit",
  who: ["viewer", "buyer", "manager"],
  query: Paging,
  ok: { status: 200, body: CreditAccount },
  refusals: [],
  example: { reply: example },
});

const params = z.strictObject({ entityId: EntityId });
export const getCredit = contract({
  name: "get-credit",
  summary: { en: "The credit account of a legal entity, explained by document", zh: "法人主体的信用账户，按单据说明" },
  method: "GET",
  path: "/credit/{entityId}",
  who: ["sales", "finance", "admin"],
  params,
  query: Paging,
  ok: { status: 200, body: CreditAccount },
  refusals: [],
  example: { params: { entityId: "ent_huadong" }, reply: example },
});

const LimitReply = z.object({ limit: CreditLimit, permanent: CreditLimit, version: AccountVersion });
export const setCreditLimit = contract({
  name: "set-credit-limit",
  summary: { en: "Set the permanent credit limit", zh: "设置长期信用额度" },
  method: "PUT",
  path: "/credit/{entityId}/limit",
  who: ["finance"],
  params,
  body: z.strictObject({ limit: CreditLimit, reason: Reason, expectedVersion: AccountVersion }),
  ok: { status: 200, body: LimitReply },
  refusals: [],
  example: {
    params: { entityId: "ent_huadong" },
    body: { limit: { kind: "limited", limitFen: 50_000_00 }, reason: "年度评审", expectedVersion: 3 },
    reply: { limit: example.limit, permanent: example.permanent, version: 4 },
  },
});

export const grantTemporaryLimit = contract({
  name: "grant-temporary-limit",
  summary: { en: "Grant a temporary limit that expires by itself", zh: "授予到期自动失效的临时额度" },
  method: "POST",
  path: "/credit/{entityId}/temporary-limits",
  who: ["finance"],
  params,
  body: TemporaryLimit.omit({ by: true }).refine(({ from, to }) => from <= to, {
    path: ["to"],
    message: "not before `from`",
  }),
  ok: { status: 201, body: LimitReply.extend({ temporary: z.array(TemporaryLimit), grantedAt: Instant }) },
  refusals: ["credit/already-over", "credit/has-no-limit", "credit/too-many-temporary"],
  example: {
    params: { entityId: "ent_huadong" },
    body: { amountFen: 10_000_00, from: "2026-01-20", to: "2026-02-28", reason: "春节备货" },
    reply: {
      limit: example.limit,
      permanent: example.permanent,
      temporary: example.temporary,
      grantedAt: "2026-01-19T02:00:00.000Z",
      version: 4,
    },
  },
});
