import { createHmac } from "node:crypto";
import { expect } from "vitest";
import { recordPayment } from "../../shared/contracts/billing.ts";
import { createCarrier, receiveCarrierEvents } from "../../shared/contracts/carriers.ts";
import type { Contract } from "../../shared/contracts/contract.ts";
import { getMyCredit } from "../../shared/contracts/credit.ts";
import * as orders from "../../shared/contracts/orders.ts";
import { listLocationStock } from "../../shared/contracts/inventory.ts";
import { listOrderShipments, receiveShipment, shipShipment, startPicking } from "../../shared/contracts/shipments.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { addDays } from "../../shared/dates.ts";
import type { CallOptions, Member, Reply } from "../support/call.ts";
import type { Buyer, Company } from "../support/company.ts";

/** A running Huotong, wherever it runs. */
export interface Target {
  send(as: Member | undefined, contract: Contract<any, any, any, any>, options?: CallOptions): Promise<Reply>;
  /** Until every event has had its effect. */
  settle(): Promise<void>;
  now(): string;
}

/**
 * The life of an order of two SKUs, one of them in two warehouses: drafted, quoted, submitted twice, approved, shipped in two parts, scanned, received with one
 * bottle broken, invoiced, paid, completed. Returns its id and its number.
 */
export const orderStory = async (
  { send, settle, now }: Target,
  { company, shop }: { company: Company; shop: Buyer },
  [tea, water]: readonly [string, string],
): Promise<{ orderId: string; number: string }> => {
  const ok = async (reply: Promise<Reply>) => {
    const { status, body } = await reply;
    expect([status < 400, status < 400 ? "" : JSON.stringify(body)]).toEqual([true, ""]);
    return body;
  };
  const { buyer, distributor } = shop;
  const lines = [
    { sku: tea, quantity: 30 },
    { sku: water, quantity: 120 },
  ];
  const inDays = (days: number) => addDays(now().slice(0, 10) as LocalDate, days);
  const look = (orderId: string) => ok(send(buyer, orders.getOrder, { params: { orderId } }));

  const quote = await ok(send(buyer, orders.quoteOrder, { body: { lines } }));
  expect(quote.verdict).toBe("passes");
  const draft = await ok(send(buyer, orders.createOrder, { body: { lines, requestedOn: inDays(18) } }));
  const params = { orderId: draft.id as string };
  const submit = () =>
    send(buyer, orders.submitOrder, { params, body: { expectedVersion: 1 }, key: `submit-${draft.id}` });
  const submitted = await ok(submit());
  expect(await ok(submit())).toEqual(submitted);
  await settle();

  const waiting = await look(draft.id);
  expect(waiting).toMatchObject({ stage: "to-review", totalFen: quote.totalFen, fulfilment: "allocated" });
  await ok(
    send(company.sales, orders.approveOrder, { params, body: { step: "business", expectedVersion: waiting.version } }),
  );
  await settle(); // finance and outbound are off: they pass by themselves
  const approved = await look(draft.id);
  expect(approved).toMatchObject({ approval: "approved", stage: "to-ship" });

  const carrier = await ok(
    send(company.admin, createCarrier, { body: { code: `SF${draft.id.slice(4, 10)}`, name: "顺丰速运" } }),
  );
  const places = [
    ...new Set(approved.lines.flatMap((line: { reserved: object }) => Object.keys(line.reserved))),
  ] as string[];
  expect(places).toHaveLength(2);
  const shipments: string[] = [];
  for (const [i, locationId] of places.entries()) {
    const { version } = await look(draft.id);
    const picking = await ok(
      send(company.warehouse, startPicking, { params, body: { expectedVersion: version, locationId } }),
    );
    const body = { carrierId: carrier.id, trackingNumber: `T${i}-${draft.id}`, expectedOn: inDays(8) };
    await ok(send(company.warehouse, shipShipment, { params: { shipmentId: picking.id }, body }));
    shipments.push(picking.id);
    await settle();
    expect((await look(draft.id)).stage).toBe(i === 0 ? "part-shipped" : "shipped");
  }

  const event = {
    eventId: `scan-${draft.id}`,
    trackingNumber: `T0-${draft.id}`,
    status: "in-transit",
    at: now(),
    place: "杭州分拨中心",
  };
  const body = JSON.stringify({ events: [event] });
  const timestamp = String(Math.floor(Date.parse(now()) / 1_000));
  const signature = createHmac("sha256", carrier.webhookSecret).update(`${timestamp}.${body}`).digest("hex");
  const headers = { "x-huotong-timestamp": timestamp, "x-huotong-signature": signature };
  const push = () =>
    send(undefined, receiveCarrierEvents, { params: { carrierId: carrier.id }, body, headers, key: null });
  expect((await ok(push())).results).toEqual([{ eventId: event.eventId, result: "accepted" }]);
  expect((await ok(push())).results).toEqual([{ eventId: event.eventId, result: "duplicate" }]);
  const followed = await ok(send(buyer, listOrderShipments, { params }));
  const scanned = followed.items.find((one: { id: string }) => one.id === shipments[0]);
  expect(scanned).toMatchObject({
    carrierStatus: "in-transit",
    expectedOn: inDays(8),
    scans: [{ place: "杭州分拨中心" }],
  });

  const broken = scanned.lines[0];
  await ok(
    send(buyer, receiveShipment, {
      params: { shipmentId: shipments[0]! },
      body: { all: false, lines: [{ lineNo: broken.lineNo, received: broken.shipped - 1, damaged: 1 }] },
    }),
  );
  for (const shipmentId of shipments) {
    const left = (await ok(send(buyer, listOrderShipments, { params }))).items.find(
      (one: { id: string }) => one.id === shipmentId,
    );
    if (left.state !== "received")
      await ok(send(buyer, receiveShipment, { params: { shipmentId }, body: { all: true } }));
  }
  await settle();
  const received = await look(draft.id);
  expect(received).toMatchObject({
    fulfilment: "received",
    settlement: "invoiced",
    stage: "received",
    invoicedFen: quote.totalFen,
  });

  const payment = {
    entityId: distributor.entityId,
    amountFen: quote.totalFen,
    receivedOn: now().slice(0, 10),
    reference: `BANK-${draft.id}`,
  };
  await ok(send(company.finance, recordPayment, { body: payment }));
  await settle();
  expect(await look(draft.id)).toMatchObject({ settlement: "paid", stage: "completed", paidFen: quote.totalFen });

  const { items: stock } = await ok(send(buyer, listLocationStock, { params: { locationId: distributor.locationId } }));
  const at = (sku: string) => stock.find((b: { sku: string }) => b.sku === sku);
  expect([at(tea)?.onHand + at(water)?.onHand, at(tea)?.inTransit, at(water)?.inTransit]).toEqual([149, 0, 0]);
  const credit = await ok(send(buyer, getMyCredit));
  expect(credit.exposureFen).toBe(0);

  const { items: timeline } = await ok(send(buyer, orders.getTimeline, { params, query: { limit: "100" } }));
  const story = timeline.map(({ what }: { what: string }) => what);
  for (const fact of [
    "OrderDrafted",
    "OrderSubmitted",
    "OrderReviewed",
    "OrderApproved",
    "ShipmentShipped",
    "ShipmentReceived",
    "OrderSettled",
  ])
    expect(story).toContain(fact);
  expect(timeline.map(({ version }: { version: number }) => version)).toEqual(
    timeline.map((_: unknown, i: number) => i + 1),
  );
  return { orderId: draft.id, number: draft.number };
};
