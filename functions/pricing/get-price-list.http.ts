import { getPriceList } from "../../shared/contracts/pricing.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { findList, publicPart } from "./pricing.table.ts";

export const handler = http(getPriceList, async ({ params }) => {
  const list = await findList(params.listId);
  if (!list) throw notFound();
  return publicPart(list);
});
