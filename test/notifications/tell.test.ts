import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paymentReceived } from "../../events/billing.ts";
import * as facts from "../../events/orders.ts";
import { shipmentReceived, shipmentScanned, shipmentShipped } from "../../events/shipments.ts";
import { invoiceIssued } from "../../events/billing.ts";
import { transferPlanned, transferReceived, transferShipped } from "../../events/transfers.ts";
import { claim } from "../../functions/notifications/sent.table.ts";
import { reviewerOf } from "../../functions/notifications/waiting.ts";
import { policyNow } from "../../functions/company/index.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { addSeconds } from "../../shared/dates.ts";
import type { Role } from "../../shared/contracts/contract.ts";
import { cancelOrder } from "../../shared/contracts/orders.ts";
import { aCarrier, anApprovedOrder, aShop, noReviews, pick, ship } from "../shipments/story.ts";
import { call } from "../support/call.ts";
import { aCompany, type Buyer, type Company, ok, setPolicy, someGoods, submitNew } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf } from "../support/heard.ts";
import { aReader, emails, everybodyHears, happened, inbox, type Reader } from "./newsroom.ts";
import { startPostOffice } from "./post-office.ts";

let company: Company & { listId: string };
let shop: Buyer;
let post: Awaited<ReturnType<typeof startPostOffice>>;
let buyer: Reader;
let manager: Reader;
const hq: Partial<Record<Role, Reader>> = {};
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

const toWhom = () => post.mails.map(({ to }) => to).sort();

describe("a fact", () => {
  const about = facts.orderApproved.example;
  it.each([
    [
      "rejected",
      () => happened(shop.distributor.id, facts.orderRejected, facts.orderRejected.example),
      () => [buyer, manager],
    ],
    [
      "cancelled by the system",
      () => happened(shop.distributor.id, facts.orderCancelled, facts.orderCancelled.example),
      () => [buyer, manager, hq.sales],
    ],
    [
      "short-closed",
      () => happened(shop.distributor.id, facts.orderShortClosed, facts.orderShortClosed.example),
      () => [buyer, manager],
    ],
    [
      "promised",
      () => happened(shop.distributor.id, facts.orderPromised, facts.orderPromised.example),
      () => [buyer, manager],
    ],
    [
      "late",
      () => happened(shop.distributor.id, facts.promiseMissed, facts.promiseMissed.example),
      () => [buyer, manager],
    ],
    [
      "released, still in review",
      () => happened(shop.distributor.id, facts.holdReleased, { ...facts.holdReleased.example, stage: "cancelled" }),
      () => [buyer, manager],
    ],
    [
      "held for credit",
      () => happened(shop.distributor.id, facts.orderHeld, facts.orderHeld.example),
      () => [buyer, manager, hq.finance],
    ],
    [
      "held by policy",
      () =>
        happened(shop.distributor.id, facts.orderHeld, {
          ...facts.orderHeld.example,
          kind: "POLICY",
          code: "qualification/expired",
        }),
      () => [buyer, manager, hq.sales],
    ],
    ["shipped", () => happened(shop.distributor.id, shipmentShipped, shipmentShipped.example), () => [buyer, manager]],
    [
      "delivered",
      () =>
        happened(shop.distributor.id, shipmentScanned, { ...shipmentScanned.example, status: "delivered" as const }),
      () => [buyer, manager],
    ],
    ["scanned on its way", () => happened(shop.distributor.id, shipmentScanned, shipmentScanned.example), () => []],
    [
      "received with damage",
      () => happened(shop.distributor.id, shipmentReceived, shipmentReceived.example),
      () => [hq.sales, hq.warehouse],
    ],
    ["invoiced", () => happened(shop.distributor.id, invoiceIssued, invoiceIssued.example), () => [manager]],
    [
      "paid",
      () =>
        happened(
          shop.distributor.id,
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

  const well = {
    ...transferReceived.example,
    lines: [{ lineNo: 1, sku: "TEA-001", received: 240, damaged: 0, lost: 0 }],
  };
  it.each([
    ["planned", () => happened("HQ", transferPlanned, transferPlanned.example), () => [hq.warehouse]],
    ["sent", () => happened("HQ", transferShipped, transferShipped.example), () => [hq.warehouse]],
    ["received short", () => happened("HQ", transferReceived, transferReceived.example), () => [hq.sales]],
    ["received well", () => happened("HQ", transferReceived, well), () => []],
  ] as const)("of a transfer that is %s is told to whom it concerns", async (_, event, readers) => {
    expect(await everybodyHears(event())).toEqual([]);
    expect(toWhom()).toEqual(emails(...readers()));
    for (const { text } of post.mails) expect(text).toContain(`https://portal.example/transfers/${well.transferId}`);
  });

  it("is told in each reader's language, with the order and where to find it", async () => {
    await everybodyHears(happened(shop.distributor.id, facts.orderRejected, facts.orderRejected.example));
    const [zh, en] = [buyer, manager].map(({ email }) => post.mails.find(({ to }) => to === email)!);
    expect(zh!.subject).toBe(`订单 ${about.number} 已被驳回`);
    expect(en!.subject).toBe(`Order ${about.number} is rejected`);
    for (const mail of [zh!, en!]) expect(mail.text).toContain(`https://portal.example/orders/${about.orderId}`);
  });

  it("is not told to the one who did it", async () => {
    const actor = { id: buyer.userId, name: "buyer", tenant: shop.distributor.id };
    await everybodyHears(happened(shop.distributor.id, facts.orderCancelled, facts.orderCancelled.example, { actor }));
    expect(toWhom()).toEqual(emails(manager, hq.sales));
  });

  it("is not told where it was a draft that its buyer threw away", async () => {
    const discarded = { ...facts.orderCancelled.example, wasDraft: true };
    await everybodyHears(happened(shop.distributor.id, facts.orderCancelled, discarded));
    expect(toWhom()).toEqual([]);
  });

  it("heard twice, or at once, is told once", async () => {
    const row = happened(shop.distributor.id, facts.orderRejected, facts.orderRejected.example);
    await everybodyHears(row);
    await everybodyHears(row);
    expect(toWhom()).toEqual(emails(buyer, manager));
    const seen = (await ok(inbox(buyer))).items.filter((e: { at: string }) => e.at === row.at);
    expect(seen).toHaveLength(1);
  });

  it("heard by several at once is mailed once, and by none of them lost", async () => {
    const row = happened(shop.distributor.id, facts.orderRejected, facts.orderRejected.example);
    await Promise.all(Array.from({ length: 6 }, () => everybodyHears(row)));
    expect(await everybodyHears(row)).toEqual([]);
    expect(toWhom()).toEqual(emails(buyer, manager));
  });

  it("whose sender crashed before it could mark is sent again when its claim runs out", async () => {
    const row = happened(shop.distributor.id, facts.orderRejected, facts.orderRejected.example);
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
    const row = happened(shop.distributor.id, facts.orderRejected, facts.orderRejected.example);
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
