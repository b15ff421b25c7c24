import * as z from "zod";
import { contract } from "./contract.ts";
import { order } from "./orders.examples.ts";
import { Order, RequestedLine } from "./order-model.ts";
import { DistributorId, OrderId, Quantity, Sku } from "./primitives.ts";

const mayOrder = ["buyer", "manager", "sales", "admin"] as const;
export const ProductName = z.object({ zh: z.string().optional(), en: z.string().optional() });

/** Why a buyer cannot order a line today; the same codes as the refusals of an order with it. */
export const LineObstacle = z.enum([
  "product/unknown",
  "product/not-orderable",
  "product/whole-packs-only",
  "price/none",
]);
export type LineObstacle = z.infer<typeof LineObstacle>;
export const RowProblem = z.enum([
  ...LineObstacle.options,
  "barcode/ambiguous",
  "pack/none",
  "quantity/invalid",
  "quantity/missing",
  "row/unclear",
  "unit/unknown",
]);
export type RowProblem = z.infer<typeof RowProblem>;

export const readQuickLines = contract({
  name: "read-quick-lines",
  summary: {
    en: "Order lines from text pasted out of a spreadsheet: SKU or barcode, and a quantity in units or packs",
    zh: "快速下单：从表格粘贴 SKU 或条码与数量（单位或整箱），转换为订单行",
  },
  method: "POST",
  path: "/orders/quick-lines",
  asksOnly: true,
  who: mayOrder,
  body: z.strictObject({ text: z.string().min(1).max(60_000), distributorId: DistributorId.optional() }),
  ok: {
    status: 200,
    body: z.object({
      /** One a product, in the order of the text; ready for an order of this buyer. */
      lines: z.array(RequestedLine.extend({ name: ProductName, unit: z.string() })),
      /** Rows that are in no line: `row` counts the lines of the text from 1. */
      errors: z.array(z.object({ row: z.int(), text: z.string(), code: RowProblem, message: z.string() })),
    }),
  },
  refusals: ["distributor/unknown", "order/too-many-rows"],
  example: {
    body: { text: "SKU\t数量\nWATER-550\t２ 箱\nTEA-99\t12" },
    reply: {
      lines: [
        { sku: "WATER-550", quantity: 48, name: { zh: "天然矿泉水 550 ml", en: "Mineral water 550 ml" }, unit: "瓶" },
      ],
      errors: [{ row: 3, text: "TEA-99\t12", code: "product/unknown", message: "没有 SKU 或条码为 TEA-99 的商品。" }],
    },
  },
});

export const repeatOrder = contract({
  name: "repeat-order",
  summary: {
    en: "A new draft with the lines of an earlier order, at today's prices, for the same buyer",
    zh: "再来一单：按原订单行以今日价格新建草稿",
  },
  method: "POST",
  path: "/orders/{orderId}/reorder",
  who: mayOrder,
  params: z.strictObject({ orderId: OrderId }),
  ok: {
    status: 201,
    body: z.object({
      order: Order,
      /** Lines of the earlier order that cannot be ordered today as they were. */
      leftOut: z.array(z.object({ sku: Sku, quantity: Quantity, code: LineObstacle })),
    }),
  },
  refusals: ["order/nothing-to-repeat", "distributor/unknown", "distributor/not-active", "order/too-valuable"],
  example: {
    params: { orderId: "ord_5h3n8p" },
    reply: { order, leftOut: [{ sku: "TEA-100", quantity: 24, code: "product/not-orderable" }] },
  },
});
