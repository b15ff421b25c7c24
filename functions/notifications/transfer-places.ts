import type { LocationId } from "../../shared/contracts/primitives.ts";
import { findLocations } from "../inventory/index.ts";

/** A transfer's facts with the names of its two places. */
export const withPlaces = async <T extends { fromId: string; toId: string }>(transfer: T) => {
  const [from, to] = [transfer.fromId as LocationId, transfer.toId as LocationId];
  const places = await findLocations([from, to]);
  return { ...transfer, fromName: places.get(from)?.name ?? from, toName: places.get(to)?.name ?? to };
};
