import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedFacts } from "../../functions/shipments/postings.ts";
import { daysToWatch, orderIsLate, shipmentIsLate } from "../../functions/shipments/promise.ts";
import * as rules from "../../functions/shipments/shipment.ts";
import { afterScan } from "../../functions/shipments/tracking.ts";
import type { Tracking } from "../../functions/shipments/tracking.table.ts";
import { Order } from "../../shared/contracts/order-model.ts";
import { order as example } from "../../shared/contracts/orders.examples.ts";
import { CarrierId, LocationId, ShipmentId } from "../../shared/contracts/primitives.ts";
import { ScanStatus } from "../../shared/contracts/carriers.ts";
import type { Shipment } from "../../shared/contracts/shipments.ts";
import { taxWithin } from "../../shared/money.ts";

const here = LocationId.parse("loc_here");
const now = "2026-11-23T08:00:00.000Z";
const handover = {
  carrierId: CarrierId.parse("car_1"),
  carrierName: "顺丰速运",
  trackingNumber: "SF1",
  toLocationId: LocationId.parse("loc_there"),
};

/** An approved order with everything set aside here. */
const anOrder = (lines: readonly { quantity: number; amountFen: number }[]): Order =>
  Order.parse({
    ...example,
    approval: "approved",
    lines: lines.map((line, i) => ({
      ...example.lines[0]!,
      ...line,
      taxFen: taxWithin(line.amountFen, 1_300),
      lineNo: i + 1,
      sku: `S-${i + 1}`,
      reserved: { [here]: line.quantity },
    })),
  });
let made = 0;
const picked = (order: Order, existing: readonly Shipment[], wanted?: rules.Amount[]) =>
  rules.newShipment(order, existing, { id: ShipmentId.parse(`shp_${(made += 1)}`), locationId: here, wanted, now });

const someLines = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 500 }), amountFen: fc.integer({ min: 0, max: 10_000_000 }) }),
  { minLength: 1, maxLength: 6 },
);

describe("however an order is split into shipments", () => {
  it("units, money and tax of the parts sum to the whole, and nothing is shipped that was not set aside", () => {
    fc.assert(
      fc.property(someLines, fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 40 }), (lines, choices) => {
        let order = anOrder(lines);
        const sums = order.lines.map(() => ({ quantity: 0, amountFen: 0, taxFen: 0 }));
        let c = 0;
        const choose = (upTo: number): number => choices[(c += 1) % choices.length]! % (upTo + 1);
        for (let round = 0; order.lines.some((l) => (l.reserved[here] ?? 0) > 0); round += 1) {
          const open = [...rules.pickable(order, [], here)].filter(([, n]) => n > 0);
          const wanted = open.flatMap(([lineNo, n]) => {
            const quantity = round > 20 ? n : choose(n);
            return quantity > 0 ? [{ lineNo, quantity }] : [];
          });
          if (wanted.length === 0) continue;
          const short = wanted
            .slice(1)
            .map(({ lineNo, quantity }) => ({ lineNo, quantity: round > 20 ? quantity : choose(quantity) }));
          const shipment = rules.shipped(picked(order, [], wanted), short, handover, now);
          for (const line of shippedFacts(order, shipment).lines) {
            const sum = sums[line.lineNo - 1]!;
            expect(line.amountFen).toBeGreaterThanOrEqual(0);
            sum.quantity += line.quantity;
            sum.amountFen += line.amountFen;
            sum.taxFen += line.taxFen;
          }
          order = rules.afterShipping(rules.withPicks(order, 1), shipment);
        }
        expect(order.openPicks).toBe(0);
        expect(sums).toEqual(order.lines.map(({ quantity, amountFen, taxFen }) => ({ quantity, amountFen, taxFen })));
        expect(order.lines.every((l) => l.shipped === l.quantity)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
  it("each unit shipped is received, damaged, lost or still under way", () => {
    const said = fc.record({
      received: fc.integer({ min: 0, max: 20 }),
      damaged: fc.integer({ min: 0, max: 20 }),
      lost: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.array(said, { maxLength: 8 }), (quantity, reports) => {
        let order = anOrder([{ quantity, amountFen: 100 }]);
        let shipment = rules.shipped(picked(order, []), [], handover, now);
        order = rules.afterShipping(order, shipment);
        for (const report of reports) {
          const [line] = shipment.lines;
          const open = line!.shipped - line!.received - line!.damaged - line!.lost;
          const sum = report.received + report.damaged + report.lost;
          const receive = () => rules.received(shipment, [{ lineNo: 1, ...report }], now);
          if (open === 0) {
            expect(receive).toThrow("shipment/not-possible-now");
            return;
          }
          if (sum > open) {
            expect(receive).toThrow("shipment/more-than-shipped");
            continue;
          }
          shipment = receive();
          order = rules.afterReceiving(order, [{ lineNo: 1, ...report }]);
          expect(shipment.state).toBe(sum === open ? "received" : "part-received");
          expect(order.lines[0]).toMatchObject({
            received: shipment.lines[0]!.received,
            damaged: shipment.lines[0]!.damaged,
            lost: shipment.lines[0]!.lost,
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a carrier's scans", () => {
  it("tell the same place and date in whatever order they come in", () => {
    const scan = fc.record({
      eventId: fc.uuid(),
      trackingNumber: fc.constant("SF1"),
      status: fc.constantFrom(...ScanStatus.options),
      at: fc.uniqueArray(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 1 }),
      expectedOn: fc.constant("2026-12-01"),
    });
    const tracking = { shipmentId: "shp_1", version: 1 } as Tracking;
    fc.assert(
      fc.property(fc.uniqueArray(scan, { selector: (s) => s.at[0], maxLength: 8 }), fc.gen(), (scans, gen) => {
        const timed = scans.map((s) => ({ ...s, at: new Date(1_764_000_000_000 + s.at[0]! * 60_000).toISOString() }));
        const shuffled = timed
          .map((s) => ({ s, by: gen(fc.integer) }))
          .sort((a, b) => a.by - b.by)
          .map(({ s }) => s);
        const sorted = timed.toSorted((a, b) => (a.at < b.at ? -1 : 1));
        const last = (all: typeof timed) => {
          const { version: _, ...state } = all.reduce(afterScan, tracking);
          return state;
        };
        expect(last(shuffled)).toEqual(last(sorted));
      }),
    );
  });
});

describe("a promise", () => {
  it.each([
    ["to-ship", true],
    ["shipped", true],
    ["part-received", true],
    ["received", false],
    ["completed", false],
    ["cancelled", false],
    ["closed", false],
  ] as const)("of an order that is %s is late: %s", (stage, late) => {
    expect(orderIsLate({ promisedOn: "2026-11-20", stage }, "2026-11-20")).toBe(late);
    expect(orderIsLate({ promisedOn: "2026-11-25", stage }, "2026-11-20")).toBe(false);
  });
  it("of a shipment is late while it is under way and still expected that day", () => {
    expect(shipmentIsLate({ state: "shipped" }, "2026-11-20", "2026-11-20")).toBe(true);
    expect(shipmentIsLate({ state: "part-received" }, "2026-11-20", "2026-11-20")).toBe(true);
    expect(shipmentIsLate({ state: "received" }, "2026-11-20", "2026-11-20")).toBe(false);
    expect(shipmentIsLate({ state: "shipped" }, "2026-11-22", "2026-11-20")).toBe(false);
  });
  it("is looked for up to yesterday: a week back, further where the watch stood still", () => {
    expect(daysToWatch("2026-11-23", "2026-11-22")).toHaveLength(7);
    expect(daysToWatch("2026-11-23", "2026-11-22").at(-1)).toBe("2026-11-22");
    expect(daysToWatch("2026-11-23", "2026-11-01")[0]).toBe("2026-11-01");
    expect(daysToWatch("2026-11-23", undefined)).toHaveLength(92);
  });
});
