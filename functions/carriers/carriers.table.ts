/**
 * 1. one carrier, its secrets included   base     CARRIER#<id>, CARRIER
 * 2. the carriers, by code               byOwner  CARRIERS        <CODE>
 * 3. who has a code                      base     CARRIER-CODE#<CODE>, CODE
 * Secrets stay in the item: lists read the summary, and `toCarrier` leaves them out.
 */
import { Carrier } from "../../shared/contracts/carriers.ts";
import type { CarrierId } from "../../shared/contracts/primitives.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { type Action, create, type Item, type Key, put, query, read, remove } from "../../shared/table.ts";

export interface CarrierRecord extends Carrier {
  secret: string;
  /** The one before: good until `secretBeforeUntil`. */
  secretBefore?: string | undefined;
  secretBeforeUntil?: string | undefined;
}

const carrierKey = (id: string): Key => ({ pk: `CARRIER#${id}`, sk: "CARRIER" });
const codeKey = (code: string): Key => ({ pk: `CARRIER-CODE#${code.toUpperCase()}`, sk: "CODE" });

export const toCarrier = (record: CarrierRecord): Carrier => Carrier.parse(record);

const carrierItem = (record: CarrierRecord): Item => ({
  ...record,
  ...carrierKey(record.id),
  type: "carrier",
  tenant: "HQ",
  ownerPk: "CARRIERS",
  ownerSk: record.code.toUpperCase(),
  summary: toCarrier(record),
});
const claimed = ({ code, id }: Carrier): Action =>
  create(
    { ...codeKey(code), type: "carrier-code", tenant: "HQ", carrierId: id },
    () => new Refusal("carrier/code-taken", { carrierCode: code }),
  );

export const readCarrier = (id: string): Promise<CarrierRecord | undefined> => read<CarrierRecord>(carrierKey(id));

export const carrierCreated = (record: CarrierRecord): Action[] => [claimed(record), create(carrierItem(record))];

/** `after` carries the next version; fails as stale where somebody was faster. */
export const carrierChanged = (before: CarrierRecord, after: CarrierRecord): Action[] => [
  put(carrierItem(after), { version: before.version }, stale),
  ...(before.code.toUpperCase() === after.code.toUpperCase() ? [] : [claimed(after), remove(codeKey(before.code))]),
];

/** A company has a handful: one page. */
export const everyCarrier = async (): Promise<Carrier[]> => {
  const page = await query<{ summary: Carrier }>({ from: "byOwner", partition: "CARRIERS", limit: 500 });
  return page.items.map(({ summary }) => summary);
};

export const carrierIdByCode = async (code: string): Promise<CarrierId | undefined> =>
  (await read<{ carrierId: CarrierId }>(codeKey(code)))?.carrierId;
