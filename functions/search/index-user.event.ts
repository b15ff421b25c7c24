import { userChanged, userInvited } from "../../events/users.ts";
import { on } from "../../shared/on.ts";
import { findUser } from "../users/index.ts";
import { wordsOfUser } from "./findables.ts";
import { keepIndexed } from "./keep-indexed.ts";

export const handler = on(
  "search/index-user.event",
  [userInvited, userChanged],
  async ({ data: { userId } }, { heard }) => {
    const current = async () => {
      const found = await findUser(userId);
      return found && { tenant: found.tenant, words: wordsOfUser(found) };
    };
    await keepIndexed({ kind: "user", id: userId }, current, heard);
  },
);
