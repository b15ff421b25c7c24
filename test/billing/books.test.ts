import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { ledgerOf, readInvoices } from "../../functions/billing/billing.table.ts";
import { statementOf } from "../../functions/billing/statement.ts";
import { allocatePayment } from "../../shared/contracts/billing.ts";
import type { InvoiceId } from "../../shared/contracts/primitives.ts";
import { freshToken } from "../../shared/clock.ts";
import { addDays } from "../../shared/dates.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { books } from "../credit/support.ts";
import { aCustomer, aShipment, deliver, held, pays, shippedEvent, todayHere } from "./support.ts";
import { invoiceFor } from "../../functions/billing/issue-invoice.ts";

let finance: Member;
beforeAll(async () => {
  await startEngine();
  finance = await aMember("finance");
});

const command = fc.oneof(
  fc.record({ do: fc.constant("order" as const), fen: fc.integer({ min: 1, max: 5_000 }) }),
  fc.record({
    do: fc.constant("ship" as const),
    fen: fc.nat({ max: 5_000 }),
    prepaid: fc.boolean(),
    twice: fc.boolean(),
  }),
  fc.record({
    do: fc.constant("pay" as const),
    fen: fc.integer({ min: 1, max: 8_000 }),
    kind: fc.constantFrom("none", "oldest-first"),
  }),
  fc.record({ do: fc.constant("allocate" as const), nth: fc.nat({ max: 9 }) }),
);

it("credit, invoices, receipts and ledger tell the same story after any sequence of commands, two at a time", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(command, command), { minLength: 1, maxLength: 6 }), async (pairs) => {
      const customer = await aCustomer();
      const orders: string[] = [];
      const invoices: InvoiceId[] = [];
      const receipts: string[] = [];
      const run = async (c: (typeof pairs)[number][number]): Promise<void> => {
        if (c.do === "order") {
          const orderId = `ord_${freshToken()}`;
          await held(customer, orderId, c.fen);
          orders.push(orderId);
        }
        if (c.do === "ship") {
          const orderId = orders.at(-1) ?? `ord_${freshToken()}`;
          const shipment = aShipment(customer, c.fen, { orderId, dueDays: c.prepaid ? null : 30 });
          const records = [shippedEvent(shipment), ...(c.twice ? [shippedEvent(shipment)] : [])];
          expect(await deliver(...records)).toEqual({ batchItemFailures: [] });
          invoices.push(invoiceFor(shipment, todayHere()).id);
        }
        if (c.do === "pay") {
          const { status, body } = await pays(finance, customer, c.fen, { allocation: { kind: c.kind } });
          expect(status).toBe(201);
          receipts.push(body.id as string);
        }
        const receiptId = c.do === "allocate" && receipts[c.nth % receipts.length];
        if (receiptId) {
          const body = { allocation: { kind: "oldest-first" } };
          expect((await call(allocatePayment, { as: finance, params: { receiptId }, body })).status).toBe(200);
        }
      };
      for (const pair of pairs) await Promise.all(pair.map(run));
      const { account, rows, documents } = await books(customer.entityId);
      expect(account).toEqual(rows);
      expect(documents).toBe(true);
      const balances = (await readInvoices(invoices)).map((invoice) => invoice!.balanceFen);
      expect(account.unpaidFen).toBe(balances.reduce((a, b) => a + b, 0));
      const from = addDays(todayHere(), -1);
      const { months, rows: movements } = await ledgerOf(customer.entityId, from, todayHere());
      expect(statementOf(from, months, movements).closingFen).toBe(account.unpaidFen - account.unallocatedFen);
    }),
    { numRuns: 12 },
  );
});
