import type { Carrier, CarrierFields } from "../../shared/contracts/carriers.ts";
import type { CarrierId } from "../../shared/contracts/primitives.ts";
import { addSeconds } from "../../shared/dates.ts";
import type { CarrierRecord } from "./carriers.table.ts";

/** How long a replaced secret is still taken: time enough for a carrier to change its side. */
const oldSecretSeconds = 24 * 3_600;

export const newCarrier = (id: CarrierId, fields: CarrierFields, secret: string, now: string): CarrierRecord => ({
  ...fields,
  id,
  secret,
  secretSince: now,
  version: 1,
});

export const changedCarrier = (before: CarrierRecord, fields: CarrierFields): CarrierRecord => {
  const { trackingUrl: _, ...kept } = before;
  return { ...kept, ...fields, version: before.version + 1 };
};

export const withNewSecret = (before: CarrierRecord, secret: string, now: string): CarrierRecord => ({
  ...before,
  secret,
  secretSince: now,
  secretBefore: before.secret,
  secretBeforeUntil: addSeconds(now, oldSecretSeconds),
  version: before.version + 1,
});

/** The secrets that may sign at `now`. A retired carrier's scans of parcels under way are still wanted. */
export const secretsOf = ({ secret, secretBefore, secretBeforeUntil }: CarrierRecord, now: string): string[] => [
  secret,
  ...(secretBefore !== undefined && secretBeforeUntil !== undefined && secretBeforeUntil > now ? [secretBefore] : []),
];

/** Where people follow a parcel; undefined where the carrier has no such page. */
export const trackingUrlOf = ({ trackingUrl }: Pick<Carrier, "trackingUrl">, trackingNumber: string) =>
  trackingUrl?.replaceAll("{number}", encodeURIComponent(trackingNumber));
