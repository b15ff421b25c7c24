import { commit } from "../../shared/commit.ts";
import { deleteSavedList } from "../../shared/contracts/saved-lists.ts";
import { http } from "../../shared/http.ts";
import { findSavedList } from "./find-saved-list.ts";
import { savedListDeleted } from "./saved-lists.table.ts";

export const handler = http(deleteSavedList, async ({ params, query: { expectedVersion }, caller }) => {
  const list = await findSavedList(caller, params.savedListId, expectedVersion);
  await commit(savedListDeleted(list));
  return list;
});
