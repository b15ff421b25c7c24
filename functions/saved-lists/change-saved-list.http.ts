import { commit } from "../../shared/commit.ts";
import { changeSavedList } from "../../shared/contracts/saved-lists.ts";
import { http } from "../../shared/http.ts";
import { findSavedList, requireProducts } from "./find-saved-list.ts";
import { savedListChanged } from "./saved-lists.table.ts";

export const handler = http(changeSavedList, async ({ params, body, caller, now }) => {
  const { expectedVersion, ...fields } = body;
  const before = await findSavedList(caller, params.savedListId, expectedVersion);
  await requireProducts(fields.lines);
  const changedBy = { id: caller.userId, name: caller.name };
  const after = { ...before, ...fields, changedBy, changedAt: now, version: before.version + 1 };
  await commit(savedListChanged(before, after));
  return after;
});
