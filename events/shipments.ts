import * as z from "zod";
import { event } from "./define.ts";
import { stockTouched } from "./orders.ts";

const source = "huotong.shipments";
const about = () =>
  z.object({
    orderId: z.string(),
    number: z.string(),
    distributorId: z.string(),
    distributorName: z.string(),
    entityId: z.string(),
    shipmentId: z.string(),
    stage: z.string(),
  });
const aboutExample = {
  orderId: "ord_7k2m9q",
  number: "SO261123-7K2M9Q",
  distributorId: "dst_hz01",
  distributorName: "杭州恒盛商贸有限公司",
  entityId: "ent_hengsheng",
  shipmentId: "shp_4f6g8h",
  stage: "shipped",
};

/** A pick list for one warehouse exists. */
export const pickingStarted = event({
  source,
  type: "PickingStarted",
  version: 1,
  detail: () => about().extend({ locationId: z.string() }),
  example: { ...aboutExample, stage: "to-ship", locationId: "loc_hz" },
});
export const pickingCancelled = event({
  source,
  type: "PickingCancelled",
  version: 1,
  detail: () => about().extend({ locationId: z.string(), reason: z.string() }),
  example: { ...aboutExample, stage: "to-ship", locationId: "loc_hz", reason: "拣货有误" },
});
/** Goods left a warehouse: what is invoiced, at the prices frozen on the order's lines. */
export const shipmentShipped = event({
  source,
  type: "ShipmentShipped",
  version: 1,
  detail: () =>
    about().extend({
      locationId: z.string(),
      carrierId: z.string(),
      carrierName: z.string(),
      trackingNumber: z.string(),
      expectedOn: z.string().optional(),
      currency: z.string(),
      /** Days until the invoice is due; null for prepaid orders. */
      dueDays: z.number().int().nullable(),
      lines: z.array(
        z.object({
          lineNo: z.number().int(),
          sku: z.string(),
          quantity: z.number().int(),
          unitFen: z.number().int(),
          /** Tax included. */
          amountFen: z.number().int(),
          taxFen: z.number().int(),
        }),
      ),
      /** Part of the total, of an order's first shipment. */
      freightFen: z.number().int().optional(),
      totalFen: z.number().int(),
      taxFen: z.number().int(),
      stock: stockTouched(),
    }),
  example: {
    ...aboutExample,
    locationId: "loc_hz",
    carrierId: "car_sf",
    carrierName: "顺丰速运",
    trackingNumber: "SF1234567890",
    expectedOn: "2026-11-25",
    currency: "CNY",
    dueDays: 30,
    lines: [{ lineNo: 1, sku: "WATER-550", quantity: 240, unitFen: 150, amountFen: 36_000, taxFen: 4_142 }],
    totalFen: 36_000,
    taxFen: 4_142,
    stock: [{ sku: "WATER-550", locationId: "loc_hz" }],
  },
});
/** The carrier told where it is. */
export const shipmentScanned = event({
  source,
  type: "ShipmentScanned",
  version: 1,
  detail: () =>
    about()
      .omit({ stage: true })
      .extend({
        scannedAt: z.string(),
        status: z.enum(["picked-up", "in-transit", "out-for-delivery", "delivered", "exception"]),
        place: z.string().optional(),
        text: z.string().optional(),
        expectedOn: z.string().optional(),
      }),
  example: {
    orderId: aboutExample.orderId,
    number: aboutExample.number,
    distributorId: aboutExample.distributorId,
    distributorName: aboutExample.distributorName,
    entityId: aboutExample.entityId,
    shipmentId: aboutExample.shipmentId,
    scannedAt: "2026-11-24T02:10:00.000Z",
    status: "in-transit",
    place: "杭州分拨中心",
  },
});
/** 签收: what arrived, what did not, in what state. */
export const shipmentReceived = event({
  source,
  type: "ShipmentReceived",
  version: 1,
  detail: () =>
    about().extend({
      /** Nothing of the shipment is under way any more. */
      complete: z.boolean(),
      lines: z.array(
        z.object({
          lineNo: z.number().int(),
          sku: z.string(),
          received: z.number().int(),
          damaged: z.number().int(),
          lost: z.number().int(),
        }),
      ),
      note: z.string().optional(),
      stock: stockTouched(),
    }),
  example: {
    ...aboutExample,
    stage: "received",
    complete: true,
    lines: [{ lineNo: 1, sku: "WATER-550", received: 238, damaged: 2, lost: 0 }],
    stock: [{ sku: "WATER-550", locationId: "loc_dsthz01" }],
  },
});
