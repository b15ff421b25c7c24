import { systemActor } from "../../events/define.ts";
import { again } from "../../shared/again.ts";
import { commit } from "../../shared/commit.ts";
import type { CarrierEvent } from "../../shared/contracts/carriers.ts";
import { AlreadyDone } from "../../shared/errors.ts";
import { promised } from "./promises.table.ts";
import { afterScan } from "./tracking.ts";
import { scanAdded, shipmentIdBy, trackingOf } from "./tracking.table.ts";

/** Keeps a carrier's scan of one of its parcels, once. A later date it expects is watched like one that we promised. */
export const recordScan = async (
  carrierId: string,
  scan: CarrierEvent,
  now: string,
): Promise<"accepted" | "duplicate" | "unknown"> => {
  const shipmentId = await shipmentIdBy(carrierId, scan.trackingNumber);
  if (!shipmentId) return "unknown";
  try {
    await again(async () => {
      const before = (await trackingOf(shipmentId))!;
      const after = afterScan(before, scan);
      const { orderId, expectedOn: on, tenant } = after;
      await commit([
        ...scanAdded(before, after, scan, systemActor("carrier"), now),
        ...(on && on !== before.expectedOn ? [promised({ orderId, shipmentId, on, tenant })] : []),
      ]);
    });
    return "accepted";
  } catch (error) {
    if (error instanceof AlreadyDone) return "duplicate";
    throw error;
  }
};
