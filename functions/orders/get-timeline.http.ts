import { getTimeline } from "../../shared/contracts/orders.ts";
import { http } from "../../shared/http.ts";
import { findOrder } from "./index.ts";
import { timelineOf } from "./orders.table.ts";
import { timelineRow } from "./timeline.ts";

export const handler = http(getTimeline, async ({ params, query, caller }) => {
  const [, { items, cursor }] = await Promise.all([
    findOrder(caller, params.orderId),
    timelineOf(params.orderId, query),
  ]);
  return { items: items.map((item) => timelineRow(item, caller)), ...(cursor && { cursor }) };
});
