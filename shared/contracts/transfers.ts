import * as z from "zod";
import { contract, hqRoles } from "./contract.ts";
import { StockedProduct } from "./inventory.ts";
import { LotQuantities, LotQuantity } from "./lots.ts";
import { Count, Instant, LocalDate, LocationId, pageOf, Paging, Quantity, Reason, Sku, SupplyLineId, TransferId, Version } from "./primitives.ts"; // prettier-ignore
import { PlannedQuantity } from "./supply-lines.ts";
import { planners } from "./supply-settings.ts";
import { head, line, receivedTransfer, shippedTransfer, transfer } from "./transfers.examples.ts";

/** `shipped` lasts until every unit is accounted for: in parts, if need be. */
export const TransferState = z.enum(["planned", "shipped", "received", "cancelled"]);
export type TransferState = z.infer<typeof TransferState>;

const mostLines = 100;
const lineNo = z.int().min(1).max(mostLines);
/** Each SKU has one line. shipped = received + damaged + lost + still under way. */
export const TransferLine = z.object({
  lineNo,
  sku: Sku,
  /** Planned: set aside at the place it comes from until it leaves. */
  quantity: PlannedQuantity,
  shipped: Count,
  received: Count,
  damaged: Count,
  lost: Count,
  /** Of a product kept by lot: what left. What arrives is taken to be in this order. */
  lots: z.array(LotQuantity).optional(),
});
export type TransferLine = z.infer<typeof TransferLine>;

/** 调拨单: goods from one place of HQ's to another. */
export const TransferHead = z.object({
  id: TransferId,
  number: z.string(),
  state: TransferState,
  fromId: LocationId,
  fromName: z.string(),
  toId: LocationId,
  toName: z.string(),
  /** Why; absent where a line of a supply plan says it. */
  reason: z.string().optional(),
  supplyLineId: SupplyLineId.optional(),
  /** Planned; once they left, shipped. */
  units: Count,
  lineCount: Count,
  plannedBy: z.object({ id: z.string(), name: z.string() }),
  plannedAt: Instant,
  shippedAt: Instant.optional(),
  expectedOn: LocalDate.optional(),
  /** Of the carrier or the driver. */
  reference: z.string().optional(),
  /** When the last of it was accounted for. */
  receivedAt: Instant.optional(),
  cancelReason: z.string().optional(),
  version: Version,
});
export type TransferHead = z.infer<typeof TransferHead>;
export const Transfer = TransferHead.extend({ lines: z.array(TransferLine) });
export type Transfer = z.infer<typeof Transfer>;
/** What happened to it: who, when, what. */
export const TransferStep = z.object({
  version: Version,
  at: Instant,
  what: z.string(),
  who: z.object({ id: z.string(), name: z.string() }),
  facts: z.record(z.string(), z.unknown()),
});
export type TransferStep = z.infer<typeof TransferStep>;

/** What people follow: with the names of its products, and the last 100 steps, the oldest first. */
export const FollowedTransfer = Transfer.extend({
  lines: z.array(TransferLine.extend({ product: StockedProduct.optional() })),
  history: z.array(TransferStep),
});
export type FollowedTransfer = z.infer<typeof FollowedTransfer>;

const keepers = ["warehouse", "admin"] as const;
const params = z.strictObject({ transferId: TransferId });
const example = { params: { transferId: head.id } };
const once = <T>(of: (line: T) => unknown) => [(lines: readonly T[]) => new Set(lines.map(of)).size === lines.length, "each once"] as const; // prettier-ignore

export const planTransfer = contract({
  name: "plan-transfer",
  summary: {
    en: "Plan a transfer between two places of HQ's: its goods are set aside where they come from",
    zh: "新建调拨单：在调出处锁定库存",
  },
  method: "POST",
  path: "/transfers",
  who: planners,
  body: z.strictObject({
    fromId: LocationId,
    toId: LocationId,
    reason: Reason,
    lines: z
      .array(z.strictObject({ sku: Sku, quantity: Quantity }))
      .min(1)
      .max(mostLines)
      .refine(...once<{ sku: string }>(({ sku }) => sku)),
  }),
  ok: { status: 201, body: Transfer },
  refusals: ["location/unknown", "location/not-yours", "transfer/same-place", "product/unknown", "stock/short"],
  example: {
    body: { fromId: head.fromId, toId: head.toId, reason: head.reason, lines: [{ sku: "TEA-001", quantity: 240 }] },
    reply: transfer,
  },
});
export const shipTransfer = contract({
  name: "ship-transfer",
  summary: {
    en: "The goods leave: in transit to where they go; what does not leave is free again",
    zh: "调拨发出：转为在途，未发出的部分释放",
  },
  method: "POST",
  path: "/transfers/{transferId}/ship",
  who: keepers,
  params,
  body: z.strictObject({
    expectedVersion: Version,
    expectedOn: LocalDate.optional(),
    reference: z.string().trim().min(1).max(80).optional(),
    /** What really went, of lines that came out short or whose lots are named; what is not named went as planned. */
    lines: z
      .array(z.strictObject({ lineNo, quantity: Count, lots: LotQuantities.optional() }))
      .max(mostLines)
      .refine(...once<{ lineNo: number }>((said) => said.lineNo))
      .optional(),
  }),
  ok: { status: 200, body: Transfer },
  refusals: [
    "transfer/not-possible-now",
    "transfer/more-than-planned",
    "transfer/nothing-shipped",
    "stock/short",
    "stock/mismatch",
    "stock/expired",
    "stock/lot-needed",
    "stock/lot-short",
    "stock/not-by-lot",
    "stock/too-many-lots",
  ],
  example: { ...example, body: { expectedVersion: 1, expectedOn: "2026-12-02" }, reply: shippedTransfer },
});
export const receiveTransfer = contract({
  name: "receive-transfer",
  summary: {
    en: "Say what arrived; what is damaged or missing leaves the books with its reason",
    zh: "调拨收货：登记到货、破损、短少及原因",
  },
  method: "POST",
  path: "/transfers/{transferId}/receive",
  who: keepers,
  params,
  body: z.discriminatedUnion("all", [
    /** Everything still under way arrived well. */
    z.strictObject({ all: z.literal(true), expectedVersion: Version }),
    /** Nothing is said about what is not named. */
    z.strictObject({
      all: z.literal(false),
      expectedVersion: Version,
      lines: z
        .array(
          z
            .strictObject({ lineNo, received: Count.default(0), damaged: Count.default(0), lost: Count.default(0) })
            .refine((said) => said.received + said.damaged + said.lost > 0, "at least one unit"),
        )
        .min(1)
        .max(mostLines)
        .refine(...once<{ lineNo: number }>((said) => said.lineNo)),
      /** Needed where anything is damaged or missing. */
      reason: Reason.optional(),
    }),
  ]),
  ok: { status: 200, body: Transfer },
  refusals: ["transfer/not-possible-now", "transfer/more-than-shipped", "transfer/reason-missing"],
  example: {
    ...example,
    body: { all: false, expectedVersion: 2, lines: [{ lineNo: line.lineNo, received: 238, lost: 2 }], reason: "途中短少" },
    reply: receivedTransfer,
  },
}); // prettier-ignore
export const cancelTransfer = contract({
  name: "cancel-transfer",
  summary: { en: "Give up a transfer that has not left; its goods are free again", zh: "取消未发出的调拨单，释放库存" },
  method: "POST",
  path: "/transfers/{transferId}/cancel",
  who: planners,
  params,
  body: z.strictObject({ reason: Reason, expectedVersion: Version }),
  ok: { status: 200, body: Transfer },
  refusals: ["transfer/not-possible-now", "stock/mismatch"],
  example: {
    ...example,
    body: { reason: "计划有变", expectedVersion: 1 },
    reply: { ...transfer, state: "cancelled", cancelReason: "计划有变", version: 2 },
  },
});
export const getTransfer = contract({
  name: "get-transfer",
  summary: { en: "A transfer with its lines and what happened to it", zh: "调拨单详情与过程" },
  method: "GET",
  path: "/transfers/{transferId}",
  who: hqRoles,
  params,
  ok: { status: 200, body: FollowedTransfer },
  refusals: [],
  example: {
    ...example,
    reply: {
      ...transfer,
      history: [
        { version: 1, at: head.plannedAt, what: "TransferPlanned", who: head.plannedBy, facts: { reason: head.reason } },
      ],
    },
  },
}); // prettier-ignore
export const listTransfers = contract({
  name: "list-transfers",
  summary: {
    en: "Transfers of one state, the newest first: all, or those that come from or go to one place",
    zh: "按状态列出调拨单，最新在前；可按调出或调入处筛选",
  },
  method: "GET",
  path: "/transfers",
  who: hqRoles,
  query: Paging.extend({ state: TransferState.default("planned"), locationId: LocationId.optional() }),
  ok: { status: 200, body: pageOf(TransferHead) },
  refusals: [],
  example: { query: { state: "planned", locationId: head.toId }, reply: { items: [head] } },
});
