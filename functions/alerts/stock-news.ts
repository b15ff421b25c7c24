import type { EventDefinition } from "../../events/define.ts";
import { postingCompleted, stockMoved, thresholdChanged } from "../../events/inventory.ts";
import {
  orderAllocated,
  orderApproved,
  orderCancelled,
  orderChanged,
  orderRejected,
  orderShortClosed,
  orderSubmitted,
} from "../../events/orders.ts";
import { shipmentReceived, shipmentShipped } from "../../events/shipments.ts";
import { transferCancelled, transferPlanned, transferReceived, transferShipped } from "../../events/transfers.ts";

export interface StockNews {
  stock: readonly { sku: string; locationId: string }[];
}
/** Every event after which a stock level may be another one. Its data names the SKUs and places in `stock`. */
export const stockNews: readonly EventDefinition<StockNews>[] = [
  orderAllocated,
  orderApproved,
  orderCancelled,
  orderChanged,
  orderRejected,
  orderShortClosed,
  orderSubmitted,
  postingCompleted,
  shipmentReceived,
  shipmentShipped,
  stockMoved,
  thresholdChanged,
  transferCancelled,
  transferPlanned,
  transferReceived,
  transferShipped,
];
