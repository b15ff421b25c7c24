/**
 * 1. a shipment with its lines           base     ORDER#<orderId>, SHIPMENT#<id>[#LINES#nn]
 * 2. an order's shipments                base     ORDER#<orderId>, SHIPMENT#…
 * 3. where a shipment is                 base     SHIPMENT#<id>, TRACKING (see tracking.table.ts)
 * 4. a warehouse's queue, oldest first   byStage  SHIPMENTS#<locationId>#<state>   <since>#<id>
 * 5. a distributor's, newest first       byOwner  SHIPMENTS#<distributorId>        <shippedAt>#<id>
 * A shipment lies in its order's partition, and each change of it goes with the order's next version: that version guards both.
 */
import type { DistributorId, LocationId } from "../../shared/contracts/primitives.ts";
import {
  type Shipment,
  ShipmentHead,
  type ShipmentLine,
  type ShipmentState,
} from "../../shared/contracts/shipments.ts";
import { type Action, create, type Found, type Item, type Page, put, query, queryAll } from "../../shared/table.ts";

const linesPerItem = 250;
const partitionOf = (orderId: string): string => `ORDER#${orderId}`;
const sortOf = (shipmentId: string): string => `SHIPMENT#${shipmentId}`;

const stageOf = ({ state, locationId, pickingSince, shippedAt, id }: Shipment): Found => {
  if (state === "cancelled" || state === "received") return {};
  return { stagePk: `SHIPMENTS#${locationId}#${state}`, stageSk: `${shippedAt ?? pickingSince}#${id}` };
};
const headItem = (shipment: Shipment): Item => {
  const head = ShipmentHead.parse(shipment);
  return {
    ...head,
    pk: partitionOf(shipment.orderId),
    sk: sortOf(shipment.id),
    type: "shipment",
    tenant: shipment.distributorId,
    ...stageOf(shipment),
    ...(shipment.shippedAt && {
      ownerPk: `SHIPMENTS#${shipment.distributorId}`,
      ownerSk: `${shipment.shippedAt}#${shipment.id}`,
    }),
    summary: head,
  };
};
const linesItems = ({ id, orderId, distributorId, lines }: Shipment): Item[] =>
  Array.from({ length: Math.ceil(lines.length / linesPerItem) }, (_, n) => ({
    pk: partitionOf(orderId),
    sk: `${sortOf(id)}#LINES#${String(n).padStart(2, "0")}`,
    type: "shipment-lines",
    tenant: distributorId,
    shipmentId: id,
    lines: lines.slice(n * linesPerItem, (n + 1) * linesPerItem),
  }));

export const shipmentCreated = (shipment: Shipment): Action[] => [
  create(headItem(shipment)),
  ...linesItems(shipment).map((item) => create(item)),
];
/** Beside the order's version, the state it had is a condition: a shipment leaves once, whatever else goes wrong. */
export const shipmentChanged = (before: Shipment, after: Shipment): Action[] => [
  put(headItem(after), { state: before.state }),
  ...(after.state === "cancelled" ? [] : linesItems(after).map((item) => put(item))),
];

const gathered = (items: readonly Found[]): Shipment[] => {
  const lines = Map.groupBy(
    items.filter(({ type }) => type === "shipment-lines"),
    ({ shipmentId }) => shipmentId as string,
  );
  return items
    .filter(({ type }) => type === "shipment")
    .map((item) => ({
      ...ShipmentHead.parse(item),
      lines: (lines.get(item.id as string) ?? []).flatMap((chunk) => chunk.lines as ShipmentLine[]),
    }));
};
export const shipmentsOf = async (orderId: string): Promise<Shipment[]> =>
  gathered(await queryAll<Found>({ partition: partitionOf(orderId), prefix: "SHIPMENT#" }));
export const loadShipment = async (orderId: string, shipmentId: string): Promise<Shipment | undefined> =>
  gathered(await queryAll<Found>({ partition: partitionOf(orderId), prefix: sortOf(shipmentId) })).find(
    ({ id }) => id === shipmentId,
  );

type Paged = { limit: number; cursor?: string | undefined };
type Row = { summary: ShipmentHead };
const heads = ({ items, cursor }: Page<Row>): Page<ShipmentHead> => ({
  items: items.map(({ summary }) => summary),
  cursor,
});
export const warehouseQueue = async (locationId: LocationId, state: ShipmentState, paged: Paged) =>
  heads(await query<Row>({ from: "byStage", partition: `SHIPMENTS#${locationId}#${state}`, ...paged }));
/** With a state, a page may hold fewer than its limit, or none, and still have a cursor: a distributor's shipments of all states lie together. */
export const shipmentsTo = async (distributorId: DistributorId, state: ShipmentState | undefined, paged: Paged) => {
  const page = await query<Row>({
    from: "byOwner",
    partition: `SHIPMENTS#${distributorId}`,
    newestFirst: true,
    ...paged,
  });
  return heads({ ...page, items: page.items.filter(({ summary }) => !state || summary.state === state) });
};
