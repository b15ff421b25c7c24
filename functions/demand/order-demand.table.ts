import { stale } from "../../shared/errors.ts";
import { absent } from "../../shared/expressions.ts";
import { type Action, check, type Key, put, queryAll, readMany } from "../../shared/table.ts";
import { type Contribution, differenceOf } from "./contribution.ts";
import { counted } from "./demand.table.ts";

/* Access pattern 5 of demand.table.ts: DEMAND-OF#<orderId> / <part>, parts 00, 01, … */
const partition = (orderId: string): string => `DEMAND-OF#${orderId}`;
export const partKey = (orderId: string, part: number): Key => ({
  pk: partition(orderId),
  sk: String(part).padStart(2, "0"),
});

/** What a part of an order was counted for, and which version of the order that was. */
export interface Counted extends Contribution {
  version: number;
}
export const countedOf = (orderId: string): Promise<Counted[]> => queryAll<Counted>({ partition: partition(orderId) });

/** The first part of each order, if it was counted; in one round trip. */
export const firstCounted = (orderIds: readonly string[]): Promise<(Counted | undefined)[]> =>
  readMany<Counted>(orderIds.map((orderId) => partKey(orderId, 0)));

export interface Recount {
  orderId: string;
  version: number;
  part: number;
  before: Counted | undefined;
  after: Contribution;
}
/**
 * Counts parts of orders anew: their records and exactly the difference. It fails as stale where a record is not `before` any more. Part 0 of an order goes first
 * and says which version is being counted; the others hold only while it does, so that who looked at an older order writes nothing over a newer one.
 */
export const recounted = (parts: readonly Recount[]): Action[] => [
  ...parts.flatMap(({ orderId, version, part, before, after }) => [
    put(
      { ...partKey(orderId, part), type: "demand-of", tenant: after.seller, ...after, version },
      { version: before?.version ?? absent },
      stale,
    ),
    ...(part === 0 ? [] : [check(partKey(orderId, 0), { version }, stale)]),
  ]),
  ...counted(parts.flatMap(({ before, after }) => differenceOf(before, after))),
];
