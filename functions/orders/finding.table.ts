/**
 * Rows by which an order is found; it knows nothing of them. Both say where it is, so they are only ever added: an order stays found by a SKU that a
 * change took off it.
 * 1. by number                          base     ORDER-NUMBER#<four characters>   <the rest>#<id>
 * 2. a distributor's that hold a SKU    base     ORDERS-WITH#<distributorId>#<sku>   <createdAt>#<id>   newest first
 * 3. HQ's that hold a SKU               byStage  ORDERS-WITH#<sku>                   <createdAt>#<id>   newest first
 */
import type { Order, OrderHead, OrderSummary } from "../../shared/contracts/order-model.ts";
import { digest } from "../../shared/clock.ts";
import type { Caller } from "../../shared/membership.ts";
import { maySee } from "../../shared/membership.ts";
import { type Item, type Page, query, readMany } from "../../shared/table.ts";
import type { ListQuery } from "./order-lists.table.ts";
import { headKey } from "./orders.table.ts";

/** What tells one number from another: the part after the date. */
const ownPart = (number: string): string => number.slice(number.lastIndexOf("-") + 1).toUpperCase();
const headLength = 4;
/** By characters, not by halves of them. */
const cut = (part: string): [head: string, rest: string] => {
  const characters = [...part];
  return [characters.slice(0, headLength).join(""), characters.slice(headLength).join("")];
};

export const numberRow = ({ id, number, distributorId }: Pick<OrderHead, "id" | "number" | "distributorId">): Item => {
  const [head, rest] = cut(ownPart(number));
  return {
    pk: `ORDER-NUMBER#${head}`,
    sk: `${rest}#${id}`,
    type: "order-number",
    tenant: distributorId,
    orderId: id,
  };
};
export const skuRows = ({ id, distributorId, createdAt, lines }: Order): Item[] =>
  [...new Set(lines.map(({ sku }) => sku))].map((sku) => ({
    pk: `ORDERS-WITH#${distributorId}#${sku}`,
    sk: `${createdAt}#${id}`,
    type: "order-with",
    tenant: distributorId,
    stagePk: `ORDERS-WITH#${sku}`,
    stageSk: `${createdAt}#${id}`,
    summary: { orderId: id },
  }));

const summariesOf = async (orderIds: readonly string[]): Promise<OrderSummary[]> => {
  const heads = await readMany<{ summary: OrderSummary }>(orderIds.map(headKey));
  return heads.flatMap((head) => (head ? [head.summary] : []));
};

/** Patterns 1: by the whole number, or by the first four or more characters of its last part. Numbers of older books are found whole. */
export const ordersNumbered = async (typed: string, caller: Caller, limit: number): Promise<OrderSummary[]> => {
  const part = ownPart(typed);
  const [head, prefix] = cut(part);
  const found = await query<{ orderId: string }>({
    partition: `ORDER-NUMBER#${head}`,
    ...(prefix && { prefix }),
    limit,
  });
  const orders = await summariesOf([`ord_${digest("history", typed)}`, ...found.items.map(({ orderId }) => orderId)]);
  return orders.filter(
    ({ number, distributorId }) =>
      maySee(caller, distributorId) &&
      (part.length === typed.length || number.toUpperCase().startsWith(typed.toUpperCase())),
  );
};

/** Patterns 2 and 3. */
export const ordersWith = async (
  sku: string,
  distributorId: string | undefined,
  { month, ...paged }: ListQuery,
): Promise<Page<OrderSummary>> => {
  const { items, cursor } = await query<{ summary: { orderId: string } }>({
    ...(distributorId
      ? { partition: `ORDERS-WITH#${distributorId}#${sku}` }
      : { from: "byStage", partition: `ORDERS-WITH#${sku}` }),
    ...(month && { prefix: month }),
    newestFirst: true,
    ...paged,
  });
  return {
    items: await summariesOf(items.map(({ summary }) => summary.orderId)),
    ...(cursor && { cursor }),
  };
};
