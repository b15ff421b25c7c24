import { distributorChanged } from "../../events/distributors.ts";
import { commit } from "../../shared/commit.ts";
import { changeDistributor } from "../../shared/contracts/distributors.ts";
import { notFound, Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { factsOf } from "./distributor.ts";
import { readDistributor, saved } from "./distributors.table.ts";
import { parentChecks } from "./parents.ts";
import { checkSuppliers } from "./suppliers.ts";

export const handler = http(changeDistributor, async ({ params, body, caller, now }) => {
  const { distributor, reason, expectedVersion } = body;
  const found = await readDistributor(params.distributorId);
  if (!found) throw notFound();
  if (found.status === "closed") throw new Refusal("distributor/not-possible-now", { status: found.status });
  if (found.version !== expectedVersion) throw stale();
  const { id, entityId, locationId, status } = found;
  await checkSuppliers(distributor.suppliedFrom);
  const above = found.parentId === distributor.parentId ? [] : await parentChecks(id, distributor.parentId);
  const after = { ...distributor, id, entityId, locationId, status, version: expectedVersion + 1 };
  const data = { ...factsOf(after), reason };
  const change = { before: found, after, event: distributorChanged, data, action: changeDistributor.name, reason };
  await commit([...saved({ ...change, actor: caller.actor, now }), ...above]);
  return after;
});
