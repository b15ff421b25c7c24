import { describe, expect, it } from "vitest";
import type { EventDefinition } from "../../events/define.ts";
import { invoiceIssued, invoicePaid } from "../../events/billing.ts";
import { stockMoved } from "../../events/inventory.ts";
import { shipmentReceived, shipmentShipped } from "../../events/shipments.ts";
import { createOrder, submitOrder } from "../../shared/contracts/orders.ts";
import { call } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { batchOf } from "../support/heard.ts";
import { hook } from "./hook.ts";
import type { Stored } from "./table/expressions.ts";
import { type MemTable, memTable } from "./table/mem-table.ts";
import { coldStart, directly, handlerOf, worldOf } from "./world.ts";

/**
 * P7: what a subscriber keeps does not depend on the order in which its events come. All orders of six events, each also with one event heard once more at
 * any place. Sequences share their beginnings, so that each beginning is played once.
 */
interface Kept {
  /** What must be the same at the end of each sequence. */
  of(items: readonly Stored[], mails: number): unknown;
  run: string;
  events: readonly Parameters<typeof batchOf>[0][number][];
  begin: readonly Stored[];
}
const placements = 720 * (1 + 42);

const news = <Data>({ type, version }: EventDefinition<Data>, n: number, data: Data, tenant = "HQ") => ({
  eventId: `evt_${n}`, eventType: type, aggregateId: `a${n}`, version: 1, tenant, schemaVersion: version, data,
  actor: { id: "system", name: "system", tenant: "HQ" }, at: `2026-03-0${1 + (n % 3)}T03:00:00.000Z`,
}); // prettier-ignore

const play = async ({ run, events, begin, of }: Kept): Promise<{ ends: number; different: number; steps: number }> => {
  const handler = await handlerOf(run);
  const batches = events.map((event) => batchOf([event]));
  const found = new Map<string, number>();
  let steps = 0;
  const from = async (items: readonly Stored[], mails: number, left: readonly number[], heard: readonly number[], doubled: boolean): Promise<void> => {
    // The same event twice is one sequence, whichever of the two came first: two placements.
    if (left.length === 0) found.set(JSON.stringify(of(items, mails)), (found.get(JSON.stringify(of(items, mails))) ?? 0) + (doubled ? 2 : 1));
    for (const i of [...left, ...(doubled ? [] : heard)]) {
      const table: MemTable = memTable(items);
      let sent = mails;
      hook(async (service, command, input) => {
        if (service === "dynamodb") return table.send(command, input);
        sent += 1;
        return {};
      });
      steps += 1;
      expect(await handler(batches[i]!)).toEqual({ batchItemFailures: [] });
      const again = !left.includes(i);
      await from(table.items(), sent, left.filter((one) => one !== i), again ? heard : [...heard, i], doubled || again);
    }
  }; // prettier-ignore
  await from(begin, 0, [0, 1, 2, 3, 4, 5], [], false);
  const ends = [...found.values()].reduce((a, b) => a + b, 0);
  return { ends, different: found.size, steps };
};
const expectOneEnd = async (kept: Kept): Promise<void> => {
  const { ends, different, steps } = await play(kept);
  console.log(`P7: ${kept.run}: ${ends} sequences in ${steps} steps end in ${different} state${different === 1 ? "" : "s"}`); // prettier-ignore
  expect(ends).toBe(placements);
  expect(different).toBe(1);
};
const byName = (a: Stored, b: Stored): number => (`${a.pk as string}${a.sk as string}` < `${b.pk as string}${b.sk as string}` ? -1 : 1); // prettier-ignore
/** Attributes in one order: what an item holds has none. */
const kept = (items: readonly Stored[], ...types: string[]): Stored[] =>
  items
    .filter(({ type }) => types.includes(type as string))
    .toSorted(byName)
    .map((item) => Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1))));
/** What the subscribers read, without the history of how the company came to be. */
const needed = (items: readonly Stored[], ...types: string[]): Stored[] =>
  items.filter(({ type }) => ["policy", "location", "user", "membership", "distributor", ...types].includes(type as string)); // prettier-ignore

describe("all orders of six events, and one of them once more anywhere", () => {
  it("leave an order with the same money", async () => {
    const world = await worldOf(0);
    const table = directly(world.items, 90);
    await coldStart(world);
    const { buyer } = world.shops[0]!;
    const draft = await ok(call(createOrder, { as: buyer, body: { lines: [{ sku: "WATER", quantity: 9 }] } }));
    const { id } = await ok(call(submitOrder, { as: buyer, params: { orderId: draft.id }, body: { expectedVersion: 1 } })); // prettier-ignore
    const events = [101, 303, 505].flatMap((totalFen, i) => [
      news(invoiceIssued, i * 2, { ...invoiceIssued.example, orderId: id, totalFen }),
      news(invoicePaid, i * 2 + 1, { ...invoicePaid.example, orderId: id, totalFen, amountFen: totalFen - i }),
    ]);
    await expectOneEnd({
      run: "orders/settle-order.event",
      events,
      begin: needed(table.items(), "order", "order-lines"),
      of: (items) => {
        const { invoicedFen, paidFen, settlement, stage, version } = kept(items, "order")[0]!;
        const told = kept(items, "event").filter(({ eventType }) => eventType === "OrderSettled").length;
        return { invoicedFen, paidFen, settlement, stage, version, told, heard: kept(items, "heard").length };
      },
    });
  });
  it("leave the same days of stock", async () => {
    const { items, company } = await worldOf(0);
    directly(items, 91);
    const reasons = ["receipt", "damage", "count", "sold"];
    const booked = reasons.map((reason, n) => {
      const [change] = stockMoved.example.stock;
      const stock = [{ ...change!, sku: "TEA", locationId: n % 2 ? company.wuhan : company.hangzhou, onHand: reason === "receipt" ? 5 + n : -1 - n }]; // prettier-ignore
      return news(stockMoved, n, { ...stockMoved.example, reason: reason as never, stock });
    });
    const [line] = shipmentShipped.example.lines;
    const [got] = shipmentReceived.example.lines;
    const events = [
      ...booked,
      news(shipmentShipped, 4, { ...shipmentShipped.example, locationId: company.wuhan, lines: [{ ...line!, sku: "TEA", quantity: 7 }] }),
      news(shipmentReceived, 5, { ...shipmentReceived.example, lines: [{ ...got!, sku: "TEA", received: 6 }], stock: [{ sku: "TEA", locationId: company.wuhan }] }),
    ]; // prettier-ignore
    await expectOneEnd({
      run: "inventory/keep-stock-days.event",
      events,
      begin: needed(items),
      of: (all) => [kept(all, "stock-month"), kept(all, "heard").length],
    });
  });
  it("leave the same demand", async () => {
    const { items, company, shops } = await worldOf(0);
    directly(items, 93);
    const tenant = shops[0]!.distributor.id;
    const events = [1, 2, 3, 4, 5, 6].map((n) => {
      const stock = [{ ...stockMoved.example.stock[0]!, sku: n % 2 ? "TEA" : "WATER", locationId: company.wuhan, onHand: -n }]; // prettier-ignore
      const region = n % 3 ? "华东" : "华中";
      return news(stockMoved, n - 1, { ...stockMoved.example, reason: "sold", region, stock }, tenant);
    });
    await expectOneEnd({
      run: "demand/count-sales.event",
      events,
      begin: needed(items),
      of: (all) => [
        kept(all, "demand-year", "demand-region-year", "demand-sku", "demand-seller"),
        kept(all, "heard").length,
      ],
    });
  });
  it("leave the same entries in the inbox, and send each mail once", async () => {
    const world = await worldOf(0);
    directly(world.items, 92);
    const tenant = world.shops[0]!.distributor.id;
    const events = [1, 2, 3, 4, 5, 6].map((n) => news(invoiceIssued, n - 1, { ...invoiceIssued.example, number: `INV-${n}` }, tenant)); // prettier-ignore
    await expectOneEnd({
      run: "notifications/tell-buyer-of-invoice.event",
      events,
      begin: needed(world.items),
      of: (all, mails) => [kept(all, "inbox-entry"), kept(all, "sent").map(({ pk, until }) => [pk, until]), mails],
    });
  });
});
