import { userDisabled, userEnabled } from "../../events/users.ts";
import {
  changeMyLocale,
  changeUser,
  disableUser,
  enableUser,
  getMe,
  getUser,
  inviteUser,
  listUsers,
} from "../../shared/contracts/users.ts";
import { triggers } from "../../shared/triggers.ts";

const both = ["read", "write"] as const;

export const users = triggers([
  { route: getMe, run: "users/get-me.http", may: ["read"], ifBroken: "the portal cannot tell who signed in" },
  {
    route: changeMyLocale,
    run: "users/change-my-locale.http",
    may: both,
    ifBroken: "members cannot choose their language",
  },
  {
    route: inviteUser,
    run: "users/invite-user.http",
    may: [...both, "manage-identities"],
    ifBroken: "nobody can be invited",
  },
  { route: listUsers, run: "users/list-users.http", may: ["read"], ifBroken: "members cannot be listed" },
  { route: getUser, run: "users/get-user.http", may: ["read"], ifBroken: "a member cannot be looked at" },
  { route: changeUser, run: "users/change-user.http", may: both, ifBroken: "roles cannot be changed" },
  { route: disableUser, run: "users/disable-user.http", may: both, ifBroken: "access cannot be taken away" },
  { route: enableUser, run: "users/enable-user.http", may: both, ifBroken: "access cannot be given back" },
  {
    on: [userDisabled, userEnabled],
    run: "users/carry-access-to-identity.event",
    may: [...both, "manage-identities"],
    ifBroken: "a disabled member can still sign in (and is told to have no access)",
  },
]);
