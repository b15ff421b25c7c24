import type { StockLine } from "../../../../shared/contracts/inventory.ts";

export type Level = "critical" | "short" | "long" | "none" | "fine" | "unknown";
/** How a figure stands to its thresholds; short beats long. Without thresholds only an empty place is told. */
export const levelOf = (line: StockLine): Level => {
  if (line.view === "availability") return line.available === 0 ? "none" : "unknown";
  const { available, onHand, threshold } = line;
  if (!threshold || (threshold.reorderPoint === 0 && threshold.maximum === undefined))
    return available === 0 && onHand === 0 ? "none" : "fine";
  if (available < threshold.safetyStock) return "critical";
  if (threshold.reorderPoint > 0 && available <= threshold.reorderPoint) return "short";
  if (threshold.maximum !== undefined && onHand > threshold.maximum) return "long";
  return "fine";
};
/** Colour alone is not told to everybody. */
export const marks: Record<Level, string> = { critical: "▼▼", short: "▼", long: "▲", none: "", fine: "", unknown: "" };
export const isShort = (level: Level): boolean => level === "critical" || level === "short";
