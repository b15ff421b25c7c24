import { supplyLineAccepted, supplyLineRejected } from "../../events/supply-plans.ts";
import type { SupplyLineId } from "../../shared/contracts/primitives.ts";
import { type Decision, SupplyLine } from "../../shared/contracts/supply-lines.ts";
import { localDate } from "../../shared/dates.ts";
import type { Caller } from "../../shared/membership.ts";
import type { Once } from "../../shared/once.ts";
import { news } from "../../shared/outbox.ts";
import { policyNow } from "../company/index.ts";
import { postStock } from "../inventory/index.ts";
import { becomes } from "./becomes.ts";
import { decided, keptOf } from "./decision.ts";
import { readSettings } from "./settings.table.ts";
import { lineDecided, lineKey, readLine, readPlan } from "./supply-plans.table.ts";

/** Decides a line; one to produce or build up becomes goods on order at its place, one to move a planned transfer, in the same transaction. */
export const decideLine = async (
  lineId: SupplyLineId,
  wanted: Pick<Decision, "outcome" | "quantity" | "reason"> & { expectedVersion: number },
  { caller, now, once }: { caller: Caller; now: string; once: Once },
): Promise<SupplyLine> => {
  const { expectedVersion, ...outcome } = wanted;
  const before = await readLine(lineId);
  const { sku, locationId, need, quantity: proposed, slotKey } = before;
  const by = { id: caller.userId, name: caller.name };
  const unlinked = decided(before, { ...outcome, by, at: now }, expectedVersion);
  const made = await becomes(unlinked, { caller, now });
  const after = { ...unlinked, decision: { ...unlinked.decision, ...made.link } };
  const [{ timeZone }, { company }, plan] = await Promise.all([policyNow(), readSettings([]), readPlan(sku)]);
  const reviewDays = plan?.settings.reviewDays ?? company.settings.reviewDays;
  const kept = keptOf(after, slotKey, { today: localDate(now, timeZone), reviewDays });
  const { actor } = caller;
  const { quantity, reason } = outcome;
  const facts = { lineId, sku, locationId, kind: need.kind, proposed, ...(reason && { reason }) };
  const about = { pk: lineKey(lineId).pk, id: lineId, tenant: "HQ", version: 1, actor, now };
  const reply = SupplyLine.parse(after);
  const { documentId: document, transferId } = made.link;
  const links = { ...(document && { document }), ...(transferId && { transferId }) };
  await postStock({
    document: document ?? transferId ?? lineId,
    entries: made.entries,
    marks: [once.done(reply)],
    finish: [
      ...lineDecided(before, after, kept),
      outcome.outcome === "accepted"
        ? news(supplyLineAccepted, { ...about, data: { ...facts, quantity, ...links } })
        : news(supplyLineRejected, { ...about, data: facts }),
      ...made.finish,
    ],
    actor,
    now,
  });
  return reply;
};
