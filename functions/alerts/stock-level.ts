import type { StockLevel } from "../inventory/index.ts";

/** Both rules of a SKU at a place are one family: the stronger one that holds is the alert. */
export const stockFamily = "stock";
export const stockKey = ({ locationId, sku }: Pick<StockLevel, "locationId" | "sku">): string => `${locationId}#${sku}`;

export interface Verdict {
  rule: "stock/reorder" | "stock/below-safety";
  severity: "warning" | "critical";
  /** Base units to bring in until nothing is wrong. */
  shortfall: number;
}
/** Undefined where nothing is wrong, or nothing is watched: no threshold, or both levels 0. */
export const judged = ({ available, threshold }: StockLevel): Verdict | undefined => {
  if (!threshold || (threshold.reorderPoint === 0 && threshold.safetyStock === 0)) return undefined;
  const { reorderPoint, safetyStock } = threshold;
  const shortfall = Math.max(reorderPoint + 1, safetyStock) - available;
  if (shortfall <= 0) return undefined;
  return available < safetyStock
    ? { rule: "stock/below-safety", severity: "critical", shortfall }
    : { rule: "stock/reorder", severity: "warning", shortfall };
};
