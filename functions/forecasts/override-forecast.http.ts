import { commit } from "../../shared/commit.ts";
import { nodeName } from "../../shared/contracts/demand.ts";
import { type Override, overrideForecast } from "../../shared/contracts/forecast-judgements.ts";
import { lastDayOf, nextPeriod, periodOf, periodsBetween } from "../../shared/contracts/periods.ts";
import { localDate } from "../../shared/dates.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { auditRow } from "../audit/index.ts";
import { policyNow } from "../company/index.ts";
import { nodeAsked, overrideSet, readForecasts } from "./forecasts.table.ts";

export const handler = http(overrideForecast, async ({ params: { sku }, body, caller, now }) => {
  const { freq, period, units, reason, expectedVersion } = body;
  const node = nodeAsked(body);
  const today = localDate(now, (await policyNow()).timeZone);
  const running = periodOf(today, freq);
  if (period < running) throw new Refusal("forecast/period-over", { period, running });
  const expiresOn = body.expiresOn ?? lastDayOf(period);
  if (expiresOn < today) throw new Refusal("forecast/expires-too-early", { today });
  const isIt = (one: Pick<Override, "node">): boolean => nodeName(one.node) === nodeName(node);
  const kept = await readForecasts(sku, freq);
  const series = kept.series.find(isIt);
  const last = series ? nextPeriod(series.from, series.mean.length - 1) : running;
  if (!series || period < series.from || period > last) throw new Refusal("forecast/period-unknown", { period, last });
  const before = kept.overrides.find((one) => isIt(one) && one.period === period);
  if ((before?.version ?? 0) !== expectedVersion) throw stale();
  const after: Override = {
    ...{ node, freq, period, units, reason, expiresOn },
    owner: { id: caller.userId, name: caller.name },
    machine: series.mean[periodsBetween(series.from, period).length - 1]!,
    setAt: now,
    version: expectedVersion + 1,
  };
  const audit = auditRow({
    subject: { kind: "forecast", id: sku },
    tenant: "HQ",
    actor: caller.actor,
    now,
    action: overrideForecast.name,
    reason,
    ...(before && { before }),
    after,
    version: after.version,
  });
  await commit([overrideSet(sku, after), audit]);
  return after;
});
