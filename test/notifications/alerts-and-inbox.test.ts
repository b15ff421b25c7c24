import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { alertEscalated, alertRaised } from "../../events/alerts.ts";
import * as facts from "../../events/orders.ts";
import { entryAdded, entryIdOf } from "../../functions/notifications/inbox.table.ts";
import { clock } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { readInbox } from "../../shared/contracts/notifications.ts";
import { aShop, noReviews } from "../shipments/story.ts";
import { call } from "../support/call.ts";
import { aCompany, type Buyer, ok } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { aReader, emails, everybodyHears, happened, inbox, type Reader } from "./newsroom.ts";
import { startPostOffice } from "./post-office.ts";

let shop: Buyer;
let post: Awaited<ReturnType<typeof startPostOffice>>;
let buyer: Reader;
let manager: Reader;
let warehouse: Reader;
beforeAll(async () => {
  await startEngine();
  post = await startPostOffice();
  shop = await aShop(await aCompany(noReviews));
  buyer = await aReader("buyer", shop.distributor.id);
  manager = await aReader("manager", shop.distributor.id, "en");
  warehouse = await aReader("warehouse");
});
afterAll(() => post.stop());
beforeEach(() => {
  post.mails.length = 0;
  post.messages.length = 0;
  post.refused.clear();
});
const toWhom = () => post.mails.map(({ to }) => to).sort();

describe("an alert", () => {
  it("of a distributor's stock goes to HQ's topic in the company's language, and to the distributor", async () => {
    const row = happened(shop.distributor.id, alertRaised, alertRaised.example);
    await everybodyHears(row);
    await everybodyHears(row);
    expect(post.messages).toHaveLength(1);
    expect(post.messages[0]!.subject).toContain("预警");
    expect(post.messages[0]!.text).toContain("上海一号仓");
    expect(toWhom()).toEqual(emails(buyer, manager));
    expect((await ok(inbox(manager))).items[0]).toMatchObject({ about: "AlertRaised", link: "/alerts/alr_1" });
  });
  it("of HQ's goes to the topic and into HQ's inbox, not by mail", async () => {
    await everybodyHears(happened(shop.distributor.id, alertEscalated, alertEscalated.example, { tenant: "HQ" }));
    expect(post.messages).toHaveLength(1);
    expect(post.mails).toEqual([]);
    expect((await ok(inbox(warehouse))).items[0]).toMatchObject({ about: "AlertEscalated" });
  });
  it("that the topic refuses is published later, once", async () => {
    post.refused.add("topic");
    const row = happened(shop.distributor.id, alertRaised, alertRaised.example, { tenant: "HQ" });
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
        happened(shop.distributor.id, facts.orderRejected, facts.orderRejected.example, {
          at: `2026-11-2${i}T00:00:00.000Z`,
        }),
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
