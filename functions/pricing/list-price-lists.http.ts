import { listPriceLists } from "../../shared/contracts/pricing.ts";
import { http } from "../../shared/http.ts";
import { pageOfLists } from "./pricing.table.ts";

export const handler = http(listPriceLists, async ({ query: { level, ...page } }) => pageOfLists(level, page));
