import { commit } from "../../shared/commit.ts";
import { recomputeSupplyPlan } from "../../shared/contracts/supply-plans.ts";
import { http } from "../../shared/http.ts";
import { plannerFor } from "./facts.ts";
import { planSku } from "./plan-sku.ts";

/** Making the same plan again is harmless; only the answer is remembered. */
export const handler = http(recomputeSupplyPlan, async ({ params: { sku }, now, once }) => {
  const lines = await planSku(sku, { planner: await plannerFor([sku], now), now });
  const reply = { sku, lines };
  await commit([once.done(reply)]);
  return reply;
});
