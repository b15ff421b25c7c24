import type { World } from "./check.ts";
import { nameOf, type Row, sum } from "./rows.ts";

/** Taken over from older books: version 1 happened elsewhere, so that it has no event of its own, and what it had shipped has no shipment here. */
export const isFromBooks = ({ createdBy }: Row): boolean => createdBy?.id === "history";
const total = (byPlace: Record<string, number>): number => sum(Object.values(byPlace), (n) => n);

export const orders = (world: World): void => {
  const { of, at, expect } = world;
  for (const order of of("order")) {
    const own = world.lines.get(order.pk) ?? [];
    for (const type of ["order", "order-lines", "event", "shipment", "shipment-lines"])
      for (const item of at(type).get(order.pk) ?? [])
        expect("S10 one tenant", nameOf(item), item.tenant, order.distributorId);
    const first = isFromBooks(order) ? 2 : 1;
    const versions = (at("event").get(order.pk) ?? []).map(({ version }) => version as number);
    expect(
      "S7 S8 an event a version",
      order.pk,
      versions.toSorted((a, b) => a - b),
      Array.from({ length: order.version - first + 1 }, (_, i) => i + first),
    );
    expect("S6 all lines", order.pk, own.length, order.lineCount);
    expect("S6 total", order.pk, order.totalFen, order.freightFen + sum(own, (l) => l.amountFen));
    expect("S6 whole numbers", order.pk, own.every((l) => Number.isSafeInteger(l.amountFen)), true); // prettier-ignore
    quantities(world, order, own);
  }
  for (const type of ["order-lines", "shipment", "shipment-lines", "event"])
    for (const [pk, [row]] of at(type))
      if (pk.startsWith("ORDER#")) expect("S7 rows of an order", nameOf(row!), at("order").has(pk), true);
};

const quantities = ({ at, expect }: World, order: Row, own: readonly Row[]): void => {
  const shipments = new Map((at("shipment").get(order.pk) ?? []).map((shipment) => [shipment.id as string, shipment]));
  const chunks = at("shipment-lines").get(order.pk) ?? [];
  const picking = [...shipments.values()].filter(({ state }) => state === "picking");
  expect("S11 pick lists", order.pk, order.openPicks, picking.length);
  for (const { shipmentId } of chunks) expect("S11 shipment", order.pk, shipments.has(shipmentId), true);
  const parts = Map.groupBy(
    chunks.flatMap(({ shipmentId, lines }) =>
      (lines as Row[]).map((part) => ({ part, shipment: shipments.get(shipmentId) })),
    ),
    ({ part }) => part.lineNo as number,
  );
  for (const line of own) {
    const where = `${order.pk} line ${line.lineNo}`;
    const mine = parts.get(line.lineNo) ?? [];
    const left = line.quantity - line.cancelled - line.shipped;
    const aside = Object.values<number>(line.reserved);
    expect("S11 open", where, left >= 0 && line.cancelled >= 0, true);
    expect("S11 set aside", where, total(line.reserved) <= left && aside.every((n) => n > 0), true);
    const before = isFromBooks(order) && mine.length === 0;
    for (const quantity of ["shipped", "received", "damaged", "lost"])
      if (!before)
        expect(
          `S11 ${quantity}`,
          where,
          line[quantity],
          sum(mine, ({ part }) => part[quantity]),
        );
    expect("S11 arrived", where, line.received + line.damaged + line.lost <= line.shipped, true);
    for (const [place, quantity] of Object.entries<number>(line.reserved)) {
      const here = mine.filter(({ shipment: s }) => s?.state === "picking" && s.locationId === place);
      expect("S11 picked", where, sum(here, ({ part }) => part.picked) <= quantity, true);
    }
  }
};
