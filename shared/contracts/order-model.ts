import * as z from "zod";
import { Address, PaymentTerms } from "./distributors.ts";
import {
  Channel,
  Count,
  Currency,
  DistributorId,
  EntityId,
  Fen,
  Instant,
  LocalDate,
  Name,
  OrderId,
  PositiveFen,
  Quantity,
  Region,
  Sku,
  Version,
} from "./primitives.ts";
import { ResolvedPrice } from "./resolved-price.ts";

/** The first of the three axes: what was decided. The other two (fulfilment, settlement) are derived from quantities and money. */
export const Approval = z.enum(["draft", "submitted", "approved", "rejected", "cancelled"]);
export type Approval = z.infer<typeof Approval>;
export const ReviewStep = z.enum(["business", "finance", "outbound"]);
export type ReviewStep = z.infer<typeof ReviewStep>;
export const ReviewState = z.enum(["waiting", "passed"]);
export const HoldKind = z.enum(["CREDIT", "STOCK", "POLICY"]);
export type HoldKind = z.infer<typeof HoldKind>;
/** Why the order does not go on, with the figures, and who may let it. */
export const Hold = z.object({
  kind: HoldKind,
  code: z.enum(["credit/exceeded", "credit/overdue", "stock/short", "qualification/expired", "distributor/suspended"]),
  facts: z.record(z.string(), z.unknown()),
  since: Instant,
  releasedBy: z.array(z.string()),
});
export type Hold = z.infer<typeof Hold>;

export const Fulfilment = z.enum([
  "unfulfilled",
  "allocated",
  "part-shipped",
  "shipped",
  "part-received",
  "received",
  "returned",
  "cancelled",
]);
export type Fulfilment = z.infer<typeof Fulfilment>;
export const Settlement = z.enum(["uninvoiced", "part-invoiced", "invoiced", "paid"]);
export type Settlement = z.infer<typeof Settlement>;
/** What people see: 草稿 → 待审核 → 待财务 → 待出库 → 部分发货/已发货 → 部分签收/已签收 → 已完成 | 已取消 | 已关闭 | 已驳回. */
export const Stage = z.enum([
  "draft",
  "to-review",
  "to-finance",
  "to-ship",
  "part-shipped",
  "shipped",
  "part-received",
  "received",
  "completed",
  "cancelled",
  "closed",
  "rejected",
]);
export type Stage = z.infer<typeof Stage>;

/** Quantities of a line, in base units; every one of them only grows but `reserved`. */
export const LineProgress = z.object({
  /** Set aside, not yet shipped, by place. */
  reserved: z.record(z.string(), Count),
  shipped: Count,
  received: Count,
  damaged: Count,
  lost: Count,
  returned: Count,
  cancelled: Count,
});
export type LineProgress = z.infer<typeof LineProgress>;
export const OrderLine = LineProgress.extend({
  lineNo: z.int().min(1).max(500),
  sku: Sku,
  name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
  unit: z.string(),
  quantity: Quantity,
  /** Frozen at submit; before that, as it was when last looked up. */
  price: ResolvedPrice,
  /** Off the price × quantity, basis points; kept from history, 0 for orders made here. */
  discount: z.int().min(0).max(10_000),
  taxRate: z.int().min(0).max(10_000),
  /** What is to be paid for the line, tax included, and the tax in it. */
  amountFen: PositiveFen,
  taxFen: PositiveFen,
});
export type OrderLine = z.infer<typeof OrderLine>;

/** An order without its lines: what lists and decisions need. */
export const OrderHead = z.object({
  id: OrderId,
  /** What people call it: SO261123-7K2M9Q. */
  number: z.string(),
  /** The buyer's own number for it. */
  reference: z.string().optional(),
  distributorId: DistributorId,
  distributorName: z.string(),
  entityId: EntityId,
  channel: Channel,
  region: Region,
  currency: Currency,
  paymentTerms: PaymentTerms,
  approval: Approval,
  reviews: z.object({ business: ReviewState, finance: ReviewState, outbound: ReviewState }),
  holds: z.array(Hold),
  fulfilment: Fulfilment,
  settlement: Settlement,
  stage: Stage,
  totalFen: PositiveFen,
  taxFen: PositiveFen,
  /** Not for goods: carried over from history, 0 for orders made here. */
  freightFen: PositiveFen,
  lineCount: z.int(),
  invoicedFen: PositiveFen,
  paidFen: PositiveFen,
  /** What the order put into the credit account; invoices take from it there. */
  creditHeldFen: Fen,
  /** Pick lists that a warehouse is working on: while there are any, quantities stay as they are. */
  openPicks: Count,
  requestedOn: LocalDate.optional(),
  /** What HQ promised: the date that is watched. */
  promisedOn: LocalDate.optional(),
  deliverTo: Address.optional(),
  note: z.string().optional(),
  createdBy: z.object({ id: z.string(), name: z.string() }),
  /** Who wrote the content as it is, where that is not who created it first: neither of them approves it. */
  changedBy: z.object({ id: z.string(), name: z.string() }).optional(),
  createdAt: Instant,
  submittedAt: Instant.optional(),
  approvedAt: Instant.optional(),
  closedAt: Instant.optional(),
  /** Goes up with each edit that matters; an approval binds to it. */
  contentVersion: Version,
  version: Version,
});
export type OrderHead = z.infer<typeof OrderHead>;
export const Order = OrderHead.extend({ lines: z.array(OrderLine) });
export type Order = z.infer<typeof Order>;

/** A row of a list. */
export const OrderSummary = OrderHead.pick({
  id: true,
  number: true,
  reference: true,
  distributorId: true,
  distributorName: true,
  channel: true,
  region: true,
  currency: true,
  approval: true,
  fulfilment: true,
  settlement: true,
  stage: true,
  totalFen: true,
  lineCount: true,
  requestedOn: true,
  createdAt: true,
  submittedAt: true,
  version: true,
}).extend({
  holds: z.array(HoldKind),
  /** Of the content that was seen; orders of 0.1 that nothing happened to since have none. */
  contentVersion: Version.optional(),
});
export type OrderSummary = z.infer<typeof OrderSummary>;

/** One thing to do; a remedy is a list of them, and after all of them the order passes. */
export const RemedyStep = z.discriminatedUnion("do", [
  z.object({ do: z.literal("reduce-line"), lineNo: z.int(), by: Quantity, to: Count }),
  z.object({ do: z.literal("prepay"), amountFen: PositiveFen }),
  z.object({ do: z.literal("ship-later"), lineNo: z.int(), now: Count, later: Quantity, incoming: Count }),
  z.object({ do: z.literal("ask-release"), hold: HoldKind, roles: z.array(z.string()) }),
  z.object({ do: z.literal("pay-overdue"), amountFen: PositiveFen }),
  z.object({ do: z.literal("raise-to-minimum"), amountFen: PositiveFen }),
]);
export type RemedyStep = z.infer<typeof RemedyStep>;
export const Remedy = z.array(RemedyStep).min(1);
export type Remedy = z.infer<typeof Remedy>;
/** What stands in the way of an order, with the figures. */
export const Obstacle = z.object({
  code: z.string(),
  lineNo: z.int().optional(),
  facts: z.record(z.string(), z.unknown()),
});
export type Obstacle = z.infer<typeof Obstacle>;

export const RequestedLine = z.strictObject({ sku: Sku, quantity: Quantity });
export type RequestedLine = z.infer<typeof RequestedLine>;
export const OrderContent = z.strictObject({
  lines: z.array(RequestedLine).min(1).max(500),
  requestedOn: LocalDate.optional(),
  deliverTo: Address.optional(),
  reference: z.string().trim().max(60).optional(),
  note: z.string().trim().max(1_000).optional(),
});
export type OrderContent = z.infer<typeof OrderContent>;

/** An order of the past, taken over from another system's books: it moves neither stock nor credit, and counts as demand of its day. */
export const HistoryOrder = z.object({
  number: z.string().max(40),
  distributorId: DistributorId,
  orderedAt: Instant,
  requestedOn: LocalDate.optional(),
  /** Absent: never shipped; it stays approved and waits for the warehouse. */
  shippedOn: LocalDate.optional(),
  carrier: Name.optional(),
  freightFen: PositiveFen,
  deliverTo: Address.optional(),
  createdBy: z.string(),
  currency: Currency,
  lines: z.array(
    z.object({
      sku: Sku,
      name: z.object({ zh: z.string().optional(), en: z.string().optional() }),
      unit: z.string(),
      quantity: Quantity,
      unitFen: PositiveFen,
      discount: z.int().min(0).max(10_000),
      taxRate: z.int().min(0).max(10_000),
    }),
  ),
});
export type HistoryOrder = z.infer<typeof HistoryOrder>;
