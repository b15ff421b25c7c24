import { userChanged } from "../../events/users.ts";
import { commit } from "../../shared/commit.ts";
import { changeMyLocale } from "../../shared/contracts/users.ts";
import { notFound, stale } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { readUser, savedUser } from "./users.table.ts";

export const handler = http(changeMyLocale, async ({ body: { locale, expectedVersion }, caller, now }) => {
  const found = await readUser(caller.userId);
  if (!found) throw notFound();
  const { user: before, sub } = found;
  if (before.version !== expectedVersion) throw stale();
  const after = { ...before, locale, version: before.version + 1 };
  const action = changeMyLocale.name;
  await commit(savedUser({ before, after, sub, event: userChanged, action, actor: caller.actor, now }));
  return after;
});
