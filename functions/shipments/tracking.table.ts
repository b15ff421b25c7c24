/**
 * 1. where a shipment is, and what its carrier said last   base  SHIPMENT#<id>, TRACKING
 * 2. its scans                                             base  SHIPMENT#<id>, SCAN#<the carrier's event id>
 * 3. the shipment of a tracking number                     base  TRACKING#<carrierId>#<NUMBER>, NUMBER
 * Scans have a version of their own (TRACKING's), so that a busy carrier never makes somebody's change of the order stale.
 */
import { shipmentScanned } from "../../events/shipments.ts";
import { type Actor } from "../../events/define.ts";
import type { CarrierEvent, ScanStatus } from "../../shared/contracts/carriers.ts";
import { type Scan, Scan as ScanShape, type Shipment } from "../../shared/contracts/shipments.ts";
import { AlreadyDone, Refusal, stale } from "../../shared/errors.ts";
import { news } from "../../shared/outbox.ts";
import { type Action, create, type Key, put, queryAll, read, readMany } from "../../shared/table.ts";

export interface Tracking {
  shipmentId: string;
  orderId: string;
  number: string;
  distributorId: string;
  distributorName: string;
  entityId: string;
  tenant: string;
  carrierStatus?: ScanStatus | undefined;
  /** When the latest scan was made, by the carrier's clock. */
  scannedAt?: string | undefined;
  expectedOn?: string | undefined;
  version: number;
}

const partitionOf = (shipmentId: string): string => `SHIPMENT#${shipmentId}`;
const trackingKey = (shipmentId: string): Key => ({ pk: partitionOf(shipmentId), sk: "TRACKING" });
const numberKey = (carrierId: string, trackingNumber: string): Key => ({
  pk: `TRACKING#${carrierId}#${trackingNumber.toUpperCase()}`,
  sk: "NUMBER",
});
const item = (tracking: Tracking) => ({ ...tracking, ...trackingKey(tracking.shipmentId), type: "tracking" });

export const trackingOf = (shipmentId: string): Promise<Tracking | undefined> => read(trackingKey(shipmentId));
export const trackingsOf = (shipmentIds: readonly string[]): Promise<(Tracking | undefined)[]> =>
  readMany(shipmentIds.map(trackingKey));

export const trackingBegun = (shipment: Shipment, entityId: string): Action =>
  create(
    item({
      shipmentId: shipment.id,
      orderId: shipment.orderId,
      number: shipment.orderNumber,
      distributorId: shipment.distributorId,
      distributorName: shipment.distributorName,
      entityId,
      tenant: shipment.distributorId,
      version: 1,
    }),
  );

/** From now on the carrier's scans find their shipment. */
export const numberTaken = (
  tracking: Tracking,
  { carrierId, trackingNumber, expectedOn }: Pick<Shipment, "carrierId" | "trackingNumber" | "expectedOn">,
): Action[] => [
  create(
    {
      ...numberKey(carrierId!, trackingNumber!),
      type: "tracking-number",
      tenant: tracking.tenant,
      shipmentId: tracking.shipmentId,
    },
    () => new Refusal("shipment/tracking-number-taken", { trackingNumber }),
  ),
  put(item({ ...tracking, expectedOn, version: tracking.version + 1 }), { version: tracking.version }, stale),
];

export const shipmentIdBy = async (carrierId: string, trackingNumber: string): Promise<string | undefined> =>
  (await read<{ shipmentId: string }>(numberKey(carrierId, trackingNumber)))?.shipmentId;

/** `after` carries the next version. Fails as already done where the carrier sent this very event before. */
export const scanAdded = (
  before: Tracking,
  after: Tracking,
  scan: CarrierEvent,
  actor: Actor,
  now: string,
): Action[] => {
  const { eventId, at, status, place, text, expectedOn } = scan;
  const { shipmentId, orderId, number, distributorId, distributorName, entityId, tenant } = after;
  const sk = `SCAN#${eventId}`;
  return [
    create(
      { pk: partitionOf(shipmentId), sk, type: "scan", tenant, eventId, at, status, place, text, expectedOn },
      () => new AlreadyDone(sk),
    ),
    put(item(after), { version: before.version }, stale),
    news(shipmentScanned, {
      pk: partitionOf(shipmentId),
      id: shipmentId,
      tenant,
      version: after.version,
      actor,
      now,
      data: {
        shipmentId,
        orderId,
        number,
        distributorId,
        distributorName,
        entityId,
        scannedAt: at,
        status,
        place,
        text,
        expectedOn,
      },
    }),
  ];
};

/** In the order in which they happened, not in which they came in. */
export const scansOf = async (shipmentId: string): Promise<Scan[]> =>
  (await queryAll({ partition: partitionOf(shipmentId), prefix: "SCAN#" }))
    .map((row) => ScanShape.parse(row))
    .sort((a, b) => (a.at === b.at ? (a.eventId < b.eventId ? -1 : 1) : Date.parse(a.at) - Date.parse(b.at)));
