import { commit } from "../../shared/commit.ts";
import { setThreshold } from "../../shared/contracts/inventory.ts";
import { notFound, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { requireProducts } from "../catalog/index.ts";
import { readLocation } from "./locations.table.ts";
import { readLevels } from "./stock.table.ts";
import { thresholdChange } from "./threshold-change.ts";

export const handler = http(setThreshold, async ({ params, body, caller, now }) => {
  const location = await readLocation(params.locationId);
  if (!location || !maySee(caller, location.tenant)) throw notFound();
  await requireProducts([params.sku]);
  const before = (await readLevels([params]))[0]?.threshold;
  const { expectedVersion, ...levels } = body;
  if ((before?.version ?? 0) !== expectedVersion) throw stale();
  await commit(thresholdChange(params, location.tenant, before, levels, { actor: caller.actor, now }));
  return { ...levels, version: expectedVersion + 1 };
});
