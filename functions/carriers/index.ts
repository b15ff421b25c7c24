import type { Carrier, CarrierFields } from "../../shared/contracts/carriers.ts";
import type { CarrierId } from "../../shared/contracts/primitives.ts";
import type { Action } from "../../shared/table.ts";
import { newCarrier } from "./carrier.ts";
import { carrierCreated, carrierIdByCode, readCarrier, toCarrier } from "./carriers.table.ts";

export { trackingUrlOf } from "./carrier.ts";
export { signatureOf } from "./signature.ts";

export const findCarrier = async (id: string): Promise<Carrier | undefined> => {
  const record = await readCarrier(id);
  return record && toCarrier(record);
};

/** By the company's own short name, whatever its case; for imports that may run twice. */
export const findCarrierByCode = async (code: string): Promise<Carrier | undefined> => {
  const id = await carrierIdByCode(code);
  return id && findCarrier(id);
};

/** A new carrier for the caller's transaction: 2 actions. Fails with `carrier/code-taken`. */
export const carrierRegistration = (id: CarrierId, fields: CarrierFields, secret: string, now: string): Action[] =>
  carrierCreated(newCarrier(id, fields, secret, now));
