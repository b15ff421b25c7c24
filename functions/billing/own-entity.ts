import type { EntityId } from "../../shared/contracts/primitives.ts";
import { notFound, Refusal } from "../../shared/errors.ts";
import type { Caller } from "../../shared/membership.ts";
import { distributorsOfEntity, findDistributor } from "../distributors/index.ts";

/** The entity a question is about: HQ names it, a distributor's member may only mean his own. A foreign one is answered like a missing one. */
export const entityMeant = async (caller: Caller, asked: EntityId | undefined): Promise<EntityId> => {
  if (caller.tenant === "HQ") {
    if (!asked) throw new Refusal("request/inconsistent", { errors: [{ path: "query.entityId" }] });
    if ((await distributorsOfEntity(asked)).length === 0) throw notFound();
    return asked;
  }
  const own = (await findDistributor(caller.tenant))?.entityId;
  if (!own || (asked && asked !== own)) throw notFound();
  return own;
};
