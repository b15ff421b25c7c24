import { systemActor } from "../../events/define.ts";
import { promiseMissed } from "../../events/orders.ts";
import { again } from "../../shared/again.ts";
import { commit } from "../../shared/commit.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import { daysBetween } from "../../shared/dates.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { raiseAlert } from "../alerts/index.ts";
import { loadOrder, moveOrder } from "../orders/index.ts";
import { orderIsLate, promiseKeyOf, promiseRule, shipmentIsLate } from "./promise.ts";
import { type Promised, promiseSettled } from "./promises.table.ts";
import { loadShipment } from "./shipments.table.ts";
import { trackingOf } from "./tracking.table.ts";

const actor = systemActor("promise watch");

/** A promise whose day has passed: kept, withdrawn, or missed. A missed one is told and alerted once, with the entry that goes. */
export const settlePromise = async (promise: Promised, today: LocalDate, now: string): Promise<void> => {
  try {
    await again(async () => commit([promiseSettled(promise), ...(await consequences(promise, today, now))]));
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
  }
};

const consequences = async ({ orderId, shipmentId, on }: Promised, today: LocalDate, now: string) => {
  const order = await loadOrder(orderId);
  if (!order) return [];
  const shipment = shipmentId === undefined ? undefined : await loadShipment(orderId, shipmentId);
  const late = shipment
    ? shipmentIsLate(shipment, (await trackingOf(shipment.id))?.expectedOn, on)
    : orderIsLate(order, on);
  if (!late) return [];
  const facts = { promisedOn: on, daysLate: daysBetween(on, today) };
  const { actions } = moveOrder(order, order, promiseMissed, facts, { actor, now });
  const alert = await raiseAlert({
    rule: promiseRule,
    key: promiseKeyOf({ orderId, shipmentId }),
    tenant: "HQ",
    severity: "warning",
    facts: {
      ...facts,
      orderId,
      number: order.number,
      distributorName: order.distributorName,
      totalFen: order.totalFen,
      currency: order.currency,
      ...(shipment && { shipmentId, carrierName: shipment.carrierName, trackingNumber: shipment.trackingNumber }),
    },
    now,
  });
  return [...actions, ...alert];
};
