import { digest } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { createLocation } from "../../shared/contracts/locations.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { http } from "../../shared/http.ts";
import { auditRow } from "../audit/index.ts";
import { openLocation } from "./locations.table.ts";

export const handler = http(createLocation, async ({ body, caller, now, once }) => {
  const location = { ...body, id: body.id ?? (`loc_${digest(once.seed)}` as LocationId) };
  const reply = { ...location, version: 1 };
  const audit = auditRow({
    subject: { kind: "location", id: location.id },
    tenant: location.tenant,
    actor: caller.actor,
    now,
    action: createLocation.name,
    after: reply,
    version: 1,
  });
  await commit([once.done(reply), ...openLocation(location), audit]);
  return reply;
});
