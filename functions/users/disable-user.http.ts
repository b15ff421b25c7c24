import { disableUser } from "../../shared/contracts/users.ts";
import { changeAccess } from "./change-access.ts";

export const handler = changeAccess(disableUser, "disabled");
