import { listSavedLists } from "../../shared/contracts/saved-lists.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { savedListsOf } from "./saved-lists.table.ts";

export const handler = http(listSavedLists, async ({ query: { distributorId: named, ...page }, caller }) => {
  const distributorId = named ?? (caller.tenant === "HQ" ? undefined : caller.tenant);
  if (!distributorId || !maySee(caller, distributorId)) throw notFound();
  return savedListsOf(distributorId, page);
});
