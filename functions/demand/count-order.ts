import { again } from "../../shared/again.ts";
import { commit } from "../../shared/commit.ts";
import { policyNow } from "../company/index.ts";
import { loadOrder } from "../orders/index.ts";
import { contributionsOf } from "./contribution.ts";
import { newSkus } from "./demand.table.ts";
import { countedOf, recounted } from "./order-demand.table.ts";

/**
 * Counts an order as it is now in the place of what it was counted for: heard twice, late or in another order, it comes to the same. Parts that were counted for
 * this version, or a later one, are left alone; so a crash between parts is made good by the next delivery.
 */
export const countOrder = (orderId: string): Promise<void> =>
  again(async () => {
    const [order, was, { timeZone }] = await Promise.all([loadOrder(orderId), countedOf(orderId), policyNow()]);
    if (!order) return;
    const will = contributionsOf(order, timeZone);
    const [first] = will;
    if (!first) return;
    for (const rows of await newSkus(will.flatMap(({ units }) => Object.keys(units)))) await commit(rows);
    for (let part = 0; part < Math.max(was.length, will.length); part += 1) {
      const before = was[part];
      if (before && before.version >= order.version) continue;
      const after = will[part] ?? { ...first, units: {} };
      await commit(recounted({ orderId, version: order.version, part, before, after }));
    }
  });
