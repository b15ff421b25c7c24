import type { Policy } from "../../shared/contracts/company.ts";
import { entryIdOf } from "../../functions/notifications/inbox.table.ts";
import type { Row, Violation } from "../../operate/fsck/check.ts";
import type { World } from "./world.ts";

/** What a company looks like to the rules: its items by type, and who reads what. */
interface Seen {
  of(type: string): readonly Row[];
  linesOf(pk: string): readonly Row[];
  world: World;
  expect(rule: string, where: string, found: unknown, expected: unknown): void;
}
const sum = <T>(things: readonly T[], of: (thing: T) => number): number => things.reduce((n, t) => n + of(t), 0);
const alive = ({ approval }: Row): boolean => approval === "submitted" || approval === "approved";
const backordered = (line: Row): number =>
  line.quantity - line.cancelled - line.shipped - sum(Object.values<number>(line.reserved), (n) => n);

/** E4, L1, L2 and L4, at rest: what subscribers keep is what it is kept of, and nothing waits that nobody will wake. */
export const readModels = (items: readonly Row[], world: World): Violation[] => {
  const found: Violation[] = [];
  const byType = Map.groupBy(items, ({ type }) => type);
  const of = (type: string): readonly Row[] => byType.get(type) ?? [];
  const chunks = Map.groupBy(of("order-lines"), ({ pk }) => pk);
  const seen: Seen = {
    of,
    linesOf: (pk) => (chunks.get(pk) ?? []).flatMap(({ lines }) => lines as Row[]),
    world,
    expect: (rule, where, is, expected) => {
      if (JSON.stringify(is) !== JSON.stringify(expected)) found.push({ rule, where, expected, found: is });
    },
  };
  for (const rule of [stockDays, stockAlerts, orderLists, ledgers, inboxes, nobodyForgotten]) rule(seen);
  return found;
};

/** In less out of a place, by day, is what its movements sum to; what went out is what was shipped from there. */
const stockDays = ({ of, linesOf, expect }: Seen): void => {
  const [moved, shipped] = [new Map<string, number>(), new Map<string, number>()];
  const add = (to: Map<string, number>, at: string, n: number): void => void to.set(at, (to.get(at) ?? 0) + n);
  for (const { pk, onHand } of of("movement")) if (onHand !== 0) add(moved, pk.slice("STOCK#".length), onHand);
  const places = new Map(of("shipment").map(({ id, locationId }) => [id as string, locationId as string]));
  for (const { pk, shipmentId, lines } of of("shipment-lines"))
    for (const part of lines as Row[]) {
      const { sku } = linesOf(pk).find(({ lineNo }) => lineNo === part.lineNo)!;
      if (part.shipped > 0) add(shipped, `${places.get(shipmentId)}#${sku}`, part.shipped);
    }
  const kept = new Map(of("stock-month").map((row) => [row.pk.slice("STOCKDAYS#".length), row]));
  for (const at of new Set([...moved.keys(), ...kept.keys()])) {
    const days = Object.entries(kept.get(at) ?? {}).flatMap(([name, n]) => {
      const quantity = /^\d\d([a-z]+)$/.exec(name)?.[1];
      return quantity ? [{ quantity, n: n as number }] : [];
    });
    const net = sum(days, ({ quantity, n }) => (["out", "lost", "sent"].includes(quantity) ? -n : n));
    expect("E4 days of stock", at, net, moved.get(at) ?? 0);
    expect("E4 days of stock, out", at, sum(days, ({ quantity, n }) => (quantity === "out" ? n : 0)), shipped.get(at) ?? 0); // prettier-ignore
  }
};

/** S16 and L4: an alert is open where a level is below its threshold, and says which. */
const stockAlerts = ({ of, expect }: Seen): void => {
  const open = Map.groupBy(
    of("alert").map(({ summary }) => summary as Row).filter(({ status, family }) => status !== "resolved" && family === "stock"),
    ({ key }) => key as string,
  ); // prettier-ignore
  for (const { locationId, sku, available, threshold } of of("balance")) {
    const at = `${locationId}#${sku}`;
    const rule = !threshold || available > threshold.reorderPoint ? [] : available < threshold.safetyStock ? ["stock/below-safety"] : ["stock/reorder"]; // prettier-ignore
    expect(
      "S16 L4 the alert of a level",
      at,
      (open.get(at) ?? []).map((alert) => alert.rule as string),
      rule,
    );
  }
};

/** What lists show of an order is what the order says, and it stands in the lists where it belongs. */
const orderLists = ({ of, expect }: Seen): void => {
  for (const order of of("order")) {
    const { summary } = order;
    for (const name of ["approval", "fulfilment", "settlement", "stage", "totalFen", "version", "lineCount"])
      expect(`L4 ${name} in the list`, order.id, summary[name], order[name]);
    expect("L4 list of the buyer", order.id, order.ownerPk, `ORDERS#${order.distributorId}`);
    expect("L4 list of the stage", order.id, order.stagePk.split("#").slice(0, 2).join("#"), `ORDERS#${order.stage}`);
  }
};

const ledgers = ({ of, world, expect }: Seen): void => {
  for (const entityId of new Set(world.shops.map(({ distributor }) => distributor.entityId as string))) {
    const invoiced = sum(of("invoice"), ({ summary }) => (summary.entityId === entityId ? summary.totalFen : 0));
    const received = sum(of("receipt"), ({ receipt }) => (receipt.entityId === entityId ? receipt.amountFen : 0));
    const rows = of("ledgerRow").filter(({ pk }) => pk === `LEDGER#${entityId}`);
    expect("L4 ledger", entityId, sum(rows, ({ amountFen }) => amountFen), invoiced - received); // prettier-ignore
  }
};

/** Whom an event is told always, whatever the policy. */
const audiences: Record<string, { by: string; roles: readonly string[]; tenant?: string }> = {
  ShipmentShipped: { by: "tell-buyer-of-shipment", roles: ["buyer", "manager"] },
  InvoiceIssued: { by: "tell-buyer-of-invoice", roles: ["manager"] },
  OrderRejected: { by: "tell-buyer-of-decision", roles: ["buyer", "manager"] },
};
/** P6 and L4: who is to hear of it has it in the inbox, once. */
const inboxes = ({ of, world, expect }: Seen): void => {
  const entries = new Set(of("inbox-entry").map(({ pk, sk }) => `${pk} ${sk}`));
  for (const { eventType, eventId, at, tenant, actor } of of("event")) {
    const told = audiences[eventType];
    if (!told) continue;
    const id = entryIdOf(at, `notifications/${told.by}.event`, eventId);
    for (const { userId, role, tenant: own } of world.members)
      if (own === tenant && told.roles.includes(role) && userId !== actor.id)
        expect("L4 inbox", `${userId} ${eventType} ${eventId}`, entries.has(`INBOX#${userId} ${id}`), true);
  }
};

/** L1 and L2: an order waits for a person or for goods that are not there, or it is over and keeps nothing. */
const nobodyForgotten = ({ of, linesOf, world: { policy }, expect }: Seen): void => {
  const free = new Map(of("balance").map(({ locationId, sku, available }) => [`${locationId} ${sku}`, available as number])); // prettier-ignore
  // What lies at a buyer's own place goes to nobody else.
  const places = [...new Set(of("balance").filter(({ tenant }) => tenant === "HQ").map(({ locationId }) => locationId as string))]; // prettier-ignore
  for (const order of of("order")) {
    const lines = linesOf(order.pk);
    const aside = sum(lines, ({ reserved }) => sum(Object.values<number>(reserved), (n) => n));
    if (!alive(order)) expect("L2 nothing is kept for who is over", order.id, aside, 0);
    const waits = order.holds.some(({ kind }: Row) => kind === "STOCK");
    if (order.approval === "submitted" && !waits)
      expect("L1 a review that needs nobody", order.id, passesByItself(order, policy), undefined);
    if (!alive(order) || !waits || (order.approval === "submitted" && policy.reserveStockAt === "approval")) continue;
    for (const { sku } of lines.filter((line) => backordered(line) > 0)) {
      const there = sum(places, (place) => Math.max(0, free.get(`${place} ${sku}`) ?? 0));
      expect("L1 goods that are there go to who waits", `${order.id} ${sku}`, there, 0);
    }
  }
};
const passesByItself = ({ reviews, holds, totalFen }: Row, policy: Policy): string | undefined => {
  const step = (["business", "finance", "outbound"] as const).find((one) => reviews[one] === "waiting");
  if (!step) return undefined;
  const stops = step === "business" ? ["POLICY"] : ["POLICY", "CREDIT"];
  if ((holds as Row[]).some(({ kind }) => stops.includes(kind as string))) return undefined;
  const { on, passUpToFen } = policy.review[step];
  return on && totalFen > passUpToFen ? undefined : step;
};
