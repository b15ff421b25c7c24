import { userChanged } from "../../events/users.ts";
import { commit } from "../../shared/commit.ts";
import { changeUser } from "../../shared/contracts/users.ts";
import { notFound, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { checkNotSelf, checkReach, checkRole } from "./user.ts";
import { readUser, savedUser } from "./users.table.ts";

export const handler = http(changeUser, async ({ params, body: { name, role, expectedVersion }, caller, now }) => {
  const found = await readUser(params.userId);
  if (!found) throw notFound();
  const { user: before, sub } = found;
  checkReach(caller, before.tenant);
  if (role !== before.role) checkNotSelf(caller, before);
  checkRole(before.tenant, role);
  if (before.version !== expectedVersion) throw stale();
  const after = { ...before, name, role, version: before.version + 1 };
  await commit(
    savedUser({ before, after, sub, event: userChanged, action: changeUser.name, actor: caller.actor, now }),
  );
  return after;
});
