import type { CreditHold } from "../../shared/contracts/credit.ts";
import type { EntityId } from "../../shared/contracts/primitives.ts";
import { type Caller, maySee } from "../../shared/membership.ts";
import { policyNow } from "../company/index.ts";
import { holdsPage } from "./credit.table.ts";
import { overdueOf } from "./exposure.ts";
import { creditOf } from "./index.ts";

/** The account with the documents behind each figure. Entities share one account among their distributors; documents stay each one's own. */
export const explain = async (
  entityId: EntityId,
  caller: Caller,
  now: string,
  page: { limit: number; cursor?: string | undefined },
) => {
  const [position, policy, holds] = await Promise.all([
    creditOf(entityId, now),
    policyNow(),
    holdsPage(entityId, page),
  ]);
  const { limit, permanent, temporary, exposureFen, availableFen, version, currency } = position;
  const { openFen, unpaidFen, unallocatedFen, claimsFen } = position;
  const visible = ({ component, distributorId }: CreditHold): boolean =>
    component === "unallocated" || maySee(caller, distributorId);
  return {
    ...{ entityId, currency, limit, permanent, temporary: [...temporary], exposureFen, availableFen },
    ...{ openFen, unpaidFen, unallocatedFen, claimsFen, version },
    aheadFen: position.ahead.reduce((sum, { amountFen }) => sum + amountFen, 0),
    overdue: overdueOf(position, policy),
    documents: { items: holds.items.filter(visible), cursor: holds.cursor },
  };
};
