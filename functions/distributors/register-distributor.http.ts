import { digest } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { registerDistributor } from "../../shared/contracts/distributors.ts";
import type { DistributorId, EntityId, LocationId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { distributorsOfEntity, registration } from "./index.ts";
import { parentChecks } from "./parents.ts";
import { checkSuppliers } from "./suppliers.ts";

export const handler = http(registerDistributor, async ({ body, caller, now, once }) => {
  const name = digest(once.seed);
  const id = `dst_${name}` as DistributorId;
  if (body.entityId && (await distributorsOfEntity(body.entityId)).length === 0)
    throw new Refusal("distributor/unknown-entity");
  const distributor = {
    ...body,
    id,
    entityId: body.entityId ?? (`ent_${name}` as EntityId),
    locationId: `loc_${name}` as LocationId,
    status: "active" as const,
  };
  await checkSuppliers(body.suppliedFrom);
  const above = await parentChecks(id, body.parentId);
  const reply = { ...distributor, version: 1 };
  await commit([once.done(reply), ...registration(distributor, { actor: caller.actor, now }), ...above]);
  return reply;
});
