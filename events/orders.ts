import * as z from "zod";
import { event } from "./define.ts";

/** Where stock may have changed: heard by whoever watches levels. */
export const stockTouched = () => z.array(z.object({ sku: z.string(), locationId: z.string() }));

const about = () => ({
  orderId: z.string(),
  number: z.string(),
  distributorId: z.string(),
  distributorName: z.string(),
  stage: z.string(),
  totalFen: z.number().int(),
  currency: z.string(),
});
const aboutExample = {
  orderId: "ord_7k2m9q",
  number: "SO261123-7K2M9Q",
  distributorId: "dst_hz01",
  distributorName: "杭州恒盛商贸有限公司",
  stage: "to-review",
  totalFen: 1_264_000,
  currency: "CNY",
};
const line = () => z.object({ lineNo: z.number().int(), sku: z.string(), quantity: z.number().int() });
const source = "huotong.orders";

const plain = <Extra extends z.ZodRawShape>(type: string, extra: () => Extra, more: z.infer<z.ZodObject<Extra>>) => {
  type Data = z.infer<z.ZodObject<ReturnType<typeof about>>> & z.infer<z.ZodObject<Extra>>;
  return event<Data>({
    source,
    type,
    version: 1,
    detail: () => z.object({ ...about(), ...extra() }) as unknown as z.ZodType<Data>,
    example: { ...aboutExample, ...more },
  });
};

/** A new draft: it concerns its author alone, and can be found from now on. */
export const orderDrafted = plain("OrderDrafted", () => ({}), {});
export const orderSubmitted = plain(
  "OrderSubmitted",
  () => ({ lines: z.array(line()), holds: z.array(z.string()), stock: stockTouched() }),
  {
    lines: [{ lineNo: 1, sku: "WATER-550", quantity: 240 }],
    holds: [],
    stock: [{ sku: "WATER-550", locationId: "loc_hz" }],
  },
);
/** An edit after submit: reviews that had passed are void, unless nothing that matters changed. */
export const orderChanged = plain(
  "OrderChanged",
  () => ({ reason: z.string().optional(), voidsReviews: z.boolean(), stock: stockTouched() }),
  { reason: "客户加单", voidsReviews: true, stock: [] },
);
export const orderReviewed = plain(
  "OrderReviewed",
  () => ({ steps: z.array(z.string()), note: z.string().optional(), byRule: z.string().optional() }),
  { steps: ["business"], byRule: "off" },
);
export const orderApproved = plain(
  "OrderApproved",
  () => ({
    steps: z.array(z.string()),
    note: z.string().optional(),
    byRule: z.string().optional(),
    stock: stockTouched(),
  }),
  { steps: ["outbound"], stock: [] },
);
export const orderRejected = plain("OrderRejected", () => ({ reason: z.string(), stock: stockTouched() }), {
  reason: "资质已过期",
  stock: [],
});
export const orderCancelled = plain(
  "OrderCancelled",
  () => ({ reason: z.string(), stock: stockTouched(), wasDraft: z.boolean() }),
  { reason: "客户取消", stock: [], wasDraft: false },
);
export const orderHeld = plain(
  "OrderHeld",
  () => ({ kind: z.string(), code: z.string(), facts: z.record(z.string(), z.unknown()) }),
  { kind: "CREDIT", code: "credit/overdue", facts: { overdueFen: 500_000 } },
);
export const holdReleased = plain("HoldReleased", () => ({ kind: z.string(), reason: z.string() }), {
  kind: "CREDIT",
  reason: "已收到承兑汇票",
});
export const orderAllocated = plain(
  "OrderAllocated",
  () => ({ stock: stockTouched(), reason: z.string().optional() }),
  { stock: [{ sku: "WATER-550", locationId: "loc_hz" }] },
);
/** 短结: the rest will not be delivered. */
export const orderShortClosed = plain(
  "OrderShortClosed",
  () => ({ reason: z.string(), lines: z.array(line()), stock: stockTouched() }),
  { reason: "剩余不再发货", lines: [{ lineNo: 1, sku: "WATER-550", quantity: 12 }], stock: [] },
);
export const orderPromised = plain("OrderPromised", () => ({ promisedOn: z.string() }), { promisedOn: "2026-12-01" });
/** Money moved the settlement axis. */
export const orderSettled = plain(
  "OrderSettled",
  () => ({ settlement: z.string(), invoicedFen: z.number().int(), paidFen: z.number().int() }),
  { settlement: "invoiced", invoicedFen: 1_264_000, paidFen: 0 },
);
/** A date promised to the buyer passed and the goods are not signed for. */
export const promiseMissed = plain("PromiseMissed", () => ({ promisedOn: z.string(), daysLate: z.number().int() }), {
  promisedOn: "2026-11-20",
  daysLate: 1,
});
/** Orders of the past came in from older books, several at once: what they were when they came. Their own first version happened elsewhere and has no event. */
export const ordersTakenOver = event({
  source,
  type: "OrdersTakenOver",
  version: 1,
  detail: () =>
    z.object({
      orders: z.array(
        z.object({
          orderId: z.string(),
          distributorId: z.string(),
          region: z.string(),
          submittedAt: z.string(),
          lines: z.array(z.object({ sku: z.string(), quantity: z.number().int() })),
        }),
      ),
    }),
  example: {
    orders: [
      {
        ...{
          orderId: "ord_7k2m9q",
          distributorId: "dst_hz01",
          region: "华东",
          submittedAt: "2025-03-02T01:00:00.000Z",
        },
        lines: [{ sku: "WATER-550", quantity: 240 }],
      },
    ],
  },
});
