import { commit } from "../../shared/commit.ts";
import { setCreditLimit } from "../../shared/contracts/credit.ts";
import { localDate } from "../../shared/dates.ts";
import { stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { readAccount } from "./credit.table.ts";
import { knownEntity } from "./known-entity.ts";
import { limitOn } from "./limit.ts";
import { limitActions } from "./set-limit.ts";

export const handler = http(setCreditLimit, async ({ params: { entityId }, body, caller: { actor }, now }) => {
  const { limit: permanent, reason, expectedVersion } = body;
  const [before, { timeZone }] = await Promise.all([readAccount(entityId), policyNow(), knownEntity(entityId)]);
  if (before.version !== expectedVersion) throw stale();
  const today = localDate(now, timeZone);
  const { temporary } = before;
  await commit(limitActions(entityId, before, { permanent, temporary, cause: "permanent", reason, today, actor, now }));
  return { ...limitOn(permanent, temporary, today), permanent, version: before.version + 1 };
});
