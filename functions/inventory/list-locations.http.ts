import { listLocations } from "../../shared/contracts/locations.ts";
import { http } from "../../shared/http.ts";
import { listLocations as list } from "./locations.table.ts";

export const handler = http(listLocations, async ({ query: { tenant, ...page }, caller }) =>
  list(caller.tenant === "HQ" ? (tenant ?? "everyone") : caller.tenant, page),
);
