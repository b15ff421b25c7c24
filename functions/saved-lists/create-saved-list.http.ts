import { digest } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { SavedListId } from "../../shared/contracts/primitives.ts";
import { createSavedList, type SavedList } from "../../shared/contracts/saved-lists.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findDistributor } from "../distributors/index.ts";
import { buyerOf } from "../orders/index.ts";
import { requireProducts } from "./find-saved-list.ts";
import { savedListCreated } from "./saved-lists.table.ts";

export const handler = http(createSavedList, async ({ body, caller, now, once }) => {
  const { name, lines } = body;
  const distributorId = buyerOf(caller, body.distributorId);
  if (!(await findDistributor(distributorId))) throw new Refusal("distributor/unknown");
  await requireProducts(lines);
  const list: SavedList = {
    id: SavedListId.parse(`svl_${digest(once.seed)}`),
    distributorId,
    name,
    lines,
    changedBy: { id: caller.userId, name: caller.name },
    changedAt: now,
    version: 1,
  };
  await commit([once.done(list), ...savedListCreated(list)]);
  return list;
});
