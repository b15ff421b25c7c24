import { commit } from "../../shared/commit.ts";
import { grantTemporaryLimit } from "../../shared/contracts/credit.ts";
import { localDate } from "../../shared/dates.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { readAccount } from "./credit.table.ts";
import { knownEntity } from "./known-entity.ts";
import { limitOn, maxTemporary, notOver } from "./limit.ts";
import { limitActions } from "./set-limit.ts";

export const handler = http(grantTemporaryLimit, async ({ params: { entityId }, body, caller, now, once }) => {
  const [before, { timeZone }] = await Promise.all([readAccount(entityId), policyNow(), knownEntity(entityId)]);
  const today = localDate(now, timeZone);
  const { permanent } = before;
  if (permanent.kind === "none") throw new Refusal("credit/has-no-limit");
  if (body.to < today) throw new Refusal("credit/already-over", { today });
  const running = notOver(before.temporary, today);
  if (running.length >= maxTemporary) throw new Refusal("credit/too-many-temporary", { count: running.length });
  const temporary = [...running, { ...body, by: caller.userId }];
  const { limit } = limitOn(permanent, temporary, today);
  const reply = { limit, permanent, temporary, grantedAt: now, version: before.version + 1 };
  const { reason } = body;
  await commit([
    once.done(reply),
    ...limitActions(entityId, before, {
      permanent,
      temporary,
      ...{ cause: "temporary", reason, today, actor: caller.actor, now },
    }),
  ]);
  return reply;
});
