import { listShipments } from "../../shared/contracts/shipments.ts";
import { Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { shipmentsTo, warehouseQueue } from "./shipments.table.ts";

/** A distributor gets its own, whatever it asks for. */
export const handler = http(listShipments, ({ query: { locationId, state, limit, cursor }, caller }) => {
  if (caller.tenant !== "HQ") return shipmentsTo(caller.tenant, { limit, cursor });
  if (!locationId) throw new Refusal("shipment/say-where");
  return warehouseQueue(locationId, state, { limit, cursor });
});
