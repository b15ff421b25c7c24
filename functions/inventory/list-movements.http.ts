import { listMovements } from "../../shared/contracts/inventory.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { readLocation } from "./locations.table.ts";
import { listMovements as list } from "./stock.table.ts";

export const handler = http(listMovements, async ({ params, query, caller }) => {
  const location = await readLocation(params.locationId);
  if (!location || !maySee(caller, location.tenant)) throw notFound();
  return list(params, query);
});
