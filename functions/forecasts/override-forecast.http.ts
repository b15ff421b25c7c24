import { commit } from "../../shared/commit.ts";
import { overrideForecast } from "../../shared/contracts/forecast-judgements.ts";
import { nodeAsked, nodeName } from "../../shared/contracts/demand.ts";
import { localDate } from "../../shared/dates.ts";
import { stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { auditRow } from "../audit/index.ts";
import { policyNow } from "../company/index.ts";
import { overrideSet, readForecasts } from "./forecasts.table.ts";
import { overrideOf } from "./override.ts";

export const handler = http(overrideForecast, async ({ params: { sku }, body, caller, now }) => {
  const { region: _, distributorId: __, expectedVersion, ...wish } = body;
  const node = nodeAsked(body);
  const today = localDate(now, (await policyNow()).timeZone);
  const kept = await readForecasts(sku, wish.freq);
  const series = kept.series.find((one) => nodeName(one.node) === nodeName(node));
  const owner = { id: caller.userId, name: caller.name };
  const after = { ...overrideOf({ ...wish, node }, series, today), owner, setAt: now, version: expectedVersion + 1 };
  const before = kept.overrides.find((o) => nodeName(o.node) === nodeName(node) && o.period === wish.period);
  if ((before?.version ?? 0) !== expectedVersion) throw stale();
  const audit = auditRow({
    subject: { kind: "forecast", id: sku },
    tenant: "HQ",
    actor: caller.actor,
    now,
    action: overrideForecast.name,
    reason: wish.reason,
    ...(before && { before }),
    after,
    version: after.version,
  });
  await commit([overrideSet(sku, after), audit]);
  return after;
});
