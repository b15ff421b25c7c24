import { listSupplyLines } from "../../shared/contracts/supply-plans.ts";
import { http } from "../../shared/http.ts";
import { namedLines } from "./named-lines.ts";
import { pageOfLines } from "./supply-plans.table.ts";

export const handler = http(listSupplyLines, async ({ query: { show, ...page } }) => {
  const { items, cursor } = await pageOfLines(show, page);
  return { items: await namedLines(items), cursor };
});
