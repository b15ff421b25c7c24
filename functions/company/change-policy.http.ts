import { changePolicy } from "../../shared/contracts/company.ts";
import { http } from "../../shared/http.ts";
import { setPolicy } from "./index.ts";

export const handler = http(changePolicy, async ({ body, caller, now }) =>
  setPolicy({ ...body, actor: caller.actor, now }),
);
