import type { CarrierEvent } from "../../shared/contracts/carriers.ts";
import type { Tracking } from "./tracking.table.ts";

/** Scans come in any order: the one made last says where the goods are and when they are expected. It is not a receipt. */
export const afterScan = (before: Tracking, { at, status, expectedOn }: CarrierEvent): Tracking => {
  const version = before.version + 1;
  if (before.scannedAt !== undefined && Date.parse(at) < Date.parse(before.scannedAt)) return { ...before, version };
  return { ...before, version, carrierStatus: status, scannedAt: at, ...(expectedOn && { expectedOn }) };
};
