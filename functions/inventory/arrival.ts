import { type Arrival, type ShippedLine, spokenOf } from "../../shared/arrival.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import type { StockEntry } from "./balance.ts";
import { unitsFrom } from "./lot.ts";

/**
 * Nothing stays in transit that was spoken of; only what is good can be sold. Units are spoken of in the order of their lots, the good ones of a receipt
 * before its damaged and lost ones. `lines`: as they are after these arrivals.
 */
export const arriving = (
  { id, locationId, lines }: { id: string; locationId: LocationId; lines: readonly ShippedLine[] },
  arrivals: readonly Arrival[],
): StockEntry[] => {
  const byNumber = new Map(lines.map((line) => [line.lineNo, line]));
  return arrivals.flatMap(({ lineNo, ...said }) => {
    const line = byNumber.get(lineNo)!;
    const before = spokenOf(line) - spokenOf(said);
    const entry = (kind: string, inTransit: number, onHand: number): StockEntry[] =>
      inTransit === 0
        ? []
        : [
            {
              sku: line.sku,
              locationId,
              inTransit: -inTransit,
              onHand,
              ...(onHand > 0 && line.lots && { lots: unitsFrom(line.lots, before, onHand) }),
              cause: { kind, id, line: lineNo },
            },
          ];
    return [
      ...entry("receipt", said.received, said.received),
      ...entry("receipt-damaged", said.damaged, 0),
      ...entry("receipt-lost", said.lost, 0),
    ];
  });
};
