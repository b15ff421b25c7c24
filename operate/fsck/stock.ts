import type { World } from "./check.ts";
import type { Row } from "./rows.ts";

interface Tally {
  add(key: string, n: number): void;
  of(key: string): number;
  keys(): Iterable<string>;
}
export const tally = (): Tally => {
  const sums = new Map<string, number>();
  return {
    add: (key, n) => void sums.set(key, (sums.get(key) ?? 0) + n),
    of: (key) => sums.get(key) ?? 0,
    keys: () => sums.keys(),
  };
};

/** What each place should have, from what happened to it. */
export interface Sums {
  balances: ReadonlyMap<string, Row>;
  onHand: Tally;
  inTransit: Tally;
  reserved: Tally;
  /** On its way there by what shipments and transfers say. */
  underWay: Tally;
  lots: Tally;
  places: ReadonlySet<string>;
}
export const stockSums = ({ of, at, lines }: World): Sums => {
  const [onHand, inTransit, reserved, underWay, lots] = [tally(), tally(), tally(), tally(), tally()];
  for (const lot of of("lot")) lots.add(lot.pk, lot.onHand);
  for (const move of of("movement")) {
    onHand.add(move.pk, move.onHand);
    inTransit.add(move.pk, move.inTransit);
  }
  for (const { pk } of of("order"))
    for (const line of lines.get(pk) ?? [])
      for (const [place, quantity] of Object.entries<number>(line.reserved))
        reserved.add(`STOCK#${place}#${line.sku}`, quantity);
  for (const { state, fromId, toId, lines } of of("transfer"))
    for (const line of lines as Row[]) {
      if (state === "planned") reserved.add(`STOCK#${fromId}#${line.sku}`, line.quantity);
      underWay.add(`STOCK#${toId}#${line.sku}`, stillUnderWay(line));
    }
  for (const [pk, chunks] of at("shipment-lines")) {
    const places = new Map(
      at("shipment")
        .get(pk)
        ?.map(({ id, toLocationId }) => [id, toLocationId]),
    );
    for (const { shipmentId, lines } of chunks)
      for (const line of lines as Row[]) {
        const [place, units] = [places.get(shipmentId), stillUnderWay(line)];
        if (place && units > 0) underWay.add(`STOCK#${place}#${line.sku}`, units);
      }
  }
  const balances = new Map(of("balance").map((balance) => [balance.pk, balance]));
  const places = new Set([
    ...balances.keys(),
    ...onHand.keys(),
    ...reserved.keys(),
    ...underWay.keys(),
    ...lots.keys(),
  ]);
  return { balances, onHand, inTransit, reserved, underWay, lots, places };
};
const stillUnderWay = ({ shipped, received, damaged, lost }: Row): number => shipped - received - damaged - lost;

export const stock = (world: World): void => {
  const { of, expect } = world;
  const { balances, places, ...sums } = stockSums(world);
  for (const { pk, sk, onHand } of of("lot")) expect("S1 a lot is never negative", `${pk} ${sk}`, onHand >= 0, true);
  for (const move of of("movement")) expect("S2 cause", move.pk, move.causes.length > 0, true);
  for (const pk of places) {
    const b = balances.get(pk) ?? { onHand: 0, reserved: 0, available: 0, inTransit: 0, incoming: 0 };
    const all = [b.onHand, b.reserved, b.available, b.inTransit, b.incoming];
    expect("S1 whole numbers", pk, all.every(Number.isSafeInteger), true);
    expect("S1 available", pk, b.available, b.onHand - b.reserved);
    expect("S1 nothing negative", pk, Math.min(...all) >= 0, true);
    expect("S1 lots", pk, sums.lots.of(pk), balances.get(pk)?.byLot ? b.onHand : 0);
    expect("S2 movements on hand", pk, b.onHand, sums.onHand.of(pk));
    expect("S2 movements in transit", pk, b.inTransit, sums.inTransit.of(pk));
    expect("S3 reservations", pk, b.reserved, sums.reserved.of(pk));
    expect("S3 under way", pk, b.inTransit, sums.underWay.of(pk));
  }
};
