import { listPriceEntries } from "../../shared/contracts/pricing.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { pageOfRows } from "./price-rows.table.ts";
import { findList } from "./pricing.table.ts";

export const handler = http(listPriceEntries, async ({ params, query }) => {
  const list = await findList(params.listId);
  if (!list) throw notFound();
  const { rows, cursor } = await pageOfRows(list, query);
  return { items: [...rows.values()].flat(), cursor };
});
