import { transferPlanned } from "../../events/transfers.ts";
import { digest } from "../../shared/clock.ts";
import { type LocationId, type Sku, type SupplyLineId, TransferId } from "../../shared/contracts/primitives.ts";
import type { Transfer } from "../../shared/contracts/transfers.ts";
import { localDate } from "../../shared/dates.ts";
import type { Caller } from "../../shared/membership.ts";
import { policyNow } from "../company/index.ts";
import { placeToKeep } from "../inventory/index.ts";
import { settingAside } from "./postings.ts";
import { type Posted, posted } from "./posted.ts";
import { planned } from "./transfer.ts";

export interface TransferPlan {
  fromId: LocationId;
  toId: LocationId;
  reason?: string | undefined;
  lines: readonly { sku: Sku; quantity: number }[];
  supplyLineId?: SupplyLineId | undefined;
}
/**
 * A new transfer between places of HQ's, and what `postStock` needs to set its goods aside together with it. Its id and number follow from `seed`, so that the
 * same asking makes the same one. Throws `transfer/same-place`, `location/unknown`, `location/not-yours`.
 */
export const transferPlan = async (
  { fromId, toId, ...plan }: TransferPlan,
  { seed, caller, now }: { seed: string; caller: Caller; now: string },
): Promise<{ transfer: Transfer; posting: Posted }> => {
  const [from, to, { timeZone }] = await Promise.all([placeToKeep(caller, fromId), placeToKeep(caller, toId), policyNow()]); // prettier-ignore
  const token = digest("transfer", seed);
  const transfer = planned({
    ...plan,
    id: TransferId.parse(`trf_${token}`),
    number: `DB${localDate(now, timeZone).slice(2).replaceAll("-", "")}-${token.slice(0, 8).toUpperCase()}`,
    from,
    to,
    by: { id: caller.userId, name: caller.name },
    at: now,
  });
  const lines = plan.lines.map(({ sku, quantity }, i) => ({ lineNo: i + 1, sku, quantity }));
  const { reason, supplyLineId } = plan;
  const facts = { ...(reason && { reason }), ...(supplyLineId && { supplyLineId }), lines };
  const step = { actor: caller.actor, now };
  return { transfer, posting: posted(undefined, transfer, settingAside(transfer), [transferPlanned, facts], step) };
};
