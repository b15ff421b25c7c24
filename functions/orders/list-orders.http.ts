import type { OrderSummary, Stage } from "../../shared/contracts/order-model.ts";
import { listOrders } from "../../shared/contracts/orders.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import type { Page } from "../../shared/table.ts";
import { type ListQuery, newestIn, ordersIn, ordersOf } from "./orders.table.ts";

const maxPages = 10;

export const handler = http(listOrders, async ({ query, caller, now }) => {
  const { stage, month = localDate(now, "UTC").slice(0, 7), limit, cursor } = query;
  const distributorId = caller.tenant === "HQ" ? query.distributorId : caller.tenant;
  if (distributorId)
    return stage ? ofStage(distributorId, stage, { limit, cursor }) : ordersOf(distributorId, { limit, cursor });
  if (stage) return ordersIn(stage, month, { limit, cursor, newestFirst: true });
  return newestIn(month, { limit, cursor });
});

/** A distributor's orders of one stage: filtered page by page, at most ten; the cursor goes on where it stopped. */
const ofStage = async (
  distributorId: DistributorId,
  stage: Stage,
  { limit, cursor }: ListQuery,
): Promise<Page<OrderSummary>> => {
  const items: OrderSummary[] = [];
  let from = cursor;
  for (let pages = 0; pages < maxPages && items.length < limit; pages += 1) {
    const page = await ordersOf(distributorId, { limit: limit - items.length, cursor: from });
    items.push(...page.items.filter((order) => order.stage === stage));
    from = page.cursor;
    if (!from) break;
  }
  return { items, ...(from && { cursor: from }) };
};
