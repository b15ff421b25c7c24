import { systemActor } from "../../events/define.ts";
import { addSeconds } from "../../shared/dates.ts";
import { again } from "../../shared/again.ts";
import { job } from "../../shared/job.ts";
import { policyNow } from "../company/index.ts";
import { cancelled } from "./cancel.ts";
import { commitOrder } from "./commit-order.ts";
import { loadOrder } from "./index.ts";
import { ordersIn } from "./order-lists.table.ts";
import { nextOf } from "./orders.table.ts";

const actor = systemActor("orders/expire-unreviewed");
const perRun = 200;

/** Submitted orders that nobody decided on in time are cancelled, so that they do not keep stock and credit from others. */
export const handler = job("orders/expire-unreviewed.job", async ({ now }) => {
  const { reviewWithinDays } = await policyNow();
  const before = addSeconds(now, -reviewWithinDays * 86_400);
  let left = perRun;
  for (const stage of ["to-review", "to-finance", "to-ship"] as const) {
    let cursor: string | undefined;
    do {
      const page = await ordersIn(stage, { thisMonth: "", limit: 50, cursor });
      const late = page.items.filter(({ submittedAt, approval }) => approval === "submitted" && submittedAt! < before);
      for (const { id } of late.slice(0, left)) await again(() => expire(id, before, reviewWithinDays, now));
      left -= late.length;
      const done = page.items.some(({ submittedAt }) => submittedAt! >= before);
      cursor = done || left <= 0 ? undefined : page.cursor;
    } while (cursor);
  }
});

const expire = async (orderId: string, since: string, days: number, now: string): Promise<void> => {
  const before = await loadOrder(orderId);
  if (before?.approval !== "submitted" || before.submittedAt! >= since) return;
  const { change, news } = cancelled(before, `not reviewed within ${days} days`);
  const next = nextOf(before, change);
  await commitOrder({ before, next, what: news(next), marks: [], actor, now });
};
