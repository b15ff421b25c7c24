import type { OrderSummary, Stage } from "../../shared/contracts/order-model.ts";
import { listOrders } from "../../shared/contracts/orders.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import type { Page } from "../../shared/table.ts";
import { ordersNumbered, ordersWith } from "./finding.table.ts";
import { type ListQuery, newestIn, ordersIn, ordersOf } from "./order-lists.table.ts";

const maxPages = 10;

export const handler = http(listOrders, async ({ query, caller, now }) => {
  const { number, sku, stage, ...paged } = query;
  const thisMonth = localDate(now, "UTC").slice(0, 7);
  const distributorId = caller.tenant === "HQ" ? query.distributorId : caller.tenant;
  if (number) return { items: await ordersNumbered(number, caller, paged.limit) };
  if (sku) return ofStage(stage, paged, (page) => ordersWith(sku, distributorId, page));
  if (distributorId) return ofStage(stage, paged, (page) => ordersOf(distributorId, page));
  if (stage) return ordersIn(stage, { ...paged, thisMonth, newestFirst: true });
  return newestIn(thisMonth, paged);
});

/** Those of one stage: filtered page by page, at most ten; the cursor goes on where it stopped. */
const ofStage = async (
  stage: Stage | undefined,
  { limit, cursor, month }: ListQuery,
  pageOf: (paged: ListQuery) => Promise<Page<OrderSummary>>,
): Promise<Page<OrderSummary>> => {
  const items: OrderSummary[] = [];
  let from = cursor;
  for (let pages = 0; pages < maxPages && items.length < limit; pages += 1) {
    const page = await pageOf({ limit: limit - items.length, cursor: from, month });
    items.push(...page.items.filter((order) => !stage || order.stage === stage));
    from = page.cursor;
    if (!from) break;
  }
  return { items, ...(from && { cursor: from }) };
};
