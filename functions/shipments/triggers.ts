import { orderCancelled, orderPromised, orderShortClosed } from "../../events/orders.ts";
import { shipmentReceived } from "../../events/shipments.ts";
import {
  cancelPicking,
  listOrderShipments,
  listShipments,
  receiveShipment,
  shipShipment,
  startPicking,
} from "../../shared/contracts/shipments.ts";
import { triggers } from "../../shared/triggers.ts";

export const shipments = triggers([
  {
    route: startPicking,
    run: "shipments/start-picking.http",
    may: ["read", "write"],
    ifBroken: "the warehouse gets no pick lists",
  },
  {
    route: cancelPicking,
    run: "shipments/cancel-picking.http",
    may: ["read", "write"],
    ifBroken: "a wrong pick list cannot be given up",
  },
  {
    route: shipShipment,
    run: "shipments/ship-shipment.http",
    may: ["read", "write"],
    ifBroken: "goods cannot leave the warehouse",
  },
  {
    route: receiveShipment,
    run: "shipments/receive-shipment.http",
    may: ["read", "write"],
    ifBroken: "arrived goods cannot be signed for",
  },
  {
    route: listOrderShipments,
    run: "shipments/list-order-shipments.http",
    may: ["read"],
    ifBroken: "nobody can follow an order's shipments",
  },
  {
    route: listShipments,
    run: "shipments/list-shipments.http",
    may: ["read"],
    ifBroken: "the warehouse does not see its pick lists",
  },
  {
    on: orderPromised,
    run: "shipments/watch-promised-date.event",
    may: ["read", "write"],
    ifBroken: "promised dates may pass unnoticed",
  },
  {
    on: [shipmentReceived, orderCancelled, orderShortClosed],
    run: "shipments/resolve-late-alert.event",
    may: ["read", "write"],
    ifBroken: "alerts of late orders stay open after the goods arrived",
  },
  {
    every: "rate(15 minutes)",
    run: "shipments/watch-promises.job",
    may: ["read", "write"],
    seconds: 300,
    ifBroken: "late orders and shipments raise no alert",
  },
]);
