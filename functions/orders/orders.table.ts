import type { Actor, EventDefinition } from "../../events/define.ts";
import type { Order, OrderHead, OrderLine, Stage } from "../../shared/contracts/order-model.ts";
import type { OrderId } from "../../shared/contracts/primitives.ts";
import { stale } from "../../shared/errors.ts";
import { news } from "../../shared/outbox.ts";
import {
  type Action,
  create,
  type Found,
  type Item,
  type Key,
  type Page,
  put,
  query,
  queryAll,
  remove,
} from "../../shared/table.ts";
import { headFields } from "./head-fields.ts";
import { derived, summaryOf } from "./order.ts";

// Access patterns (3 and 4 are asked in order-lists.table.ts, more ways to find an order in finding.table.ts)
//  1 one order with its lines                 pk ORDER#<id>, sk HEAD … LINES#nn          one query, strongly consistent
//  2 its timeline, oldest first               pk ORDER#<id>, sk EVENT#<version>          base, paged
//  3 a distributor's orders, newest first     byOwner ORDERS#<distributorId>, <createdAt>#<id>
//  4 orders of a stage, oldest first          byStage ORDERS#<stage>[#<month>], <submittedAt>#<id>
//  5 orders that wait for stock of a SKU      pk WAITING-FOR-STOCK, sk <submittedAt>#<id>, with the SKUs
// Lines stand fifty to an item, so that a head is narrow to change and 500 lines stay far from the size limits.

const linesPerItem = 50;
export const endStages: readonly Stage[] = ["completed", "cancelled", "closed", "rejected"];

export const orderKey = (orderId: string): { pk: string } => ({ pk: `ORDER#${orderId}` });
export const headKey = (orderId: string): Key => ({ ...orderKey(orderId), sk: "HEAD" });
const linesKey = (orderId: string, chunk: number): Key => ({
  ...orderKey(orderId),
  sk: `LINES#${String(chunk).padStart(2, "0")}`,
});
export const ownerPartition = (distributorId: string): string => `ORDERS#${distributorId}`;
/** Orders at rest pile up: their stages have a partition a month. */
export const stagePartition = (stage: Stage, month: string): string =>
  endStages.includes(stage) ? `ORDERS#${stage}#${month}` : `ORDERS#${stage}`;

const headItem = ({ lines: _, ...head }: Order): Item => ({
  ...headKey(head.id),
  type: "order",
  tenant: head.distributorId,
  ...head,
  ownerPk: ownerPartition(head.distributorId),
  ownerSk: `${head.createdAt}#${head.id}`,
  stagePk: stagePartition(head.stage, head.createdAt.slice(0, 7)),
  stageSk: `${head.submittedAt ?? head.createdAt}#${head.id}`,
  summary: summaryOf(head),
});
const chunksOf = (lines: readonly OrderLine[]): OrderLine[][] =>
  Array.from({ length: Math.ceil(lines.length / linesPerItem) }, (_, i) =>
    lines.slice(i * linesPerItem, (i + 1) * linesPerItem),
  );
const linesItem = (order: Order, chunk: number, lines: readonly OrderLine[]): Item => ({
  ...linesKey(order.id, chunk),
  type: "order-lines",
  tenant: order.distributorId,
  lines,
});

/** Access pattern 1. */
export const loadOrder = async (orderId: string): Promise<Order | undefined> => {
  const items = await queryAll<Found>({ partition: orderKey(orderId).pk, between: ["HEAD", "LINES#~"] });
  const head = items.find(({ sk }) => sk === "HEAD");
  if (!head) return undefined;
  const lines = items.filter(({ sk }) => String(sk).startsWith("LINES#")).flatMap((item) => item.lines as OrderLine[]);
  return { ...(pick(head, headFields) as unknown as OrderHead), lines };
};
const pick = (item: Found, names: readonly string[]): Found =>
  Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));

export interface Step {
  actor: Actor;
  now: string;
}

/** What happened to an order, and what the timeline will say of it. */
export interface OrderNews<Data = unknown> {
  definition: EventDefinition<Data>;
  data: Omit<Data, keyof typeof aboutNames>;
}
const aboutNames = { orderId: 0, number: 0, distributorId: 0, distributorName: 0, stage: 0, totalFen: 0, currency: 0 };
export const happened = <Data>(
  definition: EventDefinition<Data>,
  data: Omit<Data, keyof typeof aboutNames>,
): OrderNews => ({ definition, data }) as unknown as OrderNews;
const about = ({ id, number, distributorId, distributorName, stage, totalFen, currency }: Order) => ({
  orderId: id, number, distributorId, distributorName, stage, totalFen, currency,
}); // prettier-ignore
const newsAction = (order: Order, what: OrderNews, { actor, now }: Step): Action =>
  news(what.definition, {
    ...orderKey(order.id),
    id: order.id,
    tenant: order.distributorId,
    version: order.version,
    actor,
    now,
    data: { ...about(order), ...(what.data as object) },
  });

/** The next state of an order: its derived axes as they follow, its version one up. */
export const nextOf = (before: Order, next: Order): Order => derived({ ...next, version: before.version + 1 });

/**
 * The actions that take an order from `before` to `next` (as `nextOf` made it) and tell it: they fail as a stale version where anybody was faster.
 */
export const moveActions = (before: Order, next: Order, what: OrderNews, step: Step): Action[] => {
  const [was, will] = [chunksOf(before.lines), chunksOf(next.lines)];
  const changed = will.flatMap((lines, i) =>
    JSON.stringify(lines) === JSON.stringify(was[i]) ? [] : [put(linesItem(next, i, lines))],
  );
  const gone = was.slice(will.length).map((_, i) => remove(linesKey(next.id, will.length + i)));
  return [
    put(headItem(next), { version: before.version }, stale),
    ...changed,
    ...gone,
    newsAction(next, what, step),
    ...waitingActions(before, next),
  ];
};

/** The actions that make a new order; `exists` says what it means that there is one of this id. */
export const createActions = (order: Order, what: OrderNews, step: Step, exists: () => Error): Action[] => [
  create(headItem(order), exists),
  ...chunksOf(order.lines).map((lines, i) => put(linesItem(order, i, lines))),
  newsAction(order, what, step),
];

/** History has no event of its own: it happened elsewhere. */
export const historyItems = (order: Order): Item[] => [
  headItem(order),
  ...chunksOf(order.lines).map((lines, i) => linesItem(order, i, lines)),
];

const waitingFor = (order: Order): string[] =>
  order.holds.some(({ kind }) => kind === "STOCK") && (order.approval === "submitted" || order.approval === "approved")
    ? [
        ...new Set(
          order.lines
            .filter((l) => l.quantity - l.cancelled - l.shipped > Object.values(l.reserved).reduce((a, b) => a + b, 0))
            .map(({ sku }) => sku),
        ),
      ]
    : [];
const waitingActions = (before: Order, next: Order): Action[] => {
  const [was, will] = [waitingFor(before), waitingFor(next)];
  const [from, to] = [waitingKey(before), waitingKey(next)];
  const moved = from.sk !== to.sk;
  if (was.join() === will.join() && (!moved || will.length === 0)) return [];
  const row = { ...to, type: "waiting-order", tenant: next.distributorId, orderId: next.id, skus: will };
  return [
    ...(was.length > 0 && (moved || will.length === 0) ? [remove(from)] : []),
    ...(will.length > 0 ? [put(row)] : []),
  ];
};
const waitingKey = ({ id, submittedAt, createdAt }: Order): Key => ({
  pk: "WAITING-FOR-STOCK",
  sk: `${submittedAt ?? createdAt}#${id}`,
});

/** Access pattern 5: oldest first, so that who ordered first is served first. */
export const ordersWaitingFor = async (skus: ReadonlySet<string>): Promise<OrderId[]> => {
  const waiting = await queryAll<{ orderId: OrderId; skus: string[] }>({ partition: "WAITING-FOR-STOCK" });
  return waiting.filter((order) => order.skus.some((sku) => skus.has(sku))).map(({ orderId }) => orderId);
};

export interface TimelineItem {
  version: number;
  at: string;
  eventType: string;
  actor: Actor;
  data: Record<string, unknown>;
}
/** Access pattern 2. */
export const timelineOf = (
  orderId: OrderId,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Page<TimelineItem>> => query({ partition: orderKey(orderId).pk, prefix: "EVENT#", limit, cursor });
