import type { Actor } from "../../events/define.ts";
import { distributorRegistered } from "../../events/distributors.ts";
import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { DistributorId, EntityId } from "../../shared/contracts/primitives.ts";
import type { Action } from "../../shared/table.ts";
import { factsOf } from "./distributor.ts";
import {
  distributorIdByCode,
  distributorIdsOf,
  readDistributor,
  readDistributors,
  saved,
} from "./distributors.table.ts";

export const findDistributor = async (id: string): Promise<Distributor | undefined> => readDistributor(id);

/** Those of `ids` that exist. */
export const findDistributors = async (ids: readonly DistributorId[]): Promise<Map<DistributorId, Distributor>> =>
  new Map((await readDistributors(ids)).map((found) => [found.id, found]));

/** By the company's own number, whatever its case. */
export const findDistributorByCode = async (code: string): Promise<Distributor | undefined> => {
  const id = await distributorIdByCode(code);
  return id && readDistributor(id);
};

/** All that share a legal entity, and so a credit account. */
export const distributorsOfEntity = async (entityId: EntityId): Promise<Distributor[]> =>
  readDistributors(await distributorIdsOf(entityId));

/**
 * A new distributor (version 1) with its code, list rows, documents, event and audit row: at most 40 actions for the caller's transaction.
 * Fails with `distributor/code-taken`; that parent, legal entity and warehouses exist is the caller's to know.
 */
export const registration = (
  distributor: Omit<Distributor, "version">,
  { actor, now, reason }: { actor: Actor; now: string; reason?: string },
): Action[] => {
  const after: Distributor = { ...distributor, version: 1 };
  return saved({
    after,
    event: distributorRegistered,
    data: factsOf(after),
    action: "register-distributor",
    ...(reason && { reason }),
    actor,
    now,
  });
};
