import { getCredit } from "../../shared/contracts/credit.ts";
import { http } from "../../shared/http.ts";
import { explain } from "./explain.ts";
import { knownEntity } from "./known-entity.ts";

/** An entity that nobody looked at has an account too: limited to 0, with nothing on it. */
export const handler = http(getCredit, async ({ params, query, caller, now }) => {
  await knownEntity(params.entityId);
  return explain(params.entityId, caller, now, query);
});
