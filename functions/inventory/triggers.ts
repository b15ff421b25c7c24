import { distributorRegistered } from "../../events/distributors.ts";
import { stockMoved } from "../../events/inventory.ts";
import { shipmentReceived, shipmentShipped } from "../../events/shipments.ts";
import { transferReceived, transferShipped } from "../../events/transfers.ts";
import {
  getBalance,
  listLocationStock,
  listMovements,
  listSkuStock,
  setThreshold,
  getStockMatrix,
} from "../../shared/contracts/inventory.ts";
import { changeLocation, createLocation, listLocations } from "../../shared/contracts/locations.ts";
import { listLots } from "../../shared/contracts/lots.ts";
import { adjustStock, announceGoods, receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { getStockHealth, listStockHealth } from "../../shared/contracts/stock-health.ts";
import { triggers } from "../../shared/triggers.ts";

const both = ["read", "write"] as const;
const reads = ["read"] as const;

export const inventory = triggers([
  {
    route: createLocation,
    run: "inventory/create-location.http",
    may: both,
    ifBroken: "no warehouse or store can be opened",
  },
  {
    route: changeLocation,
    run: "inventory/change-location.http",
    may: both,
    ifBroken: "warehouses cannot be renamed",
  },
  {
    route: listLocations,
    run: "inventory/list-locations.http",
    may: reads,
    ifBroken: "the list of warehouses and stores is missing",
  },
  {
    route: getStockMatrix,
    run: "inventory/get-stock-matrix.http",
    may: reads,
    ifBroken: "nobody sees stock side by side",
  },
  {
    route: listLocationStock,
    run: "inventory/list-location-stock.http",
    may: reads,
    ifBroken: "nobody sees what lies at a place",
  },
  {
    route: getBalance,
    run: "inventory/get-balance.http",
    may: reads,
    ifBroken: "nobody sees one product's stock at one place",
  },
  {
    route: listSkuStock,
    run: "inventory/list-sku-stock.http",
    may: reads,
    ifBroken: "nobody sees where a product lies",
  },
  {
    route: listMovements,
    run: "inventory/list-movements.http",
    may: reads,
    ifBroken: "nobody can tell how a stock figure came to be",
  },
  {
    route: getStockHealth,
    run: "inventory/get-stock-health.http",
    may: reads,
    ifBroken: "nobody sees how long a product's stock will last",
  },
  {
    route: listStockHealth,
    run: "inventory/list-stock-health.http",
    may: reads,
    ifBroken: "nobody sees which stock is old or dead",
  },
  {
    route: listLots,
    run: "inventory/list-lots.http",
    may: reads,
    ifBroken: "nobody sees which goods expire",
  },
  {
    route: receiveGoods,
    run: "inventory/receive-goods.http",
    may: both,
    ifBroken: "goods that arrive cannot be booked in, and so not sold",
  },
  {
    route: announceGoods,
    run: "inventory/announce-goods.http",
    may: both,
    ifBroken: "goods on order do not show",
  },
  {
    route: adjustStock,
    run: "inventory/adjust-stock.http",
    may: both,
    ifBroken: "sales, counts and damage cannot be reported: stock figures are too high",
  },
  {
    route: setThreshold,
    run: "inventory/set-threshold.http",
    may: both,
    ifBroken: "stock levels that raise an alert cannot be changed",
  },
  {
    on: distributorRegistered,
    run: "inventory/open-place.event",
    may: both,
    ifBroken: "new distributors have no place for their stock: nothing can be shipped to them",
  },
  {
    on: [stockMoved, shipmentShipped, shipmentReceived, transferShipped, transferReceived],
    run: "inventory/keep-stock-days.event",
    may: both,
    ifBroken: "turnover, days of supply and ageing stand still",
  },
  {
    every: "rate(5 minutes)",
    run: "inventory/settle-postings.job",
    may: both,
    ifBroken: "large orders that were interrupted keep stock from others",
  },
]);
