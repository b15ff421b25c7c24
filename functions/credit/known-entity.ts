import type { EntityId } from "../../shared/contracts/primitives.ts";
import { notFound } from "../../shared/errors.ts";
import { distributorsOfEntity } from "../distributors/index.ts";

/** An account may exist for any legal entity that some distributor belongs to; a mistyped id has none. */
export const knownEntity = async (entityId: EntityId): Promise<void> => {
  if ((await distributorsOfEntity(entityId)).length === 0) throw notFound();
};
