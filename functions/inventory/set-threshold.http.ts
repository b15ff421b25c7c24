import { thresholdChanged } from "../../events/inventory.ts";
import { commit } from "../../shared/commit.ts";
import { setThreshold } from "../../shared/contracts/inventory.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { news } from "../../shared/outbox.ts";
import { auditRow } from "../audit/index.ts";
import { readLocation } from "./locations.table.ts";
import { refuseUnknown } from "./post-document.ts";
import { readLevels, stockPartition, withThreshold } from "./stock.table.ts";

export const handler = http(setThreshold, async ({ params, body, caller: { actor, ...caller }, now }) => {
  const location = await readLocation(params.locationId);
  if (!location || !maySee({ actor, ...caller }, location.tenant)) throw notFound();
  await refuseUnknown([params.sku]);
  const [level] = await readLevels([params]);
  const { expectedVersion, ...quantities } = body;
  const threshold = { ...quantities, version: expectedVersion + 1 };
  const { tenant } = location;
  const id = `thr_${params.locationId}_${params.sku}`;
  const about = { tenant, actor, now, version: threshold.version };
  await commit([
    withThreshold(params, tenant, expectedVersion, threshold),
    news(thresholdChanged, { pk: stockPartition(params), id, data: { ...quantities, stock: [params] }, ...about }),
    auditRow({
      subject: { kind: "threshold", id },
      action: setThreshold.name,
      before: level?.threshold,
      after: threshold,
      ...about,
    }),
  ]);
  return threshold;
});
