import { commit } from "../../shared/commit.ts";
import { changeCarrier } from "../../shared/contracts/carriers.ts";
import { notFound, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { auditRow } from "../audit/index.ts";
import { changedCarrier } from "./carrier.ts";
import { carrierChanged, readCarrier, toCarrier } from "./carriers.table.ts";

export const handler = http(changeCarrier, async ({ params, body, caller, now }) => {
  const { expectedVersion, ...fields } = body;
  const before = await readCarrier(params.carrierId);
  if (!before) throw notFound();
  if (before.version !== expectedVersion) throw stale();
  const after = changedCarrier(before, fields);
  await commit([
    ...carrierChanged(before, after),
    auditRow({
      subject: { kind: "carrier", id: after.id },
      tenant: "HQ",
      actor: caller.actor,
      now,
      action: changeCarrier.name,
      before: toCarrier(before),
      after: toCarrier(after),
      version: after.version,
    }),
  ]);
  return toCarrier(after);
});
