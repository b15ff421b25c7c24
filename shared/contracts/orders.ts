import * as z from "zod";
import { contract, hqRoles, roles } from "./contract.ts";
import { order, quote, summary, timelineRow } from "./orders.examples.ts";
import {
  HoldKind,
  Obstacle,
  Order,
  OrderContent,
  OrderLine,
  OrderSummary,
  Remedy,
  ReviewStep,
  Stage,
} from "./order-model.ts";
import {
  DistributorId,
  Fen,
  Instant,
  LocalDate,
  LocationId,
  OrderId,
  pageOf,
  Paging,
  PositiveFen,
  Quantity,
  Reason,
  Sku,
  Version,
} from "./primitives.ts";

const mayOrder = ["buyer", "manager", "sales", "admin"] as const;
const params = z.strictObject({ orderId: OrderId });
const expectedVersion = Version;
const paramsExample = { orderId: order.id };

/** What a quote and a refusal say about one line. */
export const QuotedLine = OrderLine.pick({
  lineNo: true,
  sku: true,
  name: true,
  unit: true,
  quantity: true,
  price: true,
  amountFen: true,
  taxFen: true,
}).extend({
  available: z.int(),
  incoming: z.int(),
  from: z.array(z.object({ locationId: LocationId, quantity: Quantity })),
});
export const Quote = z.object({
  lines: z.array(QuotedLine),
  totalFen: PositiveFen,
  taxFen: PositiveFen,
  currency: z.string(),
  /** What would be left of the credit after this order; absent where there is no limit. */
  creditAfterFen: Fen.optional(),
  /** What would happen: it passes, it is held for somebody, or it is refused. */
  verdict: z.enum(["passes", "held", "refused"]),
  obstacles: z.array(Obstacle),
  remedies: z.array(Remedy),
});
export type Quote = z.infer<typeof Quote>;

/** Refusals of anything that looks up products, prices and buyers. */
const contentRefusals = [
  "product/unknown",
  "product/not-orderable",
  "product/whole-packs-only",
  "price/none",
  "distributor/unknown",
  "distributor/not-active",
  "order/too-valuable",
] as const;
const submitRefusals = [...contentRefusals, "order/below-minimum", "stock/short", "credit/exceeded"] as const;

export const quoteOrder = contract({
  name: "quote-order",
  summary: { en: "What an order would cost, and whether it would pass", zh: "试算订单：价格、库存、额度" },
  method: "POST",
  path: "/quotes",
  asksOnly: true,
  who: mayOrder,
  body: OrderContent.extend({ distributorId: DistributorId.optional() }),
  ok: { status: 200, body: Quote },
  refusals: contentRefusals,
  example: { body: { lines: [{ sku: "WATER-550", quantity: 240 }] }, reply: quote },
});
export const createOrder = contract({
  name: "create-order",
  summary: { en: "Begin an order as a draft", zh: "新建订单草稿" },
  method: "POST",
  path: "/orders",
  who: mayOrder,
  body: OrderContent.extend({ distributorId: DistributorId.optional() }),
  ok: { status: 201, body: Order },
  refusals: contentRefusals,
  example: { body: { lines: [{ sku: "WATER-550", quantity: 240 }], requestedOn: "2026-12-01" }, reply: order },
});
export const changeOrder = contract({
  name: "change-order",
  summary: { en: "Change a draft, or an order that is not picked yet", zh: "修改订单" },
  method: "PUT",
  path: "/orders/{orderId}",
  who: mayOrder,
  params,
  body: OrderContent.extend({ expectedVersion, reason: Reason.optional() }),
  ok: { status: 200, body: Order },
  refusals: [...submitRefusals, "order/not-possible-now", "order/too-late", "order/reason-needed"],
  example: {
    params: paramsExample,
    body: { expectedVersion: 1, lines: [{ sku: "WATER-550", quantity: 120 }] },
    reply: { ...order, version: 2 },
  },
});
export const submitOrder = contract({
  name: "submit-order",
  summary: {
    en: "Submit a draft: stock and credit are set aside, or it says what would pass",
    zh: "提交订单：锁定库存与额度，或说明如何才能通过",
  },
  method: "POST",
  path: "/orders/{orderId}/submit",
  who: mayOrder,
  params,
  body: z.strictObject({ expectedVersion }),
  ok: { status: 200, body: OrderSummary },
  refusals: [...submitRefusals, "order/not-possible-now"],
  example: {
    params: paramsExample,
    body: { expectedVersion: 1 },
    reply: { ...summary, approval: "submitted", stage: "to-review", version: 2 },
  },
});
export const getOrder = contract({
  name: "get-order",
  summary: { en: "One order with its lines, axes and holds", zh: "订单详情" },
  method: "GET",
  path: "/orders/{orderId}",
  who: roles,
  params,
  ok: { status: 200, body: Order },
  refusals: [],
  example: { params: paramsExample, reply: order },
});
export const listOrders = contract({
  name: "list-orders",
  summary: {
    en: "Orders, newest first: a distributor's own; HQ's by distributor, stage, month; by number; by product",
    zh: "订单列表",
  },
  method: "GET",
  path: "/orders",
  who: roles,
  query: Paging.extend({
    distributorId: DistributorId.optional(),
    stage: Stage.optional(),
    /** Those created in it (at HQ, of stages at work: submitted). HQ sees orders at rest by month: the current one by default. */
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .optional(),
    /** By the whole number, or by four or more of the characters that its last part begins with; whatever else is asked is left aside. */
    number: z.string().trim().min(4).max(40).optional(),
    /** Submitted orders that hold this product, or held it before a change. */
    sku: Sku.optional(),
  }),
  ok: { status: 200, body: pageOf(OrderSummary) },
  refusals: [],
  example: { query: { stage: "to-review" }, reply: { items: [summary] } },
});
/** The work queue: what waits for the caller's role. */
export const listWaiting = contract({
  name: "list-waiting",
  summary: { en: "The queue of orders that wait for me", zh: "待我处理的订单" },
  method: "GET",
  path: "/orders/waiting",
  who: hqRoles,
  /** Of one stage: those of mine that wait there. */
  query: Paging.extend({ stage: Stage.optional() }),
  ok: { status: 200, body: pageOf(OrderSummary.extend({ waitsFor: z.string() })) },
  refusals: [],
  example: { reply: { items: [{ ...summary, waitsFor: "business" }] } },
});
export const getTimeline = contract({
  name: "get-timeline",
  summary: { en: "Everything that happened to an order: who, when, what, why", zh: "订单时间线" },
  method: "GET",
  path: "/orders/{orderId}/timeline",
  who: roles,
  params,
  query: Paging,
  ok: {
    status: 200,
    body: pageOf(
      z.object({
        version: z.int(),
        at: Instant,
        what: z.string(),
        who: z.object({ id: z.string(), name: z.string() }),
        facts: z.record(z.string(), z.unknown()),
      }),
    ),
  },
  refusals: [],
  example: { params: paramsExample, reply: { items: [timelineRow] } },
});

/** A decision on an order: a POST that answers with the order's new state. */
const decision = <Body extends z.ZodRawShape>(c: {
  name: string;
  summary: { en: string; zh: string };
  verb: string;
  who: readonly (typeof roles)[number][];
  body: Body;
  refusals: readonly Parameters<typeof contract>[0]["refusals"][number][];
  example: Record<string, unknown>;
}) =>
  contract({
    name: c.name,
    summary: c.summary,
    method: "POST",
    path: `/orders/{orderId}/${c.verb}`,
    who: c.who,
    params,
    body: z.strictObject({ expectedVersion, ...c.body }),
    ok: { status: 200, body: OrderSummary },
    refusals: [...c.refusals, "order/not-possible-now"],
    example: { params: paramsExample, body: { expectedVersion: 2, ...c.example }, reply: { ...summary, version: 3 } },
  });

export const approveOrder = decision({
  name: "approve-order",
  summary: { en: "Pass a review step", zh: "审核通过" },
  verb: "approve",
  who: ["sales", "finance", "warehouse", "admin"],
  body: { step: ReviewStep, note: z.string().trim().max(500).optional() },
  refusals: ["order/not-your-step", "order/own-approval", "order/held", "stock/short"],
  example: { step: "business" },
});
export const rejectOrder = decision({
  name: "reject-order",
  summary: { en: "Reject an order in review; stock and credit become free", zh: "驳回订单" },
  verb: "reject",
  who: ["sales", "finance", "warehouse", "admin"],
  body: { reason: Reason },
  refusals: [],
  example: { reason: "资质已过期" },
});
export const cancelOrder = decision({
  name: "cancel-order",
  summary: { en: "Cancel an order of which nothing is picked or shipped", zh: "取消订单" },
  verb: "cancel",
  who: mayOrder,
  body: { reason: Reason },
  refusals: ["order/too-late"],
  example: { reason: "客户取消" },
});
export const releaseHold = decision({
  name: "release-hold",
  summary: { en: "Let a held order go on, with a reason", zh: "解除订单暂停" },
  verb: "release",
  who: ["sales", "finance", "admin"],
  body: { kind: HoldKind, reason: Reason },
  refusals: ["order/no-such-hold", "order/not-your-hold"],
  example: { kind: "CREDIT", reason: "已收到承兑汇票" },
});
export const shortCloseOrder = decision({
  name: "short-close-order",
  summary: { en: "Close what is still open of an order", zh: "短结：剩余不再发货" },
  verb: "close",
  who: ["sales", "admin"],
  body: { reason: Reason },
  refusals: ["order/too-late"],
  example: { reason: "剩余不再发货" },
});
export const allocateOrder = decision({
  name: "allocate-order",
  summary: { en: "Choose the warehouses that an order ships from", zh: "分配仓库" },
  verb: "allocate",
  who: ["warehouse", "admin"],
  body: {
    lines: z
      .array(
        z.strictObject({
          lineNo: z.int().min(1).max(500),
          from: z.array(z.strictObject({ locationId: LocationId, quantity: Quantity })).max(10),
        }),
      )
      .min(1)
      .max(500),
    reason: z.string().trim().max(500).optional(),
  },
  refusals: ["stock/short", "order/over-allocated", "order/too-late", "location/unknown", "location/not-yours"],
  example: { lines: [{ lineNo: 1, from: [{ locationId: "loc_hz", quantity: 240 }] }] },
});
export const promiseOrder = decision({
  name: "promise-order",
  summary: { en: "Promise a date to the buyer; it is watched", zh: "承诺到货日期" },
  verb: "promise",
  who: ["sales", "warehouse", "admin"],
  body: { promisedOn: LocalDate },
  refusals: [],
  example: { promisedOn: "2026-12-01" },
});
