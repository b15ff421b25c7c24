import { orderChanged, orderDrafted, orderSubmitted } from "../../events/orders.ts";
import type { EventDefinition } from "../../events/define.ts";
import { commit } from "../../shared/commit.ts";
import { on } from "../../shared/on.ts";
import { put } from "../../shared/table.ts";
import { numberRow, skuRows } from "./finding.table.ts";
import { loadOrder } from "./index.ts";

const heardOf = [orderDrafted, orderSubmitted, orderChanged] as readonly EventDefinition<{ orderId: string }>[];
const rowsAtOnce = 100;

/** Rows say the same however often they are written, in any order: no mark is kept of what was heard. A draft is found by its number alone. */
export const handler = on("orders/index-order.event", heardOf, async ({ type, data }) => {
  const order = await loadOrder(data.orderId);
  if (!order) return;
  const rows = order.approval === "draft" ? [] : skuRows(order);
  const all = [...(type === orderDrafted.type ? [numberRow(order)] : []), ...rows].map((row) => put(row));
  for (let i = 0; i < all.length; i += rowsAtOnce) await commit(all.slice(i, i + rowsAtOnce));
});
