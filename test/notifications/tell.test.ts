import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { alertEscalated, alertRaised } from "../../events/alerts.ts";
import { paymentReceived } from "../../events/billing.ts";
import type { EventDefinition } from "../../events/define.ts";
import * as facts from "../../events/orders.ts";
import { shipmentReceived, shipmentScanned, shipmentShipped } from "../../events/shipments.ts";
import { invoiceIssued } from "../../events/billing.ts";
import { notifications } from "../../functions/notifications/triggers.ts";
import { claim } from "../../functions/notifications/sent.table.ts";
import { reviewerOf } from "../../functions/notifications/waiting.ts";
import { enrolment } from "../../functions/users/index.ts";
import { policyNow } from "../../functions/company/index.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { addSeconds } from "../../shared/dates.ts";
import type { Role } from "../../shared/contracts/contract.ts";
import { listInbox, readInbox } from "../../shared/contracts/notifications.ts";
import { cancelOrder } from "../../shared/contracts/orders.ts";
import type { Locale, UserId } from "../../shared/contracts/primitives.ts";
import { eventsOf as listenedTo, isEvent } from "../../shared/triggers.ts";
import { aCarrier, anApprovedOrder, aShop, noReviews, pick, ship } from "../shipments/story.ts";
import { call } from "../support/call.ts";
import { aCompany, type Buyer, type Company, ok, setPolicy, someGoods, submitNew } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { batchOf, eventsOf } from "../support/heard.ts";
import { startPostOffice } from "./post-office.ts";

let company: Company & { listId: string };
let shop: Buyer;
let post: Awaited<ReturnType<typeof startPostOffice>>;
let buyer: Reader;
let manager: Reader;
beforeAll(async () => {
  await startEngine();
  post = await startPostOffice();
  company = await aCompany(noReviews);
  shop = await aShop(company);
  buyer = await aReader("buyer", shop.distributor.id);
  manager = await aReader("manager", shop.distributor.id, "en");
  await aReader("viewer", shop.distributor.id);
  for (const role of ["sales", "finance", "warehouse"] as const) hq[role] = await aReader(role);
});
afterAll(() => post.stop());
beforeEach(() => {
  post.mails.length = 0;
  post.messages.length = 0;
  post.refused.clear();
});

interface Reader {
  userId: UserId;
  sub: string;
  email: string;
}
const hq: Partial<Record<Role, Reader>> = {};
/** A member with a user record, which is what audiences are made of. */
const aReader = async (role: Role, tenant: string = "HQ", locale: Locale = "zh-CN"): Promise<Reader> => {
  const [id, sub] = [`usr_${freshToken()}` as UserId, freshToken()];
  const email = `${role}-${sub.slice(0, 6)}@example.com`;
  const user = { id, tenant: tenant as "HQ", role, name: role, email, locale };
  const actor = { id: "system", name: "test", tenant: "HQ" };
  await commit(enrolment(user, { sub, actor, now: clock.now() }));
  return { userId: id, sub, email };
};

const functions = join(import.meta.dirname, "../../functions");
type Row = Parameters<typeof batchOf>[0][number];
/** An event as its bus would hand it over, by nobody in particular. */
const happened = <Data>({ type }: EventDefinition<Data>, data: Data, more: object = {}): Row => ({
  eventId: `evt_${freshToken()}`,
  eventType: type,
  aggregateId: "a",
  version: 1,
  tenant: shop.distributor.id,
  actor: { id: "system", name: "system", tenant: "HQ" },
  at: clock.now(),
  schemaVersion: 1,
  data,
  ...more,
});
/** Every subscriber of the domain hears it, as the bus would see to; the names of those that want to hear it again. */
const everybodyHears = async (row: Row): Promise<string[]> => {
  const again: string[] = [];
  for (const trigger of notifications)
    if (isEvent(trigger) && listenedTo(trigger).some(({ type }) => type === row.eventType)) {
      const { handler } = await import(/* @vite-ignore */ pathToFileURL(join(functions, `${trigger.run}.ts`)).href);
      if ((await handler(batchOf([row]))).batchItemFailures.length > 0) again.push(trigger.run);
    }
  return again;
};
const toWhom = () => post.mails.map(({ to }) => to).sort();
const emails = (...readers: (Reader | undefined)[]) => readers.map((r) => r!.email).sort();
const inbox = (as: { sub: string }, query: Record<string, string> = {}) => call(listInbox, { as, query });

describe("a fact", () => {
  const about = facts.orderApproved.example;
  it.each([
    ["rejected", () => happened(facts.orderRejected, facts.orderRejected.example), () => [buyer, manager]],
    [
      "cancelled by the system",
      () => happened(facts.orderCancelled, facts.orderCancelled.example),
      () => [buyer, manager, hq.sales],
    ],
    ["short-closed", () => happened(facts.orderShortClosed, facts.orderShortClosed.example), () => [buyer, manager]],
    ["promised", () => happened(facts.orderPromised, facts.orderPromised.example), () => [buyer, manager]],
    ["late", () => happened(facts.promiseMissed, facts.promiseMissed.example), () => [buyer, manager]],
    [
      "released, still in review",
      () => happened(facts.holdReleased, { ...facts.holdReleased.example, stage: "cancelled" }),
      () => [buyer, manager],
    ],
    ["held for credit", () => happened(facts.orderHeld, facts.orderHeld.example), () => [buyer, manager, hq.finance]],
    [
      "held by policy",
      () => happened(facts.orderHeld, { ...facts.orderHeld.example, kind: "POLICY", code: "qualification/expired" }),
      () => [buyer, manager, hq.sales],
    ],
    ["shipped", () => happened(shipmentShipped, shipmentShipped.example), () => [buyer, manager]],
    [
      "delivered",
      () => happened(shipmentScanned, { ...shipmentScanned.example, status: "delivered" as const }),
      () => [buyer, manager],
    ],
    ["scanned on its way", () => happened(shipmentScanned, shipmentScanned.example), () => []],
    [
      "received with damage",
      () => happened(shipmentReceived, shipmentReceived.example),
      () => [hq.sales, hq.warehouse],
    ],
    ["invoiced", () => happened(invoiceIssued, invoiceIssued.example), () => [manager]],
    [
      "paid",
      () =>
        happened(
          paymentReceived,
          { ...paymentReceived.example, entityId: shop.distributor.entityId },
          { tenant: "HQ" },
        ),
      () => [manager],
    ],
  ] as const)("of an order that is %s is told to whom it concerns", async (_, event, readers) => {
    expect(await everybodyHears(event())).toEqual([]);
    expect(toWhom()).toEqual(emails(...readers()));
  });

  it("is told in each reader's language, with the order and where to find it", async () => {
    await everybodyHears(happened(facts.orderRejected, facts.orderRejected.example));
    const [zh, en] = [buyer, manager].map(({ email }) => post.mails.find(({ to }) => to === email)!);
    expect(zh!.subject).toBe(`订单 ${about.number} 已被驳回`);
    expect(en!.subject).toBe(`Order ${about.number} is rejected`);
    for (const mail of [zh!, en!]) expect(mail.text).toContain(`https://portal.example/orders/${about.orderId}`);
  });

  it("is not told to the one who did it", async () => {
    const actor = { id: buyer.userId, name: "buyer", tenant: shop.distributor.id };
    await everybodyHears(happened(facts.orderCancelled, facts.orderCancelled.example, { actor }));
    expect(toWhom()).toEqual(emails(manager, hq.sales));
  });

  it("heard twice, or at once, is told once", async () => {
    const row = happened(facts.orderRejected, facts.orderRejected.example);
    await everybodyHears(row);
    await everybodyHears(row);
    expect(toWhom()).toEqual(emails(buyer, manager));
    const seen = (await ok(inbox(buyer))).items.filter((e: { at: string }) => e.at === row.at);
    expect(seen).toHaveLength(1);
  });

  it("heard by several at once is mailed once, and by none of them lost", async () => {
    const row = happened(facts.orderRejected, facts.orderRejected.example);
    await Promise.all(Array.from({ length: 6 }, () => everybodyHears(row)));
    expect(await everybodyHears(row)).toEqual([]);
    expect(toWhom()).toEqual(emails(buyer, manager));
  });

  it("whose sender crashed before it could mark is sent again when its claim runs out", async () => {
    const row = happened(facts.orderRejected, facts.orderRejected.example);
    const what = `notifications/tell-buyer-of-decision.event#${buyer.userId}#${row.eventId}`;
    expect(await claim({ what, tenant: shop.distributor.id, now: clock.now() })).toBe("claimed");
    expect(await everybodyHears(row)).toEqual(["notifications/tell-buyer-of-decision.event"]);
    expect(toWhom()).toEqual(emails(manager));
    const now = clock.now;
    clock.now = () => addSeconds(now(), 61);
    expect(await everybodyHears(row)).toEqual([]);
    clock.now = now;
    expect(toWhom()).toEqual(emails(manager, buyer));
  });

  it("that one address refuses is told to the others, and in the portal; the repetition mails only him", async () => {
    post.refused.add(buyer.email);
    const row = happened(facts.orderRejected, facts.orderRejected.example);
    expect(await everybodyHears(row)).toEqual(["notifications/tell-buyer-of-decision.event"]);
    expect(toWhom()).toEqual(emails(manager));
    expect((await ok(inbox(buyer))).items[0]).toMatchObject({ about: "OrderRejected", at: row.at });
    post.refused.clear();
    expect(await everybodyHears(row)).toEqual([]);
    expect(toWhom()).toEqual(emails(manager, buyer));
  });
});

describe("an order", () => {
  it("that is held at its submission tells the buyer what would let it pass, with the figures", async () => {
    const sku = `N-${freshToken().slice(0, 6)}`;
    await someGoods(company, [{ sku, unitFen: 100, stock: { [company.hangzhou]: 5 } }]);
    await setPolicy(company.admin, { whenStockShort: "backorder" });
    const { id } = await ok(submitNew(shop.buyer, [{ sku, quantity: 9 }]));
    const submitted = (await eventsOf(`ORDER#${id}`)).find((e) => e.eventType === "OrderSubmitted")!;
    await everybodyHears(submitted);
    expect(toWhom()).toEqual(emails(buyer, manager, hq.warehouse));
    expect(post.mails.find(({ to }) => to === manager.email)!.text).toContain(`9 of ${sku} wanted, 5 available`);
  });

  it("approved tells the warehouse and the buyer; cancelled meanwhile, the buyer only", async () => {
    const order = await anApprovedOrder(company, shop, [1]);
    const approved = (await eventsOf(`ORDER#${order.id}`)).find((e) => e.eventType === "OrderApproved")!;
    await everybodyHears(approved);
    expect(toWhom()).toEqual(emails(buyer, manager, hq.warehouse));
    await ok(
      call(cancelOrder, {
        as: shop.buyer,
        params: { orderId: order.id },
        body: { expectedVersion: order.version, reason: "not needed" },
      }),
    );
    post.mails.length = 0;
    await everybodyHears({ ...approved, eventId: `evt_${freshToken()}` });
    expect(toWhom()).toEqual(emails(buyer, manager));
  });

  it("waits for a person only where a step is on and the order is not small", async () => {
    const { review, ...rest } = await policyNow();
    const step = { on: true, passUpToFen: 1_000 };
    const policy = { ...rest, review: { ...review, business: step, finance: { ...step, on: false } } };
    expect(reviewerOf({ stage: "to-review", totalFen: 1_001 }, policy)).toEqual({ stage: "to-review", role: "sales" });
    expect(reviewerOf({ stage: "to-review", totalFen: 1_000 }, policy)).toBeUndefined();
    expect(reviewerOf({ stage: "to-finance", totalFen: 9_999 }, policy)).toBeUndefined();
    expect(reviewerOf({ stage: "completed", totalFen: 9_999 }, policy)).toBeUndefined();
  });

  it("shipped tells carrier, number and date as they are on the shipment", async () => {
    const order = await anApprovedOrder(company, shop, [2]);
    const carrier = await aCarrier(company.admin);
    const shipped = await ok(ship(company, await ok(pick(company, order)), carrier.id, { expectedOn: "2026-12-24" }));
    await everybodyHears((await eventsOf(`ORDER#${order.id}`)).at(-1)!);
    const { text } = post.mails.find(({ to }) => to === manager.email)!;
    for (const part of ["顺丰速运", shipped.trackingNumber, "2026-12-24"]) expect(text).toContain(part);
  });
});

describe("an alert", () => {
  it("of a distributor's stock goes to HQ's topic in the company's language, and to the distributor", async () => {
    const row = happened(alertRaised, alertRaised.example);
    await everybodyHears(row);
    await everybodyHears(row);
    expect(post.messages).toHaveLength(1);
    expect(post.messages[0]!.subject).toContain("预警");
    expect(post.messages[0]!.text).toContain("上海一号仓");
    expect(toWhom()).toEqual(emails(buyer, manager));
    expect((await ok(inbox(manager))).items[0]).toMatchObject({ about: "AlertRaised", link: "/alerts/alr_1" });
  });
  it("of HQ's goes to the topic and into HQ's inbox, not by mail", async () => {
    await everybodyHears(happened(alertEscalated, alertEscalated.example, { tenant: "HQ" }));
    expect(post.messages).toHaveLength(1);
    expect(post.mails).toEqual([]);
    expect((await ok(inbox(hq.warehouse!))).items[0]).toMatchObject({ about: "AlertEscalated" });
  });
  it("that the topic refuses is published later, once", async () => {
    post.refused.add("topic");
    const row = happened(alertRaised, alertRaised.example, { tenant: "HQ" });
    expect(await everybodyHears(row)).toEqual(["notifications/publish-alert.event"]);
    post.refused.clear();
    expect(await everybodyHears(row)).toEqual([]);
    expect(await everybodyHears(row)).toEqual([]);
    expect(post.messages).toHaveLength(1);
  });
});

describe("the inbox", () => {
  it("is the member's own, newest first, paged, with the unread counted; reading marks", async () => {
    const own = await aReader("buyer", shop.distributor.id);
    for (let i = 0; i < 5; i += 1)
      await everybodyHears(
        happened(facts.orderRejected, facts.orderRejected.example, { at: `2026-11-2${i}T00:00:00.000Z` }),
      );
    const first = await ok(inbox(own, { limit: "3" }));
    const second = await ok(inbox(own, { limit: "3", cursor: first.cursor }));
    const all = [...first.items, ...second.items];
    expect(all.map((e: { at: string }) => e.at.slice(8, 10))).toEqual(["24", "23", "22", "21", "20"]);
    expect(first.unread).toBe(5);
    const read = (body: object, as: { sub: string } = own) => ok(call(readInbox, { as, body }));
    const ids = all.slice(0, 2).map((e: { id: string }) => e.id);
    expect(await read({ entryIds: ids }, manager)).not.toMatchObject({ marked: 5 });
    expect((await ok(inbox(own))).unread).toBe(5);
    expect(await read({ entryIds: [...ids, "ntf_unknown"] })).toEqual({ marked: 2 });
    expect(await read({ entryIds: ids })).toEqual({ marked: 0 });
    expect((await ok(inbox(own))).items.map((e: { read: boolean }) => e.read)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(await read({ all: true })).toEqual({ marked: 3 });
    expect((await ok(inbox(own))).unread).toBe(0);
  });
  it("of more than one transaction's entries is read in one go", async () => {
    const own = await aReader("viewer", shop.distributor.id);
    const { entryAdded, entryIdOf } = await import("../../functions/notifications/inbox.table.ts");
    for (let i = 0; i < 230; i += 1) {
      const at = clock.now();
      const entry = { id: entryIdOf(at, String(i)), at, about: "Test", subject: "s", text: "t", link: "/" };
      await commit([entryAdded(own.userId, shop.distributor.id, entry)]);
    }
    expect((await ok(inbox(own))).unread).toBe(100);
    await ok(call(readInbox, { as: own, body: { all: true } }));
    expect((await ok(inbox(own))).unread).toBe(0);
  });
});
