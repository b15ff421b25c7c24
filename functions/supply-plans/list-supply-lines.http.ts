import { listSupplyLines } from "../../shared/contracts/supply-plans.ts";
import { http } from "../../shared/http.ts";
import { namedLines } from "./named-lines.ts";
import { pageByMoney, pageOfLines } from "./supply-plans.table.ts";

export const handler = http(listSupplyLines, async ({ query: { show, orderBy, ...page } }) => {
  const byMoney = show !== "decided" && orderBy === "money";
  const { items, cursor } = await (byMoney ? pageByMoney(show, page) : pageOfLines(show, page));
  return { items: await namedLines(items), cursor };
});
