import type { OrderSummary, Stage } from "../../shared/contracts/order-model.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { type Page, query } from "../../shared/table.ts";
import { endStages, ownerPartition, stagePartition } from "./orders.table.ts";

export interface ListQuery {
  limit: number;
  cursor?: string | undefined;
  /** `2026-11`: those created then (of a stage at work: submitted). */
  month?: string | undefined;
}
const summaries = async (page: Promise<Page<{ summary: OrderSummary }>>): Promise<Page<OrderSummary>> => {
  const { items, cursor } = await page;
  return { items: items.map(({ summary }) => summary), ...(cursor && { cursor }) };
};
/** Access pattern 3. */
export const ordersOf = (distributorId: DistributorId, { month: prefix, ...paged }: ListQuery) =>
  summaries(
    query({
      from: "byOwner",
      partition: ownerPartition(distributorId),
      ...(prefix && { prefix }),
      newestFirst: true,
      ...paged,
    }),
  );
/** Access pattern 4. */
export const ordersIn = (
  stage: Stage,
  { thisMonth, month, ...paged }: ListQuery & { thisMonth: string; newestFirst?: boolean },
): Promise<Page<OrderSummary>> =>
  summaries(
    query({
      from: "byStage",
      partition: stagePartition(stage, month ?? thisMonth),
      ...(month && !endStages.includes(stage) && { prefix: month }),
      ...paged,
    }),
  );

const mergedStages: readonly Stage[] = [
  "to-review",
  "to-finance",
  "to-ship",
  "part-shipped",
  "shipped",
  "part-received",
  "received",
  ...endStages,
];
/**
 * Orders of all stages, newest first: of a month, or those at work and of those at rest this month's. One query a stage, merged; the cursor is the last
 * one's place.
 */
export const newestIn = async (thisMonth: string, { limit, cursor, month }: ListQuery): Promise<Page<OrderSummary>> => {
  const below = cursor === undefined ? `${month ?? ""}~` : placeIn(cursor);
  const pages = await Promise.all(
    mergedStages.map((stage) =>
      query<{ stageSk: string; summary: OrderSummary }>({
        from: "byStage",
        partition: stagePartition(stage, month ?? thisMonth),
        between: [month ?? "", below],
        newestFirst: true,
        limit: limit + 1,
      }),
    ),
  );
  const merged = pages
    .flatMap(({ items }) => items)
    .filter(({ stageSk }) => stageSk < below)
    .sort((a, b) => (a.stageSk < b.stageSk ? 1 : -1));
  const items = merged.slice(0, limit);
  const more = merged.length > limit;
  return {
    items: items.map(({ summary }) => summary),
    ...(more && { cursor: Buffer.from(items.at(-1)!.stageSk).toString("base64url") }),
  };
};
const placeIn = (cursor: string): string => {
  const place = Buffer.from(cursor, "base64url").toString();
  if (!/^\d{4}-[\w:.-]+#ord_[\w-]+$/.test(place))
    throw new Refusal("request/inconsistent", { errors: [{ path: "query.cursor" }] });
  return place;
};
