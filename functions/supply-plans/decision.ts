import type { LocalDate } from "../../shared/contracts/primitives.ts";
import type { Decision, SupplyLine } from "../../shared/contracts/supply-lines.ts";
import { addDays } from "../../shared/dates.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import type { Until } from "./proposals.ts";

type Decided = SupplyLine & { decision: Decision };

/** The line with what was decided. Refuses one that was decided before, another version than was seen, another quantity without a reason. */
export const decided = (line: SupplyLine, decision: Decision, expectedVersion: number): Decided => {
  if (line.decision) throw new Refusal("supply-line/decided", { name: line.decision.by.name });
  if (line.version !== expectedVersion) throw stale();
  const { outcome, quantity, reason } = decision;
  if (outcome === "accepted" && quantity !== line.quantity && !reason)
    throw new Refusal("supply-line/reason-missing", { proposed: line.quantity });
  return { ...line, version: line.version + 1, decision };
};

/**
 * What the next plans have to know of it. What is on its way counts as such by itself; but goods for a festival are kept for it until it is over, and what nobody wanted is not
 * proposed again within the review. Sending less changes no stock, so that an accepted one rests as long.
 */
export const keptOf = (
  { need, quantity: proposed, decision: { outcome, quantity } }: Decided,
  slotKey: string,
  { today, reviewDays }: { today: LocalDate; reviewDays: number },
): { declined?: Record<string, Until>; meant?: Record<string, Until> } => {
  const refused = need.kind === "reduce" || outcome === "rejected" ? proposed : Math.max(0, proposed - quantity);
  const until = need.kind === "build-up" ? need.festivalOn : addDays(today, reviewDays);
  return {
    ...(refused > 0 && { declined: { [slotKey]: { until, quantity: refused } } }),
    ...(need.kind === "build-up" && quantity > 0 && { meant: { [slotKey]: { until, quantity } } }),
  };
};
