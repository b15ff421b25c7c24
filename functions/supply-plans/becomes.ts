import { digest } from "../../shared/clock.ts";
import { DocumentId } from "../../shared/contracts/primitives.ts";
import type { Decision, SupplyLine } from "../../shared/contracts/supply-lines.ts";
import { Refusal } from "../../shared/errors.ts";
import type { Caller } from "../../shared/membership.ts";
import type { Action } from "../../shared/table.ts";
import { findLocations, goodsAnnounced, readLevels, type StockEntry } from "../inventory/index.ts";
import { transferPlan } from "../transfers/index.ts";

interface Made {
  link: Pick<Decision, "documentId" | "transferId">;
  entries: readonly StockEntry[];
  finish: readonly Action[];
}
type Decided = SupplyLine & { decision: Decision };
type Need = Extract<SupplyLine["need"], { kind: "transfer" }>;

/** What a decided line becomes: goods on order, a planned transfer, or nothing. Ids follow from the line, so that it becomes it once. Throws `supply-line/donor-short`. */
export const becomes = async (line: Decided, by: { caller: Caller; now: string }): Promise<Made> => {
  const { id, sku, locationId, need, decision } = line;
  if (decision.outcome === "rejected" || need.kind === "reduce") return { link: {}, entries: [], finish: [] };
  const { quantity, reason } = decision;
  const lines = [{ sku, quantity }];
  if (need.kind === "transfer") {
    await refuseShort(line, need);
    const plan = { fromId: need.fromId, toId: locationId, reason, lines, supplyLineId: id };
    const { transfer, posting } = await transferPlan(plan, { seed: id, ...by });
    return { link: { transferId: transfer.id }, ...posting };
  }
  const documentId = DocumentId.parse(`doc_${digest(id)}`);
  const goods = goodsAnnounced({ locationId, lines }, { document: documentId, actor: by.caller.actor, now: by.now });
  return { link: { documentId }, ...goods };
};

/** The other warehouse keeps its safety stock, as the plan knew it; that it has the goods at all is a condition of the write. */
const refuseShort = async ({ sku, decision: { quantity: wanted } }: Decided, need: Need): Promise<void> => {
  const [[level], places] = await Promise.all([readLevels([{ sku, locationId: need.fromId }]), findLocations([need.fromId])]); // prettier-ignore
  const available = Math.max(0, level!.available - need.safetyStock);
  if (wanted > available)
    throw new Refusal("supply-line/donor-short", { sku, place: places.get(need.fromId)?.name ?? need.fromId, wanted, available }); // prettier-ignore
};
