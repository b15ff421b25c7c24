import { identity } from "../../functions/inventory/stock.table.ts";
import { digest } from "../../shared/clock.ts";
import type { Change } from "./change.ts";
import type { World } from "./check.ts";
import { type Row, sum } from "./rows.ts";
import { stockSums } from "./stock.ts";

/**
 * Balances. Where a balance and the sum of its movements differ, one of them lost something: the smaller counts, so that nothing is promised that may not
 * be there, but never less than orders and transfers have set aside. What is in transit is what shipments and transfers say is under way: their receipts must find it.
 * A movement `repair` books the difference. Both are assumptions: the place has to be counted.
 */
export const balances = (world: World, now: string): Change[] => {
  const sums = stockSums(world);
  return [...sums.places].flatMap((pk) => {
    const found = sums.balances.get(pk);
    const [, locationId, sku] = pk.split("#") as [string, string, string];
    const moved = sums.onHand.of(pk);
    const reserved = sums.reserved.of(pk);
    const onHand = Math.max(Math.min(found?.onHand ?? moved, moved), reserved, 0);
    const inTransit = sums.underWay.of(pk);
    const incoming = Math.max(found?.incoming ?? 0, 0);
    const set = { onHand, reserved, available: onHand - reserved, inTransit, incoming };
    const wrong = Object.entries(set).some(([name, n]) => found?.[name] !== n);
    const tenant = found?.tenant ?? world.at("movement").get(pk)?.[0]?.tenant ?? "HQ";
    const at = { pk, sk: "BALANCE" };
    const why = `movements say ${moved}, the balance ${found?.onHand ?? "is lost"}, orders have ${reserved}`;
    const item = { ...at, ...identity({ sku, locationId: locationId as never }, tenant), ...set, changes: 1 };
    const changes: Change[] = [];
    if (wrong) changes.push(found ? { kind: "set", ...at, set, why } : { kind: "create", ...at, item, why });
    const [hand, transit] = [onHand - moved, inTransit - sums.inTransit.of(pk)];
    if (hand !== 0 || transit !== 0) changes.push(booked(pk, tenant, hand, transit, now));
    return [...changes, ...lots(world, pk, sums.lots.of(pk), onHand, found)];
  });
};

const booked = (pk: string, tenant: string, onHand: number, inTransit: number, now: string): Change => {
  const document = `repair_${digest(pk, now, onHand, inTransit)}`;
  const sk = `MOVE#${now}#${document}`;
  const actor = { id: "system", name: "fsck", tenant: "HQ" };
  const causes = [{ kind: "repair", id: document, onHand, inTransit }];
  const item = { pk, sk, type: "movement", tenant, document, at: now, actor, causes, onHand, inTransit };
  const why = `${onHand} on hand and ${inTransit} in transit that no movement explains: count this place`;
  return { kind: "create", pk, sk, item, why, assumed: true };
};

/** What lots hold too much is taken from those that expire last; what they hold too little is of no known lot. */
const lots = (world: World, pk: string, inLots: number, onHand: number, found: Row | undefined): Change[] => {
  const rows = (world.at("lot").get(pk) ?? []).toSorted((a, b) => (a.sk < b.sk ? 1 : -1));
  if (!found?.byLot && rows.length === 0) return [];
  const changes: Change[] = found?.byLot
    ? []
    : [{ kind: "set", pk, sk: "BALANCE", set: { byLot: true }, why: "its lots are here" }];
  let over = inLots - onHand;
  for (const row of rows) {
    const less = Math.min(over, row.onHand as number);
    if (less <= 0) continue;
    over -= less;
    const why = `lots held ${inLots}, the place ${onHand}: count this lot`;
    const at = { pk, sk: row.sk, why, assumed: true };
    changes.push(
      less === row.onHand ? { kind: "take-out", ...at } : { kind: "set", ...at, set: { onHand: row.onHand - less } },
    );
  }
  if (over >= 0) return changes;
  const [, locationId, sku] = pk.split("#") as [string, string, string];
  const sk = "LOT#9999-12-31#UNKNOWN";
  const listed = { ownerPk: `LOTS#${locationId}`, ownerSk: `9999-12-31#${sku}#UNKNOWN` };
  const before = sum(
    rows.filter((row) => row.sk === sk),
    (row) => row.onHand as number,
  );
  const item = { pk, sk, type: "lot", tenant: found?.tenant ?? "HQ", sku, locationId, lot: "UNKNOWN", ...listed, onHand: before - over }; // prettier-ignore
  return [...changes, { kind: "create", pk, sk, item, why: "of no known lot: count this place", assumed: true }];
};
