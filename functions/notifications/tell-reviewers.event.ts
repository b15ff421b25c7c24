import type { EventDefinition } from "../../events/define.ts";
import { holdReleased, orderChanged, orderReviewed, orderSubmitted } from "../../events/orders.ts";
import { on } from "../../shared/on.ts";
import { policyNow } from "../company/index.ts";
import { type OrderFacts, waitsForReview } from "./templates/orders.ts";
import { tell } from "./tell.ts";
import { reviewerOf } from "./waiting.ts";

type Data = OrderFacts & { stage: string; voidsReviews?: boolean };
const heardOf = [orderSubmitted, orderReviewed, orderChanged, holdReleased] as readonly EventDefinition<unknown>[];
const name = "notifications/tell-reviewers.event";

/** Those whose review is next. An order that passes by rule waits for nobody. */
export const handler = on(name, heardOf, async (event, { now }) => {
  const data = event.data as Data;
  const reviewer = data.voidsReviews === false ? undefined : reviewerOf(data, await policyNow());
  if (!reviewer) return;
  const facts = { ...data, stage: reviewer.stage };
  await tell({ name, event, now, to: { tenant: "HQ", roles: [reviewer.role] }, template: waitsForReview, facts });
});
