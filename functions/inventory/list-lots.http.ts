import { listLots } from "../../shared/contracts/lots.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { readLocation } from "./locations.table.ts";
import { listLots as list } from "./lots.table.ts";

export const handler = http(listLots, async ({ params, query, caller }) => {
  const location = await readLocation(params.locationId);
  if (!location || !maySee(caller, location.tenant)) throw notFound();
  return list({ ...params, ...query });
});
