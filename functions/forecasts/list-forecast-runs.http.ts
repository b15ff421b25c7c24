import { listForecastRuns } from "../../shared/contracts/forecast-runs.ts";
import { http } from "../../shared/http.ts";
import { listOf, runs } from "./runs.table.ts";

export const handler = http(listForecastRuns, ({ query: { freq, ...page } }) => runs.page(listOf(freq), page));
