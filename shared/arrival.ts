import type { LotQuantity } from "./contracts/lots.ts";
import type { Sku } from "./contracts/primitives.ts";

/** What a receiver says of a line of goods on their way. */
export interface Arrival {
  lineNo: number;
  received: number;
  damaged: number;
  lost: number;
}
/** shipped = received + damaged + lost + still under way. */
export interface ShippedLine extends Arrival {
  sku: Sku;
  shipped: number;
  lots?: readonly LotQuantity[] | undefined;
}
export const spokenOf = ({ received, damaged, lost }: Omit<Arrival, "lineNo">): number => received + damaged + lost;
const underWay = (line: ShippedLine): number => line.shipped - spokenOf(line);

export const allThere = (lines: readonly ShippedLine[]): boolean => lines.every((line) => underWay(line) === 0);
/** What is still under way, all of it in good state. */
export const allArrived = (lines: readonly ShippedLine[]): Arrival[] =>
  lines
    .filter((line) => underWay(line) > 0)
    .map((line) => ({ lineNo: line.lineNo, received: underWay(line), damaged: 0, lost: 0 }));

/** The lines after these arrivals; `tooMuch` makes the error of one that says more than is under way. */
export const withArrivals = <Line extends ShippedLine>(
  lines: readonly Line[],
  arrivals: readonly Arrival[],
  tooMuch: (facts: { lineNo: number; open: number; wanted: number }) => Error,
): Line[] => {
  const after = new Map(lines.map((line) => [line.lineNo, line]));
  for (const { lineNo, ...said } of arrivals) {
    const line = after.get(lineNo);
    const [open, wanted] = [line ? underWay(line) : 0, spokenOf(said)];
    if (!line || wanted > open) throw tooMuch({ lineNo, open, wanted });
    after.set(lineNo, {
      ...line,
      received: line.received + said.received,
      damaged: line.damaged + said.damaged,
      lost: line.lost + said.lost,
    });
  }
  return [...after.values()];
};
