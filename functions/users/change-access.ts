import { userDisabled, userEnabled } from "../../events/users.ts";
import { commit } from "../../shared/commit.ts";
import type { disableUser } from "../../shared/contracts/users.ts";
import { notFound, Refusal, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { checkNotSelf, checkReach } from "./user.ts";
import { readUser, savedUser } from "./users.table.ts";

/**
 * Disabling and enabling. The membership decides access, and it changes here, with the event; the identity provider follows
 * (carry-access-to-identity.event).
 */
export const changeAccess = (contract: typeof disableUser, status: "active" | "disabled") =>
  http(contract, async ({ params, body, caller, now, once }) => {
    const found = await readUser(params.userId);
    if (!found) throw notFound();
    const { user: before, sub } = found;
    checkReach(caller, before.tenant);
    checkNotSelf(caller, before);
    if (before.status === status) throw new Refusal("user/not-possible-now", { status });
    if (before.version !== body.expectedVersion) throw stale();
    const after = { ...before, status, version: before.version + 1 };
    const event = status === "active" ? userEnabled : userDisabled;
    const change = { before, after, sub, event, action: contract.name, actor: caller.actor, now };
    await commit([once.done(after), ...savedUser(change)]);
    return after;
  });
