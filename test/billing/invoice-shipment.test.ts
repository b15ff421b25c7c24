import { beforeAll, describe, expect, it } from "vitest";
import { readInvoice } from "../../functions/billing/billing.table.ts";
import { creditOf } from "../../functions/credit/index.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { recordPayment } from "../../shared/contracts/billing.ts";
import { addDays } from "../../shared/dates.ts";
import { queryAll } from "../../shared/table.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { books, setLimit, limited } from "../credit/support.ts";
import { aCustomer, anInvoice, aShipment, deliver, held, pays, shippedEvent, todayHere } from "./support.ts";

let finance: Member;
beforeAll(async () => {
  await startEngine();
  finance = await aMember("finance");
});
const position = async ({ entityId }: { entityId: never }) => creditOf(entityId, clock.now());
const news = async (invoiceId: string) =>
  (
    await queryAll<{ eventType: string; version: number; data: Record<string, unknown> }>({
      partition: `INVOICE#${invoiceId}`,
      prefix: "EVENT#",
    })
  ).map(({ eventType, version, data }) => ({ eventType, version, data }));

describe("a shipment", () => {
  it("is invoiced at the order's prices, and the order's hold becomes a receivable with no change of the exposure", async () => {
    const customer = await aCustomer();
    await held(customer, "ord_a", 10_000);
    const id = await anInvoice(customer, 6_000, { orderId: "ord_a" });
    expect(await position(customer as never)).toMatchObject({ exposureFen: 10_000, openFen: 4_000, unpaidFen: 6_000 });
    const invoice = await readInvoice(id);
    expect(invoice).toMatchObject({
      totalFen: 6_000,
      balanceFen: 6_000,
      state: "open",
      dueOn: addDays(todayHere(), 30),
    });
    expect(invoice?.lines).toEqual([
      { lineNo: 1, sku: "WATER-550", quantity: 1, unitFen: 6_000, amountFen: 6_000, taxFen: 0 },
    ]);
    expect(await news(id)).toEqual([
      {
        eventType: "InvoiceIssued",
        version: 1,
        data: expect.objectContaining({ orderId: "ord_a", orderHeldFen: 4_000 }) as unknown,
      },
    ]);
  });

  it("is invoiced once, however often it is heard, also under another event and at the same time", async () => {
    const customer = await aCustomer();
    const shipment = aShipment(customer, 5_000);
    await held(customer, shipment.orderId, 5_000);
    const heard = shippedEvent(shipment);
    const again = shippedEvent(shipment, { eventId: `evt_${freshToken()}` });
    for (const batch of [[heard, heard, again], [again], [heard]])
      expect(await deliver(...batch)).toEqual({ batchItemFailures: [] });
    expect(await position(customer as never)).toMatchObject({ exposureFen: 5_000, openFen: 0, unpaidFen: 5_000 });
    const { account, rows } = await books(customer.entityId);
    expect(account).toEqual(rows);
  });

  it("of one order may be one of several that arrive at once", async () => {
    const customer = await aCustomer();
    const orderId = `ord_${freshToken()}`;
    await held(customer, orderId, 10_000);
    const shipments = [1_000, 2_000, 3_000, 4_000].map((fen) => shippedEvent(aShipment(customer, fen, { orderId })));
    expect(await deliver(...shipments)).toEqual({ batchItemFailures: [] });
    expect(await position(customer as never)).toMatchObject({ exposureFen: 10_000, openFen: 0, unpaidFen: 10_000 });
  });

  it("is invoiced past the limit and beyond what the order holds: what has left is owed", async () => {
    const customer = await aCustomer();
    await setLimit(customer.entityId, limited(1_000));
    await held(customer, "ord_b", 500);
    await anInvoice(customer, 9_000, { orderId: "ord_b" });
    expect(await position(customer as never)).toMatchObject({ openFen: 0, unpaidFen: 9_000, availableFen: -8_000 });
  });

  it("bears the date on which it left in the company's time zone, and its due date counts from there", async () => {
    const customer = await aCustomer();
    const id = await anInvoice(customer, 100, { at: "2026-01-31T16:30:00.000Z", dueDays: 30 });
    expect(await readInvoice(id)).toMatchObject({ issuedOn: "2026-02-01", dueOn: "2026-03-03" });
    expect((await position(customer as never)).overdueFen).toBe(100);
  });

  it("of nothing but free goods is paid at once", async () => {
    const customer = await aCustomer();
    expect(await readInvoice(await anInvoice(customer, 0))).toMatchObject({ state: "paid", balanceFen: 0 });
  });
});

describe("a shipment of a prepaid order", () => {
  it("is settled from what was prepaid, the first received first", async () => {
    const customer = await aCustomer();
    const none = { allocation: { kind: "none" } };
    const later = await pays(finance, customer, 5_000, none);
    const first = await pays(finance, customer, 3_000, { ...none, receivedOn: addDays(todayHere(), -3) });
    expect(await position(customer as never)).toMatchObject({ exposureFen: -8_000, unallocatedFen: 8_000 });
    const id = await anInvoice(customer, 4_000, { dueDays: null });
    expect(await readInvoice(id)).toMatchObject({ state: "paid", balanceFen: 0, version: 3 });
    expect((await readInvoice(id))?.payments).toEqual([
      expect.objectContaining({ receiptId: first.body.id, amountFen: 3_000 }),
      expect.objectContaining({ receiptId: later.body.id, amountFen: 1_000 }),
    ]);
    expect((await news(id)).map(({ eventType, version }) => `${eventType} ${version}`)).toEqual([
      "InvoiceIssued 1",
      "InvoicePaid 2",
      "InvoicePaid 3",
    ]);
    const { account, rows } = await books(customer.entityId);
    expect(account).toEqual(rows);
    expect(account).toMatchObject({ unpaidFen: 0, unallocatedFen: 4_000 });
  });

  it("is open for the rest, due at once, where too little was prepaid", async () => {
    const customer = await aCustomer();
    await pays(finance, customer, 1_000, { allocation: { kind: "none" } });
    const id = await anInvoice(customer, 4_000, { dueDays: null });
    expect(await readInvoice(id)).toMatchObject({ state: "open", balanceFen: 3_000, dueOn: todayHere() });
    expect(
      (
        await call(recordPayment, {
          as: finance,
          body: { entityId: customer.entityId, amountFen: 3_000, receivedOn: todayHere(), reference: freshToken() },
        })
      ).body,
    ).toMatchObject({ unallocatedFen: 0, allocated: [{ invoiceId: id, balanceFen: 0 }] });
  });

  it("and another at the same time never spend one prepayment twice", async () => {
    const customer = await aCustomer();
    await pays(finance, customer, 5_000, { allocation: { kind: "none" } });
    const shipments = [4_000, 4_000, 4_000].map((fen) => shippedEvent(aShipment(customer, fen, { dueDays: null })));
    expect(await deliver(...shipments)).toEqual({ batchItemFailures: [] });
    const { account, rows } = await books(customer.entityId);
    expect(account).toEqual(rows);
    expect(account).toMatchObject({ unpaidFen: 7_000, unallocatedFen: 0 });
  });
});
