import { listSupplyRuns } from "../../shared/contracts/supply-runs.ts";
import { http } from "../../shared/http.ts";
import { pageOfRuns } from "./runs.table.ts";

export const handler = http(listSupplyRuns, ({ query }) => pageOfRuns(query));
