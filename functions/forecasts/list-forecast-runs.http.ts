import { listForecastRuns } from "../../shared/contracts/forecast-runs.ts";
import { http } from "../../shared/http.ts";
import { pageOfRuns } from "./runs.table.ts";

export const handler = http(listForecastRuns, ({ query: { freq, ...page } }) => pageOfRuns(freq, page));
