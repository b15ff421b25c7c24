import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { signatureOf } from "../../functions/carriers/index.ts";
import { eventsOf } from "../support/heard.ts";
import * as carriers from "../../shared/contracts/carriers.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import { addSeconds, epochSeconds } from "../../shared/dates.ts";
import { queryAll } from "../../shared/table.ts";
import { call } from "../support/call.ts";
import { aCompany, type Buyer, type Company, ok } from "../support/company.ts";
import { startEngine } from "../support/engine.ts";
import { aCarrier, anApprovedOrder, aShop, noReviews, pick, scan, ship } from "../shipments/story.ts";

let company: Company & { listId: string };
let shop: Buyer;
let carrier: { id: string; webhookSecret: string };
let shipment: { id: string; trackingNumber: string };
beforeAll(async () => {
  await startEngine();
  company = await aCompany(noReviews);
  shop = await aShop(company);
  carrier = await aCarrier(company.admin);
  shipment = await ok(ship(company, await ok(pick(company, await anApprovedOrder(company, shop, [1]))), carrier.id));
});
const aScan = (more: object = {}) => ({
  eventId: freshToken(),
  trackingNumber: shipment.trackingNumber,
  status: "in-transit",
  at: clock.now(),
  ...more,
});

describe("carriers", () => {
  const body = { code: `X-${freshToken().slice(0, 6)}`, name: "德邦物流" };
  it("are made by an admin; the secret is shown once, and not to a retry", async () => {
    const options = { as: company.admin, body, key: freshToken() };
    const first = await ok(call(carriers.createCarrier, options));
    expect(first.webhookSecret).toMatch(/^whs_[0-9a-z]{40}$/);
    const { webhookSecret: _, ...plain } = first;
    expect(await ok(call(carriers.createCarrier, options))).toEqual(plain);
    expect((await call(carriers.createCarrier, { as: company.warehouse, body })).status).toBe(403);
  });
  it("have a code of their own, whatever its case", async () => {
    const taken = await call(carriers.createCarrier, {
      as: company.admin,
      body: { ...body, code: body.code.toLowerCase() },
    });
    expect(taken).toMatchObject({ status: 409, body: { code: "carrier/code-taken" } });
  });
  it("are changed by version, and listed without secrets", async () => {
    const { id } = await ok(
      call(carriers.createCarrier, { as: company.admin, body: { ...body, code: `Y-${body.code}` } }),
    );
    const params = { carrierId: id };
    const change = (expectedVersion: number, more: object = {}) =>
      call(carriers.changeCarrier, {
        as: company.admin,
        params,
        body: { code: `Z-${body.code}`, name: "德邦快递", status: "retired", expectedVersion, ...more },
      });
    expect((await change(2)).body.code).toBe("record/stale");
    expect(await ok(change(1))).toMatchObject({ name: "德邦快递", status: "retired", version: 2 });
    expect((await change(2, { code: body.code })).body.code).toBe("carrier/code-taken");
    const listed = await ok(call(carriers.listCarriers, { as: company.warehouse }));
    expect(listed.items.map((c: { id: string }) => c.id)).toContain(id);
    expect(JSON.stringify(listed)).not.toContain("whs_");
    const missing = { as: company.admin, params: { carrierId: "car_missing" }, body: { expectedVersion: 1 } };
    expect((await call(carriers.rotateCarrierSecret, missing)).status).toBe(404);
  });
  it("leave their secret in no second place", async () => {
    const rows = await queryAll({ partition: `CARRIER#${carrier.id}` });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows[0]!.summary)).not.toContain("whs_");
    expect(JSON.stringify(await queryAll({ partition: `AUDIT#carrier#${carrier.id}` }))).not.toContain("whs_");
  });
});

describe("a carrier's events", () => {
  it("are accepted once; one that is unknown does not hold up the others", async () => {
    const [one, two] = [aScan(), aScan({ trackingNumber: shipment.trackingNumber.toUpperCase() })];
    const nobody = aScan({ trackingNumber: "NOBODY-1" });
    const results = async () =>
      (await ok(scan(carrier, [one, nobody, two]))).results.map((r: { result: string }) => r.result);
    expect(await results()).toEqual(["accepted", "unknown", "accepted"]);
    expect(await results()).toEqual(["duplicate", "unknown", "duplicate"]);
  });
  it("sent at once, twice each, have a version each", async () => {
    const before = (await eventsOf(`SHIPMENT#${shipment.id}`)).length;
    const scans = Array.from({ length: 6 }, () => aScan());
    const replies = await Promise.all([...scans, ...scans].map((one) => scan(carrier, [one])));
    const results = replies.map(({ body }) => body.results[0].result);
    expect(results.filter((r) => r === "accepted")).toHaveLength(6);
    expect(results.filter((r) => r === "duplicate")).toHaveLength(6);
    expect((await eventsOf(`SHIPMENT#${shipment.id}`)).length).toBe(before + 6);
  });
  it("of another carrier do not find this one's parcels", async () => {
    const other = await aCarrier(company.admin);
    expect((await ok(scan(other, [aScan()]))).results[0].result).toBe("unknown");
  });
  it("are refused unsigned, late, or by an unknown carrier: all alike", async () => {
    const bare = { params: { carrierId: carrier.id }, body: { events: [aScan()] }, key: null };
    expect(await call(carriers.receiveCarrierEvents, bare)).toMatchObject({
      status: 401,
      body: { code: "webhook/bad-timestamp" },
    });
    expect((await scan(carrier, [aScan()], { at: addSeconds(clock.now(), -302) })).body.code).toBe(
      "webhook/bad-timestamp",
    );
    const wrong = await scan({ ...carrier, webhookSecret: "wrong" }, [aScan()]);
    const unknown = await scan({ id: "car_unknown", webhookSecret: carrier.webhookSecret }, [aScan()]);
    expect(wrong.status).toBe(401);
    expect({ ...unknown.body, instance: "" }).toEqual({ ...wrong.body, instance: "" });
  });
  it("signed with the old secret pass after a rotation", async () => {
    const own = await aCarrier(company.admin);
    const params = { carrierId: own.id };
    const rotated = await ok(
      call(carriers.rotateCarrierSecret, { as: company.admin, params, body: { expectedVersion: 1 } }),
    );
    expect(rotated.webhookSecret).not.toBe(own.webhookSecret);
    expect((await scan(own, [aScan()])).status).toBe(200);
    expect((await scan({ ...own, webhookSecret: rotated.webhookSecret }, [aScan()])).status).toBe(200);
  });

  it("never make a fault of ours, whatever 1,000 bodies say", async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("__proto__", "\u0000", "’; --", "9".repeat(300)),
    );
    const one = fc.record(
      {
        eventId: fc.oneof(fc.uuid(), text),
        trackingNumber: fc.oneof(fc.constant(shipment.trackingNumber), text),
        status: fc.oneof(fc.constantFrom("in-transit", "delivered", "exception"), text),
        at: fc.oneof(
          fc.date({ noInvalidDate: true }).map((d) => d.toISOString()),
          text,
          fc.integer(),
        ),
        place: fc.oneof(text, fc.constant(null)),
        text,
        expectedOn: fc.oneof(fc.constant("2026-12-01"), text),
        more: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const likely = fc.array(one, { maxLength: 3 }).map((events) => JSON.stringify({ events }));
    const valid = fc
      .array(fc.record({ eventId: fc.uuid(), place: fc.string({ maxLength: 100 }) }), { minLength: 1, maxLength: 3 })
      .map((events) => JSON.stringify({ events: events.map((e) => aScan(e)) }));
    const anyBody = fc.oneof(
      { weight: 5, arbitrary: likely },
      { weight: 3, arbitrary: valid },
      { weight: 1, arbitrary: fc.json() },
      { weight: 1, arbitrary: fc.string() },
    );
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(anyBody, fc.boolean(), async (body, signed) => {
        const timestamp = String(epochSeconds(clock.now()));
        const signature = signed ? signatureOf(carrier.webhookSecret, timestamp, body) : "0".repeat(64);
        const { status } = await call(carriers.receiveCarrierEvents, {
          params: { carrierId: carrier.id },
          body,
          key: null,
          headers: { "x-huotong-timestamp": timestamp, "x-huotong-signature": signature },
        });
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(status).toBeLessThan(500);
      }),
      { numRuns: 1_000 },
    );
    expect([...statuses.keys()].sort()).toEqual([200, 400, 401]);
  });
});
