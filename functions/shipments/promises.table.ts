/**
 * 1. what was promised for a date       base  PROMISE#<date>, <orderId>[#<shipmentId>]
 * 2. how far the watch has looked       base  PROMISE-WATCH, WATCH
 * Entries are never corrected: the watch looks whether the order or the shipment still says that date, and takes the entry away.
 */
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { present } from "../../shared/expressions.ts";
import { type Action, type Key, put, queryAll, read, remove } from "../../shared/table.ts";

export interface Promised {
  orderId: string;
  /** Absent: it was promised for the order as a whole. */
  shipmentId?: string | undefined;
  on: LocalDate;
  tenant: string;
}
const promiseKey = ({ on, orderId, shipmentId }: Promised): Key => ({
  pk: `PROMISE#${on}`,
  sk: shipmentId ? `${orderId}#${shipmentId}` : orderId,
});
const watchKey: Key = { pk: "PROMISE-WATCH", sk: "WATCH" };

export const promised = (promise: Promised): Action => put({ ...promise, ...promiseKey(promise), type: "promise" });
export const promiseSettled = (promise: Promised): Action =>
  remove(promiseKey(promise), { pk: present }, () => new AlreadyDone(promiseKey(promise).sk));
export const promisesFor = (on: LocalDate): Promise<Promised[]> => queryAll({ partition: `PROMISE#${on}` });

export const watchedThrough = async (): Promise<LocalDate | undefined> =>
  (await read<{ through: LocalDate }>(watchKey))?.through;
export const watched = (through: LocalDate): Action =>
  put({ ...watchKey, type: "promise-watch", tenant: "HQ", through });
