import { digest } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { inviteUser } from "../../shared/contracts/users.ts";
import type { UserId } from "../../shared/contracts/primitives.ts";
import { notFound, Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findDistributor } from "../distributors/index.ts";
import { identityFor } from "./identities.ts";
import { enrolment } from "./index.ts";
import { checkReach, checkRole } from "./user.ts";
import { userIdByEmail } from "./users.table.ts";

/**
 * The identity comes first: without a membership it can do nothing, so a crash between the two leaves no access behind, and the
 * retry takes up the identity that is there.
 */
export const handler = http(inviteUser, async ({ body, caller, now, once }) => {
  checkReach(caller, body.tenant);
  if (body.tenant !== "HQ" && !(await findDistributor(body.tenant))) throw notFound();
  checkRole(body.tenant, body.role);
  if (await userIdByEmail(body.email)) throw new Refusal("user/email-taken");
  const sub = await identityFor(body);
  const user = { ...body, id: `usr_${digest(once.seed)}` as UserId };
  const reply = { ...user, status: "active" as const, version: 1 };
  await commit([once.done(reply), ...enrolment(user, { sub, actor: caller.actor, now })]);
  return reply;
});
