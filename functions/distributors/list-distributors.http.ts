import { listDistributors } from "../../shared/contracts/distributors.ts";
import { http } from "../../shared/http.ts";
import { listed } from "./distributors.table.ts";

export const handler = http(listDistributors, async ({ query: { limit, cursor, ...wanted } }) =>
  listed(wanted, { limit, cursor }),
);
