import { getUser } from "../../shared/contracts/users.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { checkReach } from "./user.ts";
import { readUser } from "./users.table.ts";

export const handler = http(getUser, async ({ params, caller }) => {
  const found = await readUser(params.userId);
  if (!found) throw notFound();
  checkReach(caller, found.user.tenant);
  return found.user;
});
