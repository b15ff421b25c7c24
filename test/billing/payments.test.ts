import { beforeAll, describe, expect, it } from "vitest";
import { creditOf } from "../../functions/credit/index.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import {
  allocatePayment,
  getAgeing,
  getInvoice,
  getPayment,
  getStatement,
  listInvoices,
  recordPayment,
} from "../../shared/contracts/billing.ts";
import { addDays } from "../../shared/dates.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { startEngine } from "../support/engine.ts";
import { books } from "../credit/support.ts";
import { aCustomer, anInvoice, type Customer, pays, todayHere } from "./support.ts";

let finance: Member;
beforeAll(async () => {
  await startEngine();
  finance = await aMember("finance");
});
const daysAgo = (days: number): string => new Date(Date.parse(clock.now()) - days * 86_400_000).toISOString();
const stateOf = async (invoiceId: string) => {
  const { body } = await call(getInvoice, { as: finance, params: { invoiceId } });
  return { balanceFen: body.balanceFen as number, state: body.state as string };
};
const balanced = async ({ entityId }: Customer): Promise<void> => {
  const { account, rows } = await books(entityId);
  expect(account).toEqual(rows);
};

describe("a payment", () => {
  it("settles the invoices due first, in part where it does not reach, and frees credit", async () => {
    const customer = await aCustomer();
    const young = await anInvoice(customer, 4_000);
    const old = await anInvoice(customer, 3_000, { at: daysAgo(40) });
    const { status, body } = await pays(finance, customer, 5_000);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      unallocatedFen: 0,
      moreToAllocate: false,
      allocated: [
        { invoiceId: old, amountFen: 3_000, balanceFen: 0 },
        { invoiceId: young, amountFen: 2_000, balanceFen: 2_000 },
      ],
    });
    expect(await stateOf(old)).toEqual({ balanceFen: 0, state: "paid" });
    expect(await creditOf(customer.entityId, clock.now())).toMatchObject({ exposureFen: 2_000, overdueFen: 0 });
    await balanced(customer);
  });

  it("leaves what no invoice needs as a prepayment, which is allocated later by hand", async () => {
    const customer = await aCustomer();
    const { body: receipt } = await pays(finance, customer, 5_000);
    expect(receipt).toMatchObject({ unallocatedFen: 5_000, allocated: [] });
    const invoiceId = await anInvoice(customer, 3_000);
    const params = { receiptId: receipt.id as string };
    const list = { allocation: { kind: "list", invoices: [{ invoiceId, amountFen: 2_500 }] } };
    const later = await call(allocatePayment, { as: finance, params, body: list });
    expect(later).toMatchObject({ status: 200, body: { unallocatedFen: 2_500, version: 2 } });
    const rest = await call(allocatePayment, { as: finance, params, body: { allocation: { kind: "oldest-first" } } });
    expect(rest.body).toMatchObject({
      unallocatedFen: 2_000,
      allocated: [{ invoiceId, amountFen: 500, balanceFen: 0 }],
    });
    expect((await call(getPayment, { as: finance, params })).body).toMatchObject({ unallocatedFen: 2_000, version: 3 });
    expect((await creditOf(customer.entityId, clock.now())).exposureFen).toBe(-2_000);
    await balanced(customer);
  });

  it("is recorded once: a repeated request is answered the same, the same bank reference is refused", async () => {
    const customer = await aCustomer();
    await anInvoice(customer, 9_000);
    const reference = `ICBC-${freshToken()}`;
    const [first, again] = await Promise.all(
      [1, 2].map(() => pays(finance, customer, 4_000, { reference }, `pay-${reference}`)),
    );
    expect(again!.body).toEqual(first!.body);
    const other = await pays(finance, customer, 4_000, { reference: reference.toLowerCase() });
    expect(other).toMatchObject({
      status: 409,
      body: { code: "payment/reference-known", facts: { receiptId: first!.body.id } },
    });
    expect((await creditOf(customer.entityId, clock.now())).exposureFen).toBe(5_000);
  });

  it("cannot settle more than it is, more than an invoice is open for, or another entity's invoice", async () => {
    const customer = await aCustomer();
    const stranger = await aCustomer();
    const [a, b, foreign] = [
      await anInvoice(customer, 3_000),
      await anInvoice(customer, 3_000),
      await anInvoice(stranger, 3_000),
    ];
    const list = (...invoices: [string, number][]) => ({
      allocation: { kind: "list", invoices: invoices.map(([invoiceId, amountFen]) => ({ invoiceId, amountFen })) },
    });
    expect((await pays(finance, customer, 5_000, list([a, 3_001]))).body).toMatchObject({
      code: "invoice/overpaid",
      facts: { balanceFen: 3_000 },
    });
    expect((await pays(finance, customer, 5_000, list([a, 3_000], [b, 2_001]))).body).toMatchObject({
      code: "payment/over-allocated",
      facts: { leftFen: 5_000, wantedFen: 5_001 },
    });
    expect((await pays(finance, customer, 5_000, list([foreign, 1]))).body.code).toBe("invoice/of-another-entity");
    expect((await pays(finance, customer, 5_000, list(["inv_nowhere", 1]))).body.code).toBe("record/not-found");
    expect((await pays(finance, customer, 5_000, list([a, 1], [a, 1]))).body.code).toBe("request/inconsistent");
    expect(await stateOf(a)).toEqual({ balanceFen: 3_000, state: "open" });
    await balanced(customer);
  });

  it("is not from the future, nor of an entity that nobody belongs to, and takes the finance role", async () => {
    const customer = await aCustomer();
    const tomorrow = { receivedOn: addDays(todayHere(), 1) };
    expect((await pays(finance, customer, 1, tomorrow)).body.code).toBe("payment/not-from-the-future");
    expect((await pays(finance, { ...customer, entityId: "ent_nobody" as never }, 1)).status).toBe(404);
    for (const role of ["sales", "admin", "warehouse"] as const)
      expect((await pays(await aMember(role), customer, 1)).status).toBe(403);
    const none = { receiptId: "rct_nowhere" };
    expect(
      (await call(allocatePayment, { as: finance, params: none, body: { allocation: { kind: "oldest-first" } } }))
        .status,
    ).toBe(404);
    expect((await call(getPayment, { as: finance, params: none })).status).toBe(404);
  });

  it("meets others at the same invoice and none overpays it", async () => {
    const customer = await aCustomer();
    const id = await anInvoice(customer, 5_000);
    const replies = await Promise.all([2_000, 2_000, 2_000].map((fen) => pays(finance, customer, fen)));
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await stateOf(id)).toEqual({ balanceFen: 0, state: "paid" });
    expect(await creditOf(customer.entityId, clock.now())).toMatchObject({
      exposureFen: -1_000,
      unallocatedFen: 1_000,
    });
    await balanced(customer);
  });

  it("settles thirty invoices a call, says that more are open, and goes on with the next", async () => {
    const customer = await aCustomer();
    for (let i = 0; i < 32; i += 1) await anInvoice(customer, 100);
    const { body } = await pays(finance, customer, 5_000);
    expect(body).toMatchObject({ unallocatedFen: 2_000, moreToAllocate: true });
    expect(body.allocated).toHaveLength(30);
    const next = await call(allocatePayment, {
      as: finance,
      params: { receiptId: body.id as string },
      body: { allocation: { kind: "oldest-first" } },
    });
    expect(next.body).toMatchObject({ unallocatedFen: 1_800, moreToAllocate: false });
    expect(next.body.allocated).toHaveLength(2);
    await balanced(customer);
  });
});

describe("what is owed", () => {
  it("is listed open by due date and all with the newest first, page by page", async () => {
    const customer = await aCustomer();
    const paid = await anInvoice(customer, 1_000, { at: daysAgo(60) });
    await pays(finance, customer, 1_000);
    const late = await anInvoice(customer, 2_000, { at: daysAgo(40) });
    const young = await anInvoice(customer, 3_000);
    const as = await aMember("viewer", customer.id);
    const ids = async (query: Record<string, string>) =>
      (await call(listInvoices, { as, query })).body.items.map(({ id }: { id: string }) => id) as string[];
    expect(await ids({ state: "open" })).toEqual([late, young]);
    expect(await ids({})).toEqual([young, late, paid]);
    const first = await call(listInvoices, { as, query: { limit: "2" } });
    const cursor = first.body.cursor as string;
    expect((await call(listInvoices, { as, query: { limit: "2", cursor } })).body.items).toHaveLength(1);
    const hq = { as: finance, query: { distributorId: customer.id as string } };
    expect((await call(listInvoices, hq)).body.items).toHaveLength(3);
    expect((await call(listInvoices, { as: finance })).body.code).toBe("request/inconsistent");
  });

  it("is on the statement: opening, each movement with its balance, closing", async () => {
    const customer = await aCustomer();
    await anInvoice(customer, 9_000, { at: daysAgo(100) });
    await pays(finance, customer, 4_000, { receivedOn: addDays(todayHere(), -70) });
    const id = await anInvoice(customer, 2_000);
    const query = { from: addDays(todayHere(), -30), to: todayHere() };
    const { body } = await call(getStatement, { as: await aMember("manager", customer.id), query });
    expect(body).toMatchObject({ entityId: customer.entityId, openingFen: 5_000, closingFen: 7_000 });
    expect(body.rows).toEqual([expect.objectContaining({ document: id, amountFen: 2_000, balanceFen: 7_000 })]);
    const long = { entityId: customer.entityId as string, from: addDays(todayHere(), -92), to: todayHere() };
    expect((await call(getStatement, { as: finance, query: long })).body.code).toBe("request/inconsistent");
  });

  it("is aged by days past due", async () => {
    const customer = await aCustomer();
    await anInvoice(customer, 1_000);
    await anInvoice(customer, 2_000, { at: daysAgo(50) });
    await anInvoice(customer, 4_000, { at: daysAgo(200) });
    const { body } = await call(getAgeing, { as: finance, query: { entityId: customer.entityId as string } });
    expect(body.totalFen).toBe(7_000);
    expect(body.buckets.map(({ amountFen }: { amountFen: number }) => amountFen)).toEqual([1_000, 2_000, 0, 0, 4_000]);
  });

  it("by another is nobody's to see: it is answered like something missing", async () => {
    const [mine, other] = [await aCustomer(), await aCustomer()];
    const invoiceId = await anInvoice(other, 1_000);
    const as = await aMember("manager", mine.id);
    const replies = [
      await call(getInvoice, { as, params: { invoiceId } }),
      await call(listInvoices, { as, query: { distributorId: other.id as string } }),
      await call(getAgeing, { as, query: { entityId: other.entityId as string } }),
      await call(getStatement, {
        as,
        query: { entityId: other.entityId as string, from: todayHere(), to: todayHere() },
      }),
      await call(getAgeing, { as: finance, query: { entityId: "ent_nobody" } }),
      await call(getInvoice, { as, params: { invoiceId: "inv_nowhere" } }),
    ];
    for (const { status, body } of replies)
      expect({ status, code: body.code }).toEqual({ status: 404, code: "record/not-found" });
    const missing = await call(getInvoice, { as, params: { invoiceId: "inv_nowhere" } });
    expect({ ...replies[0]!.body, instance: "" }).toEqual({ ...missing.body, instance: "" });
    expect((await call(getAgeing, { as: finance })).body.code).toBe("request/inconsistent");
    expect((await call(recordPayment, { as, body: {} })).status).toBe(403);
  });
});
