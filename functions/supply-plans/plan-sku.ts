import { again } from "../../shared/again.ts";
import { digest } from "../../shared/clock.ts";
import { commit } from "../../shared/commit.ts";
import { type Sku, SupplyLineId } from "../../shared/contracts/primitives.ts";
import type { Planner } from "./facts.ts";
import { planOf, slotOf } from "./plan.ts";
import { changesOf, isDeclined, stillKept, valueOf } from "./proposals.ts";
import { lineGone, lineOpen, planKept, readLines, readPlan, type StoredPlan } from "./supply-plans.table.ts";

const keyOf = (slot: string): string => digest(slot);

/**
 * The plan of a SKU made anew; lines that nobody decided are replaced, those decided stay. Gives how many are open. May be repeated: the same facts give the
 * same plan. A run that went over this SKU before does not do so again.
 */
export const planSku = (
  sku: Sku,
  { planner, now, runId }: { planner: Planner; now: string; runId?: string },
): Promise<number> =>
  again(async () => {
    const before = await readPlan(sku);
    if (runId !== undefined && before?.runId === runId) return Object.keys(before.open).length;
    const lines = before ? await readLines(Object.values(before.open)) : [];
    const facts = await planner.factsOf(sku);
    if (!facts && !before) return 0;
    const { today } = planner;
    const meant = stillKept(before?.meant ?? {}, today);
    const declined = stillKept(before?.declined ?? {}, today);
    const planned = facts && planOf({ ...facts, meantFor: (need) => meant[keyOf(slotOf(need))]?.quantity ?? 0 });
    const proposals = (planned?.proposals ?? [])
      .map((proposal) => ({
        ...proposal,
        slotKey: keyOf(proposal.slot),
        valueFen: valueOf(proposal, planner.unitFenOf(sku)),
      }))
      .filter((proposal) => !isDeclined(proposal, declined[proposal.slotKey]));
    const idOf = (slot: string) => SupplyLineId.parse(`spl_${digest(sku, slot, before?.version ?? 0)}`);
    const { changes, open } = changesOf(proposals, lines, { sku, now, idOf });
    const { proposals: _, ...plan } = planned ?? { ...before!, proposals: [] };
    const kept: Omit<StoredPlan, "version"> = {
      ...plan,
      sku,
      madeAt: now,
      open,
      declined,
      meant,
      ...(runId && { runId }),
    };
    await commit([
      planKept(before, kept),
      ...changes.map(({ before: was, after }) => (after ? lineOpen(was, after) : lineGone(was!))),
    ]);
    return Object.keys(open).length;
  });
