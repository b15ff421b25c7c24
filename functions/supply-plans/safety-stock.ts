import type { SupplySettings } from "../../shared/contracts/supply-settings.ts";
import { normalQuantile, totalLevels } from "../../shared/forecasting/index.ts";
import { dailyOver, dueWithin, type Outlook } from "./outlook.ts";

export type LeadTime = Pick<SupplySettings, "leadTimeDays" | "leadTimeDeviationDays" | "servicePercent">;
/** The sum over the horizon, and its quantiles at `totalLevels`. */
export interface Total {
  mean: number;
  q: readonly number[];
}

/** Linear between the levels that are known; the outermost beyond them. */
const quantileAt = ({ q }: Total, level: number): number => {
  const above = totalLevels.findIndex((l) => l >= level);
  if (above < 0) return q.at(-1)!;
  if (above === 0) return q[0]!;
  const [lo, hi] = [totalLevels[above - 1]!, totalLevels[above]!];
  return q[above - 1]! + ((level - lo) / (hi - lo)) * (q[above]! - q[above - 1]!);
};

/**
 * Safety stock = z·√(L·σd² + d²·σL²), whole units: L the lead time in days, σL its deviation, d and σd demand a day and its deviation over the lead time (Silver, Pyke, Thomas: Inventory and
 * Production Management, 7.3). Where the lead time is as long as the forecast, what its total may exceed its mean by: that quantile was measured, errors of months that go together included.
 */
export const safetyStockOf = (
  outlook: Outlook,
  { leadTimeDays, leadTimeDeviationDays, servicePercent }: LeadTime,
  total?: Total,
): number => {
  const horizon = outlook.reduce((days, month) => days + month.days, 0);
  if (total && leadTimeDays >= horizon)
    return Math.ceil(Math.max(0, quantileAt(total, servicePercent / 100) - total.mean));
  const { mean, deviation } = dailyOver(outlook, leadTimeDays);
  const spread = Math.sqrt(leadTimeDays * deviation ** 2 + mean ** 2 * leadTimeDeviationDays ** 2);
  return Math.ceil(normalQuantile(servicePercent / 100) * spread);
};

/** Reorder point = demand over the lead time + safety stock, whole units. */
export const levelsOf = (outlook: Outlook, lead: LeadTime): { reorderPoint: number; safetyStock: number } => {
  const safetyStock = safetyStockOf(outlook, lead);
  return { reorderPoint: Math.ceil(dueWithin(outlook, lead.leadTimeDays)) + safetyStock, safetyStock };
};
