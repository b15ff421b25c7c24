import { listShipments } from "../../shared/contracts/shipments.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { shipmentsTo, warehouseQueue } from "./shipments.table.ts";

/** A distributor gets its own, of one state or all that was sent; HQ what a warehouse has to pick, or of another state. */
export const handler = http(listShipments, ({ query: { locationId, state, limit, cursor }, caller }) => {
  if (caller.tenant !== "HQ") return shipmentsTo(caller.tenant, state, { limit, cursor });
  if (!locationId) throw new Refusal("shipment/say-where");
  return warehouseQueue(locationId, state ?? "picking", { limit, cursor });
});
