import { again } from "../../shared/again.ts";
import { commit, maxActions } from "../../shared/commit.ts";
import { policyNow } from "../company/index.ts";
import { loadOrder } from "../orders/index.ts";
import { type Contribution, contributionsOf } from "./contribution.ts";
import { newSkus } from "./demand.table.ts";
import { type Counted, countedOf, firstCounted, type Recount, recounted } from "./order-demand.table.ts";

interface Wanted {
  orderId: string;
  version: number;
  /** Its parts, at least one. */
  will: readonly Contribution[];
}

const noteSkus = async (orders: readonly Wanted[]): Promise<void> => {
  const skus = orders.flatMap(({ will }) => will.flatMap(({ units }) => Object.keys(units)));
  for (const rows of await newSkus(skus)) await commit(rows);
};

/**
 * Parts that were counted for this version are left alone, so a crash between parts is made good by the next delivery; and all of them where a later version is
 * being counted.
 */
const recount = async ({ orderId, version, will }: Wanted, was: readonly Counted[]): Promise<void> => {
  if (was[0] && was[0].version > version) return;
  for (let part = 0; part < Math.max(was.length, will.length); part += 1) {
    const before = was[part];
    if (before && before.version >= version) continue;
    const after = will[part] ?? { ...will[0]!, units: {} };
    await commit(recounted([{ orderId, version, part, before, after }]));
  }
};

/** Counts an order as it is now in the place of what it was counted for: heard twice, late or in another order, it comes to the same. */
export const countOrder = (orderId: string): Promise<void> =>
  again(async () => {
    const [order, was, { timeZone }] = await Promise.all([loadOrder(orderId), countedOf(orderId), policyNow()]);
    const will = order ? contributionsOf(order, timeZone) : [];
    if (!order || will.length === 0) return;
    const wanted = { orderId, version: order.version, will };
    await noteSkus([wanted]);
    await recount(wanted, was);
  });

/** Rows that a part touches at most: itself, a region's one or two years, each SKU's. */
const sizeOf = ({ after }: Recount): number => 3 + 2 * Object.keys(after.units).length;

/** Counts orders that are new here, as they were told: as many in a transaction as fit. */
export const countNew = (orders: readonly Wanted[]): Promise<void> =>
  again(async () => {
    await noteSkus(orders);
    const found = await firstCounted(orders.map(({ orderId }) => orderId));
    const small: Recount[] = [];
    for (const [i, wanted] of orders.entries()) {
      const { orderId, version, will } = wanted;
      if (will.length > 1) await recount(wanted, await countedOf(orderId));
      else if (!found[i]) small.push({ orderId, version, part: 0, before: undefined, after: will[0]! });
    }
    let [pack, size]: [Recount[], number] = [[], 0];
    for (const one of small) {
      if (size + sizeOf(one) > maxActions) {
        await commit(recounted(pack));
        [pack, size] = [[], 0];
      }
      pack.push(one);
      size += sizeOf(one);
    }
    await commit(recounted(pack));
  });
