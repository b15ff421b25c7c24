import type { Order, Stage } from "../../shared/contracts/order-model.ts";
import type { LocalDate } from "../../shared/contracts/primitives.ts";
import type { Shipment } from "../../shared/contracts/shipments.ts";
import { addDays, daysBetween } from "../../shared/dates.ts";

const over: readonly Stage[] = ["received", "completed", "cancelled", "closed", "rejected"];
/** However long the watch was down, dates are looked up one by one: not more than a quarter of them at a time. */
const [alwaysDays, mostDays] = [7, 92];

/** An order that still says `on` and is not signed for. A date that was moved is watched under its new day. */
export const orderIsLate = (order: Pick<Order, "promisedOn" | "stage">, on: LocalDate): boolean =>
  order.promisedOn === on && !over.includes(order.stage);

export const shipmentIsLate = (
  shipment: Pick<Shipment, "state">,
  expectedOn: LocalDate | undefined,
  on: LocalDate,
): boolean => expectedOn === on && (shipment.state === "shipped" || shipment.state === "part-received");

/** The days to look at: up to yesterday, from a week back (dates may be written late) or from where the watch stopped. */
export const daysToWatch = (today: LocalDate, through: LocalDate | undefined): LocalDate[] => {
  const stopped = through ? daysBetween(through, today) : mostDays;
  const back = Math.min(mostDays, Math.max(alwaysDays, stopped));
  return Array.from({ length: back }, (_, i) => addDays(today, i - back));
};

export const promiseRule = "order/promise-missed";
/** One open alert for an order's own date, one for each shipment's. */
export const promiseKeyOf = ({ orderId, shipmentId }: { orderId: string; shipmentId?: string | undefined }): string =>
  shipmentId ?? orderId;
