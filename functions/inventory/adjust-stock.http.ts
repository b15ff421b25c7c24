import { adjustStock } from "../../shared/contracts/stock-documents.ts";
import { http } from "../../shared/http.ts";
import { changesOf } from "./adjustment.ts";
import { postDocument } from "./post-document.ts";
import { placeToKeep } from "./sight.ts";
import { readLevels } from "./stock.table.ts";

export const handler = http(adjustStock, async ({ body, caller, now, once }) => {
  const location = await placeToKeep(caller, body.locationId);
  const counted = body.reason === "count" ? body.lines : [];
  const levels = await readLevels(counted.map(({ sku }) => ({ sku, locationId: location.id })));
  const lines = changesOf(body, new Map(levels.map(({ sku, onHand }) => [sku, onHand])));
  const note = "note" in body ? body.note : undefined;
  return postDocument({ location, reason: body.reason, note, lines }, { once, actor: caller.actor, now });
});
