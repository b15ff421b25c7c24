import type { Policy } from "../../shared/contracts/company.ts";
import type { Role } from "../../shared/contracts/contract.ts";
import type { ReviewStep } from "../../shared/contracts/order-model.ts";
import type { WaitingStage } from "./templates/orders.ts";

const steps: Record<WaitingStage, { step: ReviewStep; role: Role }> = {
  "to-review": { step: "business", role: "sales" },
  "to-finance": { step: "finance", role: "finance" },
  "to-ship": { step: "outbound", role: "warehouse" },
};

/** Whose review an order waits for; nobody's where the step is off or the order is small enough to pass by itself. */
export const reviewerOf = (
  { stage, totalFen }: { stage: string; totalFen: number },
  policy: Policy,
): { stage: WaitingStage; role: Role } | undefined => {
  const waiting = steps[stage as WaitingStage];
  if (!waiting) return undefined;
  const { on, passUpToFen } = policy.review[waiting.step];
  return on && totalFen > passUpToFen ? { stage: stage as WaitingStage, role: waiting.role } : undefined;
};

/** Who looks after a hold of each kind at HQ. A STOCK hold is for those who bring stock in. */
export const holdOwners: Record<string, readonly Role[]> = {
  CREDIT: ["finance"],
  POLICY: ["sales"],
  STOCK: ["warehouse"],
};
