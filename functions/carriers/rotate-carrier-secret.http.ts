import { freshToken } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { rotateCarrierSecret } from "../../shared/contracts/carriers.ts";
import { notFound, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { auditRow } from "../audit/index.ts";
import { withNewSecret } from "./carrier.ts";
import { carrierChanged, readCarrier, toCarrier } from "./carriers.table.ts";

export const handler = http(rotateCarrierSecret, async ({ params, body, caller, now, once }) => {
  const before = await readCarrier(params.carrierId);
  if (!before) throw notFound();
  if (before.version !== body.expectedVersion) throw stale();
  const after = withNewSecret(before, `whs_${freshToken()}${freshToken()}`, now);
  await commit([
    once.done(toCarrier(after)),
    ...carrierChanged(before, after),
    auditRow({
      subject: { kind: "carrier", id: after.id },
      tenant: "HQ",
      actor: caller.actor,
      now,
      action: rotateCarrierSecret.name,
      before: toCarrier(before),
      after: toCarrier(after),
      version: after.version,
    }),
  ]);
  return { ...toCarrier(after), webhookSecret: after.secret };
});
