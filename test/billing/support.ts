import type { SQSEvent } from "aws-lambda";
import { handler as invoiceShipment } from "../../functions/billing/invoice-shipment.event.ts";
import { type Shipped, invoiceFor } from "../../functions/billing/issue-invoice.ts";
import { systemActor } from "../../events/define.ts";
import { shipmentShipped } from "../../events/shipments.ts";
import { clock, freshToken } from "../../shared/clock.ts";
import type { DistributorId, EntityId } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { recordPayment } from "../../shared/contracts/billing.ts";
import { call, type Member } from "../support/call.ts";
import { aDistributor, anEntity, hold } from "../credit/support.ts";

export interface Customer {
  entityId: EntityId;
  id: DistributorId;
}
export const aCustomer = async (): Promise<Customer> => {
  const entityId = await anEntity({ kind: "none" });
  return { entityId, id: await aDistributor(entityId) };
};
export const todayHere = (): string => localDate(clock.now(), "Asia/Shanghai");

/** A shipment of one line, due in 30 days, unless said otherwise. */
export const aShipment = ({ entityId, id }: Customer, totalFen: number, more: Partial<Shipped> = {}): Shipped => ({
  ...shipmentShipped.example,
  orderId: `ord_${freshToken()}`,
  shipmentId: `shp_${freshToken()}`,
  distributorId: id,
  entityId,
  lines: [{ lineNo: 1, sku: "WATER-550", quantity: 1, unitFen: totalFen, amountFen: totalFen, taxFen: 0 }],
  totalFen,
  taxFen: 0,
  ...more,
});
/** As the queue brings it; the id of the event follows from the shipment unless it is named. */
export const shippedEvent = (data: Shipped, { at = clock.now(), eventId = `evt_${data.shipmentId}` } = {}) => ({
  messageId: freshToken(),
  body: JSON.stringify({
    "detail-type": "ShipmentShipped",
    detail: {
      id: eventId,
      aggregateId: data.shipmentId,
      version: 2,
      tenant: data.distributorId,
      actor: systemActor("test"),
      at,
      schemaVersion: 1,
      data,
    },
  }),
});
export const deliver = (...records: ReturnType<typeof shippedEvent>[]) =>
  invoiceShipment({ Records: records } as unknown as SQSEvent);

/** Ships and invoices; `dueDays` back in time make it overdue. The invoice's id comes back. */
export const anInvoice = async (
  customer: Customer,
  totalFen: number,
  { at = clock.now(), ...more }: Partial<Shipped> & { at?: string } = {},
) => {
  const shipment = aShipment(customer, totalFen, more);
  const { batchItemFailures } = await deliver(shippedEvent(shipment, { at }));
  if (batchItemFailures.length > 0) throw new Error("the shipment was not invoiced");
  return invoiceFor(shipment, localDate(at, "Asia/Shanghai")).id;
};
/** An order's hold, as its submission made it. */
export const held = ({ entityId, id }: Customer, orderId: string, amountFen: number): Promise<void> =>
  hold(entityId, { document: orderId, tenant: id, previousFen: 0, amountFen, mode: "force" });

export const pays = (
  as: Member,
  { entityId }: Customer,
  amountFen: number,
  more: Record<string, unknown> = {},
  key?: string,
) =>
  call(recordPayment, {
    as,
    ...(key && { key }),
    body: { entityId, amountFen, receivedOn: todayHere(), reference: `ICBC-${freshToken()}`, ...more },
  });
