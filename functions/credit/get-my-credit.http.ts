import { getMyCredit } from "../../shared/contracts/credit.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findDistributor } from "../distributors/index.ts";
import { explain } from "./explain.ts";

export const handler = http(getMyCredit, async ({ query, caller, now }) => {
  if (caller.tenant === "HQ") throw notFound();
  const distributor = await findDistributor(caller.tenant);
  if (!distributor) throw notFound();
  return explain(distributor.entityId, caller, now, query);
});
