import type { CarrierId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { findCarrier, trackingUrlOf } from "../carriers/index.ts";
import { findDistributor } from "../distributors/index.ts";

/** Who carries the goods and where to: kept on the shipment, so that a later change of either does not move goods under way. */
export const handover = async (
  distributorId: string,
  ask: { carrierId: CarrierId; trackingNumber: string; expectedOn?: string | undefined },
) => {
  const { carrierId, trackingNumber, expectedOn } = ask;
  const [carrier, buyer] = await Promise.all([findCarrier(carrierId), findDistributor(distributorId)]);
  if (carrier?.status !== "active") throw new Refusal("carrier/unknown", { carrierId });
  if (!buyer) throw new Error(`${distributorId} has an order and no record`);
  const trackingUrl = trackingUrlOf(carrier, trackingNumber);
  return {
    carrierId,
    carrierName: carrier.name,
    trackingNumber,
    ...(trackingUrl && { trackingUrl }),
    ...(expectedOn && { expectedOn }),
    toLocationId: buyer.locationId,
  };
};
