import { ordersTakenOver } from "../../events/orders.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { on } from "../../shared/on.ts";
import { policyNow } from "../company/index.ts";
import { contributionsOf } from "./contribution.ts";
import { countNew } from "./count-order.ts";

/** As they were when they came in, their first version; whatever happened to one since is counted for a later version, which stays. */
export const handler = on("demand/count-past-orders.event", ordersTakenOver, async ({ data }) => {
  const { timeZone } = await policyNow();
  await countNew(
    data.orders.map(({ orderId, ...order }) => {
      const as = { ...order, distributorId: order.distributorId as DistributorId, approval: "approved" } as const;
      return { orderId, version: 1, will: contributionsOf(as, timeZone) };
    }),
  );
});
