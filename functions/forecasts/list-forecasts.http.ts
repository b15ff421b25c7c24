import { listForecasts } from "../../shared/contracts/forecasts.ts";
import { http } from "../../shared/http.ts";
import { pageOfForecasts } from "./forecasts.table.ts";

export const handler = http(listForecasts, ({ query: { freq, ...page } }) => pageOfForecasts(freq, page));
