import { commit } from "../../shared/commit.ts";
import { setLookAlikes } from "../../shared/contracts/forecast-judgements.ts";
import { localDate } from "../../shared/dates.ts";
import { notFound, Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { auditRow } from "../audit/index.ts";
import { findProducts } from "../catalog/index.ts";
import { policyNow } from "../company/index.ts";
import { demandReader } from "../demand/index.ts";
import { lookAlikesSet, readForecasts } from "./forecasts.table.ts";

export const handler = http(setLookAlikes, async ({ params: { sku }, body, caller, now }) => {
  const { expectedVersion, reason, percent } = body;
  const skus = [...new Set(body.skus)];
  if (skus.includes(sku)) throw new Refusal("forecast/look-alike-itself", { sku });
  const [products, kept, { timeZone }] = await Promise.all([findProducts([sku]), readForecasts(sku, "M"), policyNow()]);
  const before = kept.lookAlikes;
  if (!products.has(sku)) throw notFound();
  if ((before?.version ?? 0) !== expectedVersion) throw stale();
  const demand = demandReader(localDate(now, timeZone));
  const sold = await Promise.all(skus.map((one) => demand.ofSku(one, "M")));
  const unsold = skus.filter((_, i) => sold[i]![0]!.demand.length === 0);
  if (unsold.length > 0) throw new Refusal("forecast/look-alike-unsold", { skus: unsold.join(", ") });
  const owner = { id: caller.userId, name: caller.name };
  const after = { skus, percent, reason, owner, setAt: now, version: expectedVersion + 1 };
  const audit = auditRow({
    subject: { kind: "forecast", id: sku },
    tenant: "HQ",
    actor: caller.actor,
    now,
    action: setLookAlikes.name,
    reason,
    ...(before && { before }),
    after,
    version: after.version,
  });
  await commit([...lookAlikesSet(sku, after), audit]);
  return after;
});
