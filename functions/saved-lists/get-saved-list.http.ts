import { getSavedList } from "../../shared/contracts/saved-lists.ts";
import { http } from "../../shared/http.ts";
import { lookUpLines } from "../orders/index.ts";
import { findSavedList } from "./find-saved-list.ts";

export const handler = http(getSavedList, async ({ params, caller, now }) => {
  const list = await findSavedList(caller, params.savedListId);
  const lines = await lookUpLines(list.distributorId, list.lines, now);
  return {
    ...list,
    lines: lines.map(({ sku, quantity, product, obstacle }) => ({
      sku,
      quantity,
      name: product?.name ?? {},
      unit: product?.unit ?? "",
      ...(obstacle && { notOrderable: obstacle }),
    })),
  };
});
