import type { z } from "zod";
import type { LotQuantity } from "../../shared/contracts/lots.ts";
import type { Shipment, shipShipment } from "../../shared/contracts/shipments.ts";
import { lotsToShip, unitsFrom } from "../inventory/index.ts";
import { handover } from "./handover.ts";
import { shipped } from "./shipment.ts";

const withLots = (shipment: Shipment, lots: readonly (LotQuantity[] | undefined)[]): Shipment => ({
  ...shipment,
  lines: shipment.lines.map(({ lots: _, ...line }, i) => ({ ...line, ...(lots[i]?.length && { lots: lots[i] }) })),
});

/** A pick list with the lots to pick: a proposal that holds nothing back, of lots that have not expired. */
export const withProposedLots = async (shipment: Shipment, now: string): Promise<Shipment> => {
  const wanted = shipment.lines.map(({ sku, picked: quantity }) => ({ sku, quantity }));
  return withLots(shipment, await lotsToShip(shipment.locationId, wanted, now));
};

/** A shipment as it leaves, with its lots: those that `ask` names, else what was proposed; of a line that came out short, the first of it. */
export const shippedByLot = async (
  shipment: Shipment,
  ask: z.output<NonNullable<typeof shipShipment.body>>,
  now: string,
): Promise<Shipment> => {
  const { lines = [] } = ask;
  const after = shipped(shipment, lines, await handover(shipment.distributorId, ask), now);
  const named = new Map(lines.map(({ lineNo, lots }) => [lineNo, lots]));
  const wanted = after.lines.map(({ lineNo, sku, shipped: quantity, lots }) => ({
    sku,
    quantity,
    lots: named.get(lineNo) ?? (lots && unitsFrom(lots, 0, quantity)),
  }));
  if (wanted.every(({ lots }) => !lots)) return after;
  return withLots(after, await lotsToShip(after.locationId, wanted, now));
};
