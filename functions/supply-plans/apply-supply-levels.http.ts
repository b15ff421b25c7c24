import { again } from "../../shared/again.ts";
import { commit } from "../../shared/commit.ts";
import { applySupplyLevels } from "../../shared/contracts/supply-plans.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { readLevels, thresholdChange } from "../inventory/index.ts";
import { readPlan } from "./supply-plans.table.ts";

/** With three actions a place, they fit one transaction. */
const mostPlaces = 30;

/** The maximum that somebody set stays, unless the reorder point has grown past it. */
export const handler = http(applySupplyLevels, ({ params: { sku }, caller, now, once }) =>
  again(async () => {
    const levels = (await readPlan(sku))?.levels.slice(0, mostPlaces) ?? [];
    if (levels.length === 0) throw new Refusal("supply-plan/nothing-to-apply", { sku });
    const places = levels.map(({ locationId }) => ({ sku, locationId }));
    const before = (await readLevels(places)).map(({ threshold }) => threshold);
    const by = { actor: caller.actor, now };
    const changes = levels.flatMap(({ locationId, reorderPoint, safetyStock }, i) => {
      const kept = before[i]?.maximum;
      const maximum = kept === undefined ? {} : { maximum: Math.max(kept, reorderPoint) };
      return thresholdChange({ sku, locationId }, "HQ", before[i], { reorderPoint, safetyStock, ...maximum }, by);
    });
    const reply = { levels };
    await commit([once.done(reply), ...changes]);
    return reply;
  }),
);
