import { listUsers } from "../../shared/contracts/users.ts";
import { http } from "../../shared/http.ts";
import { checkReach } from "./user.ts";
import { usersOf } from "./users.table.ts";

export const handler = http(listUsers, async ({ query: { tenant, limit, cursor }, caller }) => {
  const asked = tenant ?? caller.tenant;
  checkReach(caller, asked);
  return usersOf(asked, limit, cursor);
});
