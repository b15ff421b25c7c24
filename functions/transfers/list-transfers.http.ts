import { listTransfers } from "../../shared/contracts/transfers.ts";
import { http } from "../../shared/http.ts";
import { pageOfTransfers } from "./transfers.table.ts";

export const handler = http(listTransfers, ({ query: { state, locationId, ...page } }) =>
  pageOfTransfers(state, locationId, page),
);
