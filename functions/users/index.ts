import type { Actor } from "../../events/define.ts";
import { userInvited } from "../../events/users.ts";
import type { Role } from "../../shared/contracts/contract.ts";
import type { DistributorId, Locale, UserId } from "../../shared/contracts/primitives.ts";
import type { User } from "../../shared/contracts/users.ts";
import type { Action } from "../../shared/table.ts";
import { everyUserOf, readUser, readUsers, savedUser, userIdByEmail } from "./users.table.ts";

export interface Addressee {
  userId: UserId;
  name: string;
  email: string;
  locale: Locale;
}

/** The active members of a tenant that have one of `roles`. */
export const membersToNotify = async (tenant: DistributorId | "HQ", roles: readonly Role[]): Promise<Addressee[]> =>
  (await everyUserOf(tenant))
    .filter(({ status, role }) => status === "active" && roles.includes(role))
    .map(({ id, name, email, locale }) => ({ userId: id, name, email, locale }));

export const findUser = async (id: UserId): Promise<User | undefined> => (await readUser(id))?.user;

/** Those of `ids` that exist. */
export const findUsers = async (ids: readonly UserId[]): Promise<Map<UserId, User>> =>
  new Map((await readUsers(ids)).map((user) => [user.id, user]));

/** Who has this address; for imports and first set-ups that may run twice. */
export const findUserIdByEmail = async (email: string): Promise<UserId | undefined> =>
  userIdByEmail(email.trim().toLowerCase());

/**
 * Makes the identity `sub` an active member (version 1): at most 6 actions for the caller's transaction. `email` in lower case.
 * Fails with `user/email-taken`.
 */
export const enrolment = (
  user: Omit<User, "version" | "status">,
  { sub, actor, now }: { sub: string; actor: Actor; now: string },
): Action[] => {
  const after: User = { ...user, status: "active", version: 1 };
  return savedUser({ after, sub, event: userInvited, action: "invite-user", actor, now });
};
