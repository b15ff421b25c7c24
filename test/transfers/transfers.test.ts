import { beforeAll, describe, expect, it } from "vitest";
import { clock, freshToken } from "../../shared/clock.ts";
import { listMovements } from "../../shared/contracts/inventory.ts";
import { getTransfer, listTransfers, type Transfer } from "../../shared/contracts/transfers.ts";
import { announceGoods, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { addSeconds } from "../../shared/dates.ts";
import { call } from "../support/call.ts";
import { aCompany, aDistributor, ok, someGoods, submitNew } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { eventsOf } from "../support/heard.ts";
import { type AnyCompany, aTransfer, cancel, figures, inWuhan, plan, receive, ship } from "./world.ts";

let company: AnyCompany;
beforeAll(async () => {
  await startEngine();
  company = await aCompany();
});
const one = (id: string) => ok(call(getTransfer, { as: company.finance, params: { transferId: id } }));
const movements = async (place: string, sku: string) =>
  (await ok(call(listMovements, { as: company.warehouse, params: { locationId: place, sku } }))).items;
const namesOf = async (id: string): Promise<string[]> => (await eventsOf(`TRANSFER#${id}`)).map(({ eventType }) => eventType); // prettier-ignore

describe("a planned transfer", () => {
  it("sets its goods aside where they come from, and announces them where they go", async () => {
    const [sku] = await inWuhan(company, 10);
    const transfer = await aTransfer(company, [{ sku: sku!, quantity: 7 }]);
    expect(transfer).toMatchObject({ state: "planned", fromName: "武汉仓", toName: "杭州仓", units: 7, version: 1 });
    expect(transfer.number).toMatch(/^DB\d{6}-[0-9A-Z]{8}$/);
    expect(await figures(company, sku!)).toBe("10/7/3/0/0 → 0/0/0/7/0");
    expect(await movements(company.wuhan, sku!)).toHaveLength(1);
    const [told] = await eventsOf(`TRANSFER#${transfer.id}`);
    expect(told).toMatchObject({ eventType: "TransferPlanned", data: { lines: [{ lineNo: 1, sku, quantity: 7 }] } });
  });
  it("never takes more than is free, and then takes nothing at all", async () => {
    const [some, few] = await inWuhan(company, 10, 3);
    const reply = await plan(company, [{ sku: some!, quantity: 5 }, { sku: few!, quantity: 4 }]); // prettier-ignore
    expect(reply).toMatchObject({ status: 409, body: { code: "stock/short", facts: { sku: few, wanted: 4, available: 3 } } }); // prettier-ignore
    expect(await figures(company, some!)).toBe("10/0/10/0/0 → 0/0/0/0/0");
  });
  it("goes between two places of HQ's, of products that exist", async () => {
    const [sku] = await inWuhan(company, 10);
    const lines = [{ sku: sku!, quantity: 1 }];
    const { distributor } = await aDistributor(company);
    expect((await plan(company, lines, { toId: company.wuhan })).body.code).toBe("transfer/same-place");
    expect((await plan(company, lines, { toId: "loc_nowhere" })).body.code).toBe("location/unknown");
    expect((await plan(company, lines, { fromId: distributor.locationId })).body.code).toMatch(/^location\//);
    expect((await plan(company, [{ sku: "NOTHING", quantity: 1 }])).body.code).toBe("product/unknown");
    expect((await plan(company, [...lines, ...lines])).body.code).toBe("request/inconsistent");
  });
  it("that is asked for twice is one", async () => {
    const [sku] = await inWuhan(company, 10);
    const send = () => plan(company, [{ sku: sku!, quantity: 3 }], {}, { key: `k-${sku}` });
    const replies = await Promise.all([send(), send(), send()]);
    const [first] = replies.filter(({ status }) => status === 201);
    expect((await send()).body).toEqual(first!.body);
    expect(await figures(company, sku!)).toBe("10/3/7/0/0 → 0/0/0/3/0");
  });
  it("given up leaves stock as it was, also where somebody took its announcement off by hand", async () => {
    const [sku] = await inWuhan(company, 10);
    const transfer = await aTransfer(company, [{ sku: sku!, quantity: 7 }]);
    const body = { locationId: company.hangzhou, lines: [{ sku, change: -5 }] };
    await ok(call(announceGoods, { as: company.warehouse, body }));
    const after = await ok(cancel(company, transfer));
    expect(after).toMatchObject({ state: "cancelled", cancelReason: "计划有变", version: 2 });
    expect(await figures(company, sku!)).toBe("10/0/10/0/0 → 0/0/0/0/0");
    expect((await cancel(company, after)).body.code).toBe("transfer/not-possible-now");
    expect((await ship(company, transfer)).body.code).toBe("record/stale");
  });
});

describe("orders and transfers together", () => {
  it("never take more than there is, however many want the last units at once", async () => {
    const [sku] = await inWuhan(company, 20);
    const shops = await Promise.all([1, 2, 3, 4].map(() => aDistributor(company, { limitFen: null, suppliedFrom: [company.wuhan] }))); // prettier-ignore
    const orders = shops.map(({ buyer }) => submitNew(buyer, [{ sku: sku!, quantity: 3 }]));
    const plans = Array.from({ length: 8 }, () => plan(company, [{ sku: sku!, quantity: 3 }]));
    const [ordered, planned] = await Promise.all([Promise.all(orders), Promise.all(plans)]);
    const open = planned.filter(({ status }) => status === 201);
    for (const { status, body } of planned) expect([201, 409, 503]).toContain(status === 201 ? 201 : body.status);
    const aside = ordered.reduce((n, { body }) => n + Object.values<number>(body.lines?.[0]?.reserved ?? {}).reduce((a, b) => a + b, 0), 0); // prettier-ignore
    const reserved = open.length * 3 + aside;
    expect(reserved).toBeLessThanOrEqual(20);
    expect(reserved).toBeGreaterThan(14);
    expect(await figures(company, sku!)).toMatch(new RegExp(`^20/${reserved}/${20 - reserved}/0/0 →`));
  }, 30_000);
});

describe("a transfer that leaves", () => {
  it("is in transit to where it goes; what came out short is free again", async () => {
    const [sku, other] = await inWuhan(company, 10, 4);
    const transfer = await aTransfer(company, [{ sku: sku!, quantity: 7 }, { sku: other!, quantity: 4 }]); // prettier-ignore
    const body = { expectedOn: "2026-12-03", reference: "沪A-12345", lines: [{ lineNo: 1, quantity: 5 }] };
    const after = await ok(ship(company, transfer, body));
    expect(after).toMatchObject({ state: "shipped", units: 9, expectedOn: "2026-12-03", reference: "沪A-12345" });
    expect(await figures(company, sku!)).toBe("5/0/5/0/0 → 0/0/0/0/5");
    expect(await figures(company, other!)).toBe("0/0/0/0/0 → 0/0/0/0/4");
    const [left] = await movements(company.wuhan, sku!);
    expect(left).toMatchObject({ onHand: -5, causes: [{ kind: "transfer", id: transfer.id, line: 1 }] });
  });
  it("leaves once, whoever asks how often, and is not given up afterwards", async () => {
    const [sku] = await inWuhan(company, 10);
    const transfer = await aTransfer(company, [{ sku: sku!, quantity: 7 }]);
    const replies = await Promise.all([ship(company, transfer), ship(company, transfer), cancel(company, transfer)]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const { state } = await one(transfer.id);
    expect(await figures(company, sku!)).toBe(
      state === "shipped" ? "3/0/3/0/0 → 0/0/0/0/7" : "10/0/10/0/0 → 0/0/0/0/0",
    );
  });
  it("takes the lots first to expire, or those named, which arrive as the same", async () => {
    const sku = `MILK-${freshToken().slice(0, 6)}`;
    await someGoods(company, [{ sku, unitFen: 100, more: { tracking: "lots-and-expiry" } }]);
    const day = (days: number): string => addSeconds(clock.now(), days * 86_400).slice(0, 10);
    const of = (lot: string, quantity: number, days: number) => ({ lot, quantity, expiresOn: day(days) });
    const [gone, soon, late] = [of("GONE", 2, -3), of("SOON", 4, 30), of("LATE", 9, 300)];
    const goods = { locationId: company.wuhan, lines: [{ sku, quantity: 15, lots: [gone, soon, late] }] };
    await ok(call(receiveGoods, { as: company.warehouse, body: goods }));
    const first = await ok(ship(company, await aTransfer(company, [{ sku, quantity: 6 }])));
    expect(first.lines[0].lots).toEqual([soon, { ...late, quantity: 2 }]);
    const part = { all: false, lines: [{ lineNo: 1, received: 3, damaged: 1 }], reason: "破损" };
    const then = await ok(receive(company, first, part));
    const rest = await ok(receive(company, then));
    expect(rest).toMatchObject({ state: "received", lines: [{ shipped: 6, received: 5, damaged: 1, lost: 0 }] });
    const causes = (await movements(company.hangzhou, sku)).flatMap((move: { causes: { lots?: unknown[] }[] }) => move.causes); // prettier-ignore
    expect(causes.flatMap(({ lots = [] }: { lots?: unknown[] }) => lots)).toEqual([{ ...late, quantity: 2 }, { ...soon, quantity: 3 }]); // prettier-ignore
    const second = await aTransfer(company, [{ sku, quantity: 8 }]);
    const lots = [{ ...late, quantity: 7 }];
    expect((await ship(company, second)).body.code).toBe("stock/expired");
    const named = await ok(ship(company, second, { lines: [{ lineNo: 1, quantity: 7, lots }] }));
    expect(named.lines[0].lots).toEqual(lots);
  });
});

describe("a transfer that arrives", () => {
  const arrived = async (units = 10): Promise<{ sku: string; transfer: Transfer }> => {
    const [sku] = await inWuhan(company, units);
    const transfer = await ok(ship(company, await aTransfer(company, [{ sku: sku!, quantity: units }])));
    return { sku: sku!, transfer };
  };
  it("is on hand where it went, all of it with one word", async () => {
    const { sku, transfer } = await arrived();
    expect(await ok(receive(company, transfer))).toMatchObject({ state: "received", version: 3 });
    expect(await figures(company, sku)).toBe("0/0/0/0/0 → 10/0/10/0/0");
  });
  it("in parts stays under way until every unit is accounted for; what is damaged or missing is a movement with its reason", async () => {
    const { sku, transfer } = await arrived();
    const some = { all: false, lines: [{ lineNo: 1, received: 6, damaged: 1 }] };
    expect((await receive(company, transfer, some)).body).toMatchObject({ code: "transfer/reason-missing", facts: { units: 1 } }); // prettier-ignore
    const part = await ok(receive(company, transfer, { ...some, reason: "压坏一箱" }));
    expect(part).toMatchObject({ state: "shipped", version: 3 });
    expect(await figures(company, sku)).toBe("0/0/0/0/0 → 6/0/6/0/3");
    const beyond = { all: false, lines: [{ lineNo: 1, received: 4 }] };
    expect((await receive(company, part, beyond)).body).toMatchObject({ code: "transfer/more-than-shipped", facts: { open: 3 } }); // prettier-ignore
    const rest = { all: false, lines: [{ lineNo: 1, received: 2, lost: 1 }], reason: "短少一箱" };
    expect(await ok(receive(company, part, rest))).toMatchObject({ state: "received" });
    expect(await figures(company, sku)).toBe("0/0/0/0/0 → 8/0/8/0/0");
    const rows = (await movements(company.hangzhou, sku)) as { onHand: number; inTransit: number; causes: { kind: string; inTransit: number }[] }[]; // prettier-ignore
    expect(rows.reduce((n, row) => n + row.onHand, 0)).toBe(8);
    expect(rows.reduce((n, row) => n + row.inTransit, 0)).toBe(0);
    const differences = rows.flatMap(({ causes }) => causes).filter(({ kind }) => kind !== "receipt" && kind !== "transfer"); // prettier-ignore
    expect(differences).toMatchObject([{ kind: "receipt-lost", inTransit: -1 }, { kind: "receipt-damaged", inTransit: -1 }]); // prettier-ignore
    const { history } = await one(transfer.id);
    expect(history.map(({ what, facts }: { what: string; facts: { reason?: string } }) => [what, facts.reason])).toEqual([
      ["TransferPlanned", "春节前备货"],
      ["TransferShipped", undefined],
      ["TransferReceived", "压坏一箱"],
      ["TransferReceived", "短少一箱"],
    ]); // prettier-ignore
    expect(history[3]).toMatchObject({ who: { name: company.warehouse.name }, facts: { complete: true, lines: [{ lost: 1 }] } }); // prettier-ignore
  });
  it("arrives once, whoever says it how often", async () => {
    const { sku, transfer } = await arrived();
    const replies = await Promise.all([
      receive(company, transfer),
      receive(company, transfer),
      receive(company, transfer),
    ]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await figures(company, sku)).toBe("0/0/0/0/0 → 10/0/10/0/0");
    expect(await namesOf(transfer.id)).toEqual(["TransferPlanned", "TransferShipped", "TransferReceived"]);
  });
  it("of 100 lines, more than fit one transaction, leaves and arrives whole", async () => {
    const skus = await inWuhan(company, ...Array.from({ length: 100 }, () => 2));
    const transfer = await aTransfer(company, skus.map((sku) => ({ sku, quantity: 2 }))); // prettier-ignore
    const going = await ok(ship(company, transfer));
    await ok(receive(company, going));
    for (const sku of [skus[0]!, skus[57]!, skus[99]!])
      expect(await figures(company, sku)).toBe("0/0/0/0/0 → 2/0/2/0/0");
  }, 30_000);
});

describe("the list of transfers", () => {
  it("shows those of a state, the newest first, also by the place they come from or go to", async () => {
    const [sku] = await inWuhan(company, 10);
    const made: Transfer[] = [];
    for (let i = 0; i < 3; i += 1) made.push(await aTransfer(company, [{ sku: sku!, quantity: 1 }]));
    await ok(ship(company, made[1]!));
    const shown = async (query: Record<string, string>): Promise<string[]> => {
      const { items } = await ok(call(listTransfers, { as: company.finance, query: { limit: "100", ...query } }));
      return items.map(({ id }: Transfer) => id).filter((id: string) => made.some((one) => one.id === id));
    };
    expect(await shown({})).toEqual([made[2]!.id, made[0]!.id]);
    for (const locationId of [company.wuhan, company.hangzhou]) {
      expect(await shown({ locationId })).toEqual([made[2]!.id, made[0]!.id]);
      expect(await shown({ locationId, state: "shipped" })).toEqual([made[1]!.id]);
    }
    expect(await shown({ locationId: "loc_other" })).toEqual([]);
    const first = await ok(call(listTransfers, { as: company.finance, query: { limit: "1" } }));
    expect(first.items).toHaveLength(1);
    expect(first.cursor).toBeDefined();
  });
});
