import { listSupplyRuns } from "../../shared/contracts/supply-runs.ts";
import { http } from "../../shared/http.ts";
import { list, runs } from "./runs.table.ts";

export const handler = http(listSupplyRuns, ({ query }) => runs.page(list, query));
