import { commit } from "../../shared/commit.ts";
import { changeLocation } from "../../shared/contracts/locations.ts";
import { notFound, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { auditRow } from "../audit/index.ts";
import { changedLocation, readLocation } from "./locations.table.ts";

export const handler = http(changeLocation, async ({ params, body, caller, now }) => {
  const before = await readLocation(params.locationId);
  if (!before) throw notFound();
  const { expectedVersion, ...fields } = body;
  if (before.version !== expectedVersion) throw stale();
  const after = { ...before, ...fields, version: before.version + 1 };
  const audit = auditRow({
    subject: { kind: "location", id: before.id },
    tenant: before.tenant,
    actor: caller.actor,
    now,
    action: changeLocation.name,
    before,
    after,
    version: after.version,
  });
  await commit([...changedLocation(before, after), audit]);
  return after;
});
