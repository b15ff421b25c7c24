import type { Distributor } from "../../shared/contracts/distributors.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import { Refusal } from "../../shared/errors.ts";
import type { Action } from "../../shared/table.ts";
import { readDistributor, unchanged } from "./distributors.table.ts";

const maxLevels = 8;

/**
 * That `id` may stand below `parentId`: the chain above is walked to its top, and each of its members must still be as it was read when the change is
 * committed; so two moves at once cannot close a circle that neither of them saw.
 */
export const parentChecks = async (id: DistributorId, parentId: DistributorId | undefined): Promise<Action[]> => {
  const chain: Distributor[] = [];
  for (let next = parentId; next; next = chain.at(-1)?.parentId) {
    if (next === id) throw new Refusal("distributor/parent-cycle", { parentId });
    if (chain.length === maxLevels) throw new Refusal("distributor/parents-too-deep", { limit: maxLevels });
    const parent = await readDistributor(next);
    if (!parent) throw new Refusal("distributor/unknown-parent", { parentId: next });
    chain.push(parent);
  }
  return chain.map(unchanged);
};
