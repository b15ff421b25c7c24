import * as z from "zod";
import { ScanStatus } from "./carriers.ts";
import { contract, hqRoles, roles } from "./contract.ts";
import { head, line, outcome, shippedHead, shippedOutcome } from "./shipments.examples.ts";
import { LotQuantities, LotQuantity } from "./lots.ts";
import {
  CarrierId,
  Count,
  DistributorId,
  Instant,
  LocalDate,
  LocationId,
  OrderId,
  pageOf,
  Paging,
  Quantity,
  Reason,
  ShipmentId,
  Sku,
  Version,
} from "./primitives.ts";

export const ShipmentState = z.enum(["picking", "cancelled", "shipped", "part-received", "received"]);
export type ShipmentState = z.infer<typeof ShipmentState>;
export const ShipmentLine = z.object({
  lineNo: z.int().min(1).max(500),
  sku: Sku,
  picked: Quantity,
  shipped: Count,
  /** Arrived in good state; shipped = received + damaged + lost + still under way. */
  received: Count,
  damaged: Count,
  lost: Count,
  /** Of a product kept by lot: what to pick, then what left. What arrives is taken to be in this order. */
  lots: z.array(LotQuantity).optional(),
});
export type ShipmentLine = z.infer<typeof ShipmentLine>;
export const Scan = z.object({
  eventId: z.string(),
  at: Instant,
  status: ScanStatus,
  place: z.string().optional(),
  text: z.string().optional(),
  expectedOn: LocalDate.optional(),
});
export type Scan = z.infer<typeof Scan>;

/** A pick list that becomes a shipment: goods of one order from one warehouse. */
export const ShipmentHead = z.object({
  id: ShipmentId,
  orderId: OrderId,
  orderNumber: z.string(),
  distributorId: DistributorId,
  distributorName: z.string(),
  locationId: LocationId,
  state: ShipmentState,
  /** Where its goods are in transit to, since it was shipped. */
  toLocationId: LocationId.optional(),
  carrierId: CarrierId.optional(),
  carrierName: z.string().optional(),
  trackingNumber: z.string().optional(),
  trackingUrl: z.string().optional(),
  expectedOn: LocalDate.optional(),
  units: Count,
  pickingSince: Instant,
  shippedAt: Instant.optional(),
  receivedAt: Instant.optional(),
  cancelReason: z.string().optional(),
});
export type ShipmentHead = z.infer<typeof ShipmentHead>;
export const Shipment = ShipmentHead.extend({ lines: z.array(ShipmentLine) });
export type Shipment = z.infer<typeof Shipment>;
/** What people follow: the shipment and what its carrier said, in the order in which it happened. */
export const FollowedShipment = Shipment.extend({ carrierStatus: ScanStatus.optional(), scans: z.array(Scan) });
/** What a command answers: the shipment, and the order's version for the next command. */
const Outcome = Shipment.extend({ orderVersion: Version });

const orderParams = z.strictObject({ orderId: OrderId });
const params = z.strictObject({ shipmentId: ShipmentId });
const lineNo = z.int().min(1).max(500);
const distinct = <T extends { lineNo: number }>(lines: readonly T[] | undefined): boolean =>
  new Set(lines?.map((line) => line.lineNo)).size === (lines?.length ?? 0);
const each = "each line once";

export const startPicking = contract({
  name: "start-picking",
  summary: { en: "Make a pick list for one warehouse", zh: "生成拣货单" },
  method: "POST",
  path: "/orders/{orderId}/shipments",
  who: ["warehouse", "admin"],
  params: orderParams,
  body: z.strictObject({
    expectedVersion: Version,
    locationId: LocationId,
    /** Absent: everything set aside there that is on no other pick list. */
    lines: z
      .array(z.strictObject({ lineNo, quantity: Quantity }))
      .min(1)
      .max(500)
      .refine(distinct, each)
      .optional(),
  }),
  ok: { status: 201, body: Outcome },
  refusals: [
    "order/not-possible-now",
    "order/held",
    "shipment/not-reserved",
    "shipment/nothing-to-pick",
    "stock/expired",
    "stock/too-many-lots",
  ],
  example: {
    params: { orderId: head.orderId },
    body: { expectedVersion: 4, locationId: "loc_hz" },
    reply: outcome,
  },
});
export const cancelPicking = contract({
  name: "cancel-picking",
  summary: { en: "Give up a pick list; its goods stay set aside", zh: "取消拣货单" },
  method: "POST",
  path: "/shipments/{shipmentId}/cancel",
  who: ["warehouse", "admin"],
  params,
  body: z.strictObject({ reason: Reason }),
  ok: { status: 200, body: Outcome },
  refusals: ["shipment/not-possible-now"],
  example: {
    params: { shipmentId: head.id },
    body: { reason: "拣货有误" },
    reply: { ...outcome, state: "cancelled", cancelReason: "拣货有误" },
  },
});
export const shipShipment = contract({
  name: "ship-shipment",
  summary: { en: "Hand the picked goods to a carrier", zh: "发货" },
  method: "POST",
  path: "/shipments/{shipmentId}/ship",
  who: ["warehouse", "admin"],
  params,
  body: z.strictObject({
    carrierId: CarrierId,
    trackingNumber: z.string().trim().min(1).max(60),
    expectedOn: LocalDate.optional(),
    /** What really went, of lines that came out short or of other lots; what is not named went as picked. The rest stays set aside. */
    lines: z
      .array(z.strictObject({ lineNo, quantity: z.int().min(0).max(1_000_000), lots: LotQuantities.optional() }))
      .max(500)
      .refine(distinct, each)
      .optional(),
  }),
  ok: { status: 200, body: Outcome },
  refusals: [
    "shipment/not-possible-now",
    "shipment/more-than-picked",
    "shipment/nothing-shipped",
    "shipment/tracking-number-taken",
    "carrier/unknown",
    "order/held",
    "stock/short",
    "stock/expired",
    "stock/lot-needed",
    "stock/lot-short",
    "stock/not-by-lot",
    "stock/too-many-lots",
  ],
  example: {
    params: { shipmentId: head.id },
    body: { carrierId: "car_sf", trackingNumber: "SF1234567890", expectedOn: "2026-11-25" },
    reply: shippedOutcome,
  },
});
export const receiveShipment = contract({
  name: "receive-shipment",
  summary: { en: "Say what arrived, in what state", zh: "签收：登记到货、破损、丢失" },
  method: "POST",
  path: "/shipments/{shipmentId}/receive",
  who: ["buyer", "manager", "warehouse", "sales", "admin"],
  params,
  body: z.discriminatedUnion("all", [
    /** Everything still under way arrived well. */
    z.strictObject({ all: z.literal(true), note: z.string().trim().max(500).optional() }),
    /** Nothing is said about what is not named. */
    z.strictObject({
      all: z.literal(false),
      lines: z
        .array(
          z
            .strictObject({ lineNo, received: Count.default(0), damaged: Count.default(0), lost: Count.default(0) })
            .refine((said) => said.received + said.damaged + said.lost > 0, "at least one unit"),
        )
        .min(1)
        .max(500)
        .refine(distinct, each),
      note: z.string().trim().max(500).optional(),
    }),
  ]),
  ok: { status: 200, body: Outcome },
  refusals: ["shipment/not-possible-now", "shipment/more-than-shipped", "shipment/receiver-signs"],
  example: {
    params: { shipmentId: head.id },
    body: { all: false, lines: [{ lineNo: 1, received: 238, damaged: 2 }] },
    reply: {
      ...shippedOutcome,
      state: "received",
      lines: [{ ...line, shipped: 240, received: 238, damaged: 2 }],
      orderVersion: 7,
    },
  },
});
export const listOrderShipments = contract({
  name: "list-order-shipments",
  summary: { en: "An order's shipments, with every scan", zh: "订单的发货与物流轨迹" },
  method: "GET",
  path: "/orders/{orderId}/shipments",
  who: roles,
  params: orderParams,
  ok: { status: 200, body: z.object({ items: z.array(FollowedShipment) }) },
  refusals: [],
  example: {
    params: { orderId: head.orderId },
    reply: {
      items: [
        {
          ...shippedHead,
          lines: [{ ...line, shipped: 240 }],
          carrierStatus: "in-transit",
          scans: [{ eventId: "8842-1", at: "2026-11-24T02:10:00.000Z", status: "in-transit", place: "杭州分拨中心" }],
        },
      ],
    },
  },
});
export const listShipments = contract({
  name: "list-shipments",
  summary: {
    en: "HQ: a warehouse's pick lists (oldest first) or what is under way from it; a distributor: its own that were sent, newest first. `state` narrows both (HQ: picking if not given); a distributor's page may then hold fewer than `limit`, or none, and still have a cursor",
    zh: "发货单列表：仓库的拣货队列与在途；经销商看到发给自己的发货单（新的在前）。可按 state 筛选（总部默认 picking）；此时经销商的一页可能不足 limit 条甚至为空而仍有 cursor",
  },
  method: "GET",
  path: "/shipments",
  who: [...hqRoles, "viewer", "buyer", "manager"],
  query: Paging.extend({
    locationId: LocationId.optional(),
    state: z.enum(["picking", "shipped", "part-received"]).optional(),
  }),
  ok: { status: 200, body: pageOf(ShipmentHead) },
  refusals: ["shipment/say-where"],
  example: { query: { locationId: "loc_hz", state: "picking" }, reply: { items: [head] } },
});
