import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { handler as count } from "../../functions/billing/count-receivables.event.ts";
import { clock } from "../../shared/clock.ts";
import { allocatePayment } from "../../shared/contracts/billing.ts";
import { getReceivables } from "../../shared/contracts/receivables.ts";
import { addDays } from "../../shared/dates.ts";
import { aMember, call, type Member } from "../support/call.ts";
import { ok } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf, hear } from "../support/heard.ts";
import { aCustomer, anInvoice, type Customer, pays, todayHere } from "./support.ts";

type News = Awaited<ReturnType<typeof eventsOf>>;
const amounts = [1_000, 2_000, 4_000, 8_000, 16_000, 32_000];
/** Days since the goods left, due 30 days later: at either edge of what is not due and of the buckets. */
const ages = [30, 31, 60, 61, 120, 121];
let finance: Member;
let news: News;
const look = () => ok(call(getReceivables, { as: finance }));
const daysAgo = (days: number): string => new Date(Date.parse(clock.now()) - days * 86_400_000).toISOString();
/** Everything that was told of these documents so far. */
const toldOf = async (invoices: readonly string[], receipts: readonly string[]): Promise<News> =>
  (await Promise.all([...invoices.map((id) => `INVOICE#${id}`), ...receipts.map((id) => `RECEIPT#${id}`)].map(eventsOf))).flat(); // prettier-ignore

beforeAll(async () => {
  await startEngine();
  finance = await aMember("finance");
  const customers: Customer[] = [await aCustomer(), await aCustomer()];
  const invoices: string[] = [];
  for (const [i, amountFen] of amounts.entries())
    invoices.push(await anInvoice(customers[i % 2]!, amountFen, { at: daysAgo(ages[i]!), dueDays: 30 }));
  invoices.push(await anInvoice(customers[0]!, 0));
  // The first customer's oldest (90 days late) is paid in full and the next in part; the second pays ahead, and half of it is allocated later.
  const { body: first } = await pays(finance, customers[0]!, 17_500);
  const none = { allocation: { kind: "none" }, receivedOn: addDays(todayHere(), -40) };
  const { body: second } = await pays(finance, customers[1]!, 3_000, none);
  const invoice = { invoiceId: invoices[1]!, amountFen: 1_500 };
  const body = { allocation: { kind: "list", invoices: [invoice] } };
  await ok(call(allocatePayment, { as: finance, params: { receiptId: second.id }, body }));
  news = await toldOf(invoices, [first.id as string, second.id as string]);
});

describe("the company's receivables", () => {
  it("are nothing before anything was told", async () => {
    expect(await look()).toMatchObject({
      totalFen: 0,
      overdueFen: 0,
      prepaidFen: 0,
      received: { today: { count: 0 } },
    });
  });

  it("are what is open of all invoices, by days past due; heard twice, in any order", async () => {
    const [shuffled] = fc.sample(fc.shuffledSubarray([...news, ...news], { minLength: news.length * 2 }), { numRuns: 1, seed: 7 }); // prettier-ignore
    expect(new Set(shuffled!.map(({ eventType }) => eventType)).size).toBe(4);
    await hear(count, shuffled!);
    const { buckets, totalFen, overdueFen, prepaidFen, received, asOf, currency } = await look();
    expect(buckets).toEqual([
      { bucket: "notDue", amountFen: 1_000, count: 1 },
      { bucket: "days1to30", amountFen: 500 + 2_500, count: 2 },
      { bucket: "days31to60", amountFen: 8_000, count: 1 },
      { bucket: "days61to90", amountFen: 0, count: 0 },
      { bucket: "over90", amountFen: 32_000, count: 1 },
    ]);
    expect([totalFen, overdueFen, prepaidFen]).toEqual([44_000, 43_000, 1_500]);
    expect(received.today).toEqual({ amountFen: 17_500, count: 1 });
    expect([asOf, currency]).toEqual([todayHere(), "CNY"]);
  });

  it("are for finance, sales and admins, and nobody else", async () => {
    const statuses = async (role: string, tenant?: string): Promise<number> =>
      (await call(getReceivables, { as: await aMember(role as "sales", tenant) })).status;
    expect([await statuses("sales"), await statuses("admin"), await statuses("warehouse")]).toEqual([200, 200, 403]);
    expect(await statuses("manager", (await aCustomer()).id)).toBe(403);
  });
});
