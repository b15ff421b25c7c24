/**
 * What holds after every commit, whatever happened before: a pure function over all items of the table. The names are those of the promises that
 * the architecture makes: S1 balances and lots, S2 movements, S3 reservations, S4 credit, S6 money, S7/S8 versions and events, S10 tenants, S11 quantities and invoices,
 * S15 expiry. `atRest` adds what must be true once every event had its effect.
 */
export interface Violation {
  rule: string;
  where: string;
  expected: unknown;
  found: unknown;
}
export type Row = Record<string, any> & { pk: string; sk: string; type: string; tenant: string };

const sum = <T>(things: readonly T[], of: (thing: T) => number): number => things.reduce((n, t) => n + of(t), 0);
const tally = (): { add(key: string, n: number): void; of(key: string): number; keys(): string[] } => {
  const sums = new Map<string, number>();
  return {
    add: (key, n) => void sums.set(key, (sums.get(key) ?? 0) + n),
    of: (key) => sums.get(key) ?? 0,
    keys: () => [...sums.keys()],
  };
};
/** Items that may vanish by themselves. */
const mayExpire = new Set(["once", "heard", "slot", "event", "posting-chunk", "inbox-entry"]);

interface World {
  all: readonly Row[];
  of(type: string): Row[];
  lines: Map<string, Row[]>;
  expect(rule: string, where: string, found: unknown, expected: unknown): void;
}

export const check = (all: readonly Row[], { atRest = false } = {}): Violation[] => {
  const violations: Violation[] = [];
  const byType = Map.groupBy(all, ({ type }) => type);
  const of = (type: string): Row[] => byType.get(type) ?? [];
  const lines = new Map<string, Row[]>();
  for (const chunk of of("order-lines").toSorted((a, b) => (a.sk < b.sk ? -1 : 1)))
    lines.set(chunk.pk, [...(lines.get(chunk.pk) ?? []), ...chunk.lines]);
  const expect: World["expect"] = (rule, where, found, expected) => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) violations.push({ rule, where, expected, found });
  };
  const world: World = { all, of, lines, expect };
  items(world);
  stock(world);
  orders(world);
  credit(world);
  billing(world);
  if (atRest) rest(world);
  return violations;
};

const items = ({ all, expect }: World): void => {
  for (const item of all) {
    const where = `${item.pk} ${item.sk}`;
    expect("S10 tenant", where, typeof item.tenant, "string");
    if (item.ttl !== undefined) expect("S15 ttl", where, mayExpire.has(item.type), true);
  }
};

const stock = ({ of, lines, expect }: World): void => {
  const [onHand, inTransit, reserved, lots] = [tally(), tally(), tally(), tally()];
  for (const lot of of("lot")) {
    lots.add(lot.pk, lot.onHand);
    expect("S1 a lot is never negative", `${lot.pk} ${lot.sk}`, lot.onHand >= 0, true);
  }
  for (const move of of("movement")) {
    onHand.add(move.pk, move.onHand);
    inTransit.add(move.pk, move.inTransit);
    expect("S2 cause", move.pk, move.causes.length > 0, true);
  }
  for (const { pk } of of("order"))
    for (const line of lines.get(pk) ?? [])
      for (const [place, quantity] of Object.entries<number>(line.reserved))
        reserved.add(`STOCK#${place}#${line.sku}`, quantity);
  const balances = new Map(of("balance").map((balance) => [balance.pk, balance]));
  for (const pk of new Set([...balances.keys(), ...onHand.keys(), ...reserved.keys(), ...lots.keys()])) {
    const b = balances.get(pk) ?? { onHand: 0, reserved: 0, available: 0, inTransit: 0, incoming: 0 };
    expect("S1 available", pk, b.available, b.onHand - b.reserved);
    const least = Math.min(b.onHand, b.reserved, b.available, b.inTransit, b.incoming);
    expect("S1 nothing negative", pk, least >= 0, true);
    expect("S1 lots", pk, lots.of(pk), balances.get(pk)?.byLot ? b.onHand : 0);
    expect("S2 movements on hand", pk, b.onHand, onHand.of(pk));
    expect("S2 movements in transit", pk, b.inTransit, inTransit.of(pk));
    expect("S3 reservations", pk, b.reserved, reserved.of(pk));
  }
};

const orders = ({ all, of, lines, expect }: World): void => {
  const byOrder = Map.groupBy(
    all.filter(({ pk }) => pk.startsWith("ORDER#")),
    ({ pk }) => pk,
  );
  for (const order of of("order")) {
    const own = lines.get(order.pk) ?? [];
    const shipments = of("shipment").filter(({ pk }) => pk === order.pk);
    const shipmentLines = of("shipment-lines").filter(({ pk }) => pk === order.pk);
    for (const item of byOrder.get(order.pk)!)
      expect("S10 one tenant", `${item.pk} ${item.sk}`, item.tenant, order.distributorId);
    const versions = byOrder.get(order.pk)!.filter(({ type }) => type === "event");
    expect(
      "S7 S8 an event a version",
      order.pk,
      versions.map(({ version }) => version).toSorted((a, b) => a - b),
      Array.from({ length: order.version }, (_, i) => i + 1),
    );
    expect("S6 total", order.pk, order.totalFen, order.freightFen + sum(own, (l) => l.amountFen));
    expect("S6 integers", order.pk, own.every((l) => Number.isSafeInteger(l.amountFen)), true); // prettier-ignore
    const picking = shipments.filter(({ state }) => state === "picking");
    expect("S11 pick lists", order.pk, order.openPicks, picking.length);
    for (const line of own) {
      const where = `${order.pk} line ${line.lineNo}`;
      const parts = shipmentLines.flatMap((chunk) =>
        (chunk.lines as Row[])
          .filter(({ lineNo }) => lineNo === line.lineNo)
          .map((part) => ({ part, shipment: shipments.find(({ id }) => id === chunk.shipmentId)! })),
      );
      const left = line.quantity - line.cancelled - line.shipped;
      const aside = sum(Object.values<number>(line.reserved), (n) => n);
      expect("S11 open", where, left >= 0 && line.cancelled >= 0, true);
      expect("S11 set aside", where, aside <= left && Object.values<number>(line.reserved).every((n) => n > 0), true);
      for (const quantity of ["shipped", "received", "damaged", "lost"])
        expect(
          `S11 ${quantity}`,
          where,
          line[quantity],
          sum(parts, ({ part }) => part[quantity]),
        );
      expect("S11 arrived", where, line.received + line.damaged + line.lost <= line.shipped, true);
      for (const [place, quantity] of Object.entries<number>(line.reserved)) {
        const here = parts.filter(({ shipment: s }) => s.state === "picking" && s.locationId === place);
        expect("S11 picked", where, sum(here, ({ part }) => part.picked) <= quantity, true);
      }
    }
  }
};

/** The part of an amount that belongs to `n` of `of` units, rounded half up: exact, and parts of a line sum to the line. */
const upTo = (totalFen: number, n: number, of: number): number => Math.floor((2 * totalFen * n + of) / (2 * of));
const dueOf = (order: Row, lines: readonly Row[]): number =>
  order.freightFen + sum(lines, (l) => upTo(l.amountFen, l.quantity - l.cancelled, l.quantity));

const credit = ({ of, lines, expect }: World): void => {
  const sums = tally();
  const held = new Map<string, number>();
  for (const { pk, document, amountFen, countsFrom } of of("creditHold")) {
    expect("S4 one hold a document", `${pk} ${document}`, held.has(document), false);
    expect("S4 no empty hold", `${pk} ${document}`, amountFen > 0, true);
    held.set(document, amountFen);
    if (!countsFrom) sums.add(`${pk} ${document.slice(0, 3)}`, amountFen);
  }
  for (const account of of("creditAccount")) {
    const { pk, openFen = 0, unpaidFen = 0, unallocatedFen = 0, claimsFen = 0, exposureFen = 0 } = account;
    expect("S4 open", pk, openFen, sums.of(`${pk} ord`));
    expect("S4 unpaid", pk, unpaidFen, sums.of(`${pk} inv`));
    expect("S4 unallocated", pk, unallocatedFen, sums.of(`${pk} rct`));
    expect("S4 exposure", pk, exposureFen, openFen + unpaidFen - unallocatedFen - claimsFen);
    const limitFen = account.limit?.kind === "limited" ? account.limit.limitFen : 0;
    expect("S4 available", pk, account.availableFen ?? 0, limitFen - exposureFen);
  }
  const waiting = new Map(
    of("creditHold").map(({ document, countsFrom }) => [document, countsFrom as string | undefined]),
  );
  const invoices = of("invoice").map(({ summary }) => summary);
  for (const order of of("order")) {
    const from = waiting.get(order.id);
    if (from) expect("S4 waits no longer than its order", order.id, from < (order.requestedOn ?? ""), true);
    const invoicedFen = sum(
      invoices.filter(({ orderId }) => orderId === order.id),
      ({ totalFen }) => totalFen,
    );
    const hold = held.get(order.id) ?? 0;
    const own = lines.get(order.pk) ?? [];
    const alive = order.approval === "submitted" || order.approval === "approved";
    const waits = order.holds.some(({ code }: Row) => code === "credit/exceeded");
    if (!alive) expect("S4 hold of an order at rest", order.id, hold, 0);
    else if (!waits || order.creditHeldFen > 0)
      expect("S4 hold of an order", order.id, hold, dueOf(order, own) - invoicedFen); // prettier-ignore
    else expect("S4 hold of an order that waits for credit", order.id, hold, 0);
  }
  for (const { id, balanceFen } of invoices) expect("S4 receivable", id, held.get(id) ?? 0, balanceFen);
  for (const { receipt } of of("receipt"))
    expect("S4 receipt", receipt.id, held.get(receipt.id) ?? 0, receipt.unallocatedFen);
};

const billing = ({ of, lines, expect }: World): void => {
  const paid = tally();
  for (const { data, pk } of of("event").filter(({ eventType }) => eventType === "InvoicePaid")) {
    paid.add(pk, data.amountFen);
    paid.add(data.receiptId, data.amountFen);
  }
  const byShipment = Map.groupBy(of("invoice"), ({ summary }) => summary.shipmentId);
  for (const { id, amountFen, unallocatedFen } of of("receipt").map(({ receipt }) => receipt))
    expect("S11 a receipt is used once", id, amountFen - unallocatedFen, paid.of(id));
  for (const [shipmentId, found] of byShipment) {
    expect("S11 one invoice a shipment", shipmentId, found.length, 1);
    const { pk, summary } = found[0]!;
    expect("S11 payments", pk, summary.totalFen - summary.balanceFen, paid.of(pk));
    expect("S11 not overpaid", pk, summary.balanceFen >= 0, true);
    const body = of("invoiceBody").find((one) => one.pk === pk)!;
    expect(
      "S6 invoice",
      pk,
      summary.totalFen,
      (summary.freightFen ?? 0) + sum(body.lines as Row[], (l) => l.amountFen),
    );
  }
  for (const order of of("order")) {
    const own = of("invoice").filter(({ summary }) => summary.orderId === order.id);
    const shipped = sum(lines.get(order.pk) ?? [], (l) => upTo(l.amountFen, l.shipped, l.quantity));
    const invoiced = sum(own, ({ summary }) => summary.totalFen);
    expect("S11 never invoiced above what was shipped", order.id, invoiced <= shipped + order.freightFen, true);
  }
};

const rest = ({ of, lines, expect }: World): void => {
  expect("L no posting", "POSTINGS", of("posting").map(({ pk }) => pk), []); // prettier-ignore
  for (const order of of("order")) {
    const own = of("invoice").filter(({ summary }) => summary.orderId === order.id);
    const shipped = sum(lines.get(order.pk) ?? [], (l) => upTo(l.amountFen, l.shipped, l.quantity));
    const invoicedFen = sum(own, ({ summary }) => summary.totalFen);
    const paidFen = sum(own, ({ summary }) => summary.totalFen - summary.balanceFen);
    const freightFen = own.length > 0 ? order.freightFen : 0;
    expect("L all that was shipped is invoiced", order.id, invoicedFen, shipped + freightFen);
    expect("L the order knows its money", order.id, [order.invoicedFen, order.paidFen], [invoicedFen, paidFen]);
    const waiting = of("waiting-order").some(({ orderId }) => orderId === order.id);
    const short = (lines.get(order.pk) ?? []).some(
      (l) => l.quantity - l.cancelled - l.shipped > sum(Object.values<number>(l.reserved), (n) => n),
    );
    const waits = order.holds.some(({ kind }: Row) => kind === "STOCK") && short;
    if (order.approval === "submitted" || order.approval === "approved")
      expect("L who is short of stock is in the queue", order.id, waiting, waits);
    else expect("L who is at rest is not in the queue", order.id, waiting, false);
  }
};
