import { announceGoods } from "../../shared/contracts/stock-documents.ts";
import { http } from "../../shared/http.ts";
import { postDocument } from "./post-document.ts";
import { placeToKeep } from "./sight.ts";

export const handler = http(announceGoods, async ({ body, caller, now, once }) => {
  const location = await placeToKeep(caller, body.locationId);
  const lines = body.lines.map(({ sku, change }, i) => ({ sku, incoming: change, line: i + 1 }));
  return postDocument({ location, reason: "announcement", lines }, { once, actor: caller.actor, now });
});
