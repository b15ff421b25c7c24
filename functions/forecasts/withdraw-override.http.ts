import { nodeAsked } from "../../shared/contracts/demand.ts";
import { commit } from "../../shared/commit.ts";
import { withdrawOverride } from "../../shared/contracts/forecast-judgements.ts";
import { periodOf } from "../../shared/contracts/periods.ts";
import { localDate } from "../../shared/dates.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { auditRow } from "../audit/index.ts";
import { policyNow } from "../company/index.ts";
import { overrideGone, readOverride } from "./forecasts.table.ts";

/** Not after its period: what people said is kept to be compared with what came. */
export const handler = http(withdrawOverride, async ({ params: { sku }, query, caller, now }) => {
  const { freq, period, expectedVersion } = query;
  const node = nodeAsked(query);
  const running = periodOf(localDate(now, (await policyNow()).timeZone), freq);
  if (period < running) throw new Refusal("forecast/period-over", { period, running });
  const before = await readOverride(sku, { freq, node, period });
  if (before?.version !== expectedVersion) throw stale();
  const audit = auditRow({
    subject: { kind: "forecast", id: sku },
    tenant: "HQ",
    actor: caller.actor,
    now,
    action: withdrawOverride.name,
    before,
    version: before.version + 1,
  });
  await commit([overrideGone(sku, before), audit]);
  return before;
});
