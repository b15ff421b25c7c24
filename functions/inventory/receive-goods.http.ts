import { receiveGoods } from "../../shared/contracts/stock-documents.ts";
import { http } from "../../shared/http.ts";
import { postDocument } from "./post-document.ts";
import { placeToKeep } from "./sight.ts";

export const handler = http(receiveGoods, async ({ body, caller, now, once }) => {
  const location = await placeToKeep(caller, body.locationId);
  const lines = body.lines.map(({ sku, quantity, announced, lots }, i) => ({
    sku,
    lots,
    onHand: quantity,
    incoming: -announced,
    line: i + 1,
  }));
  const document = { location, reason: "receipt" as const, reference: body.reference, lines };
  return postDocument(document, { once, actor: caller.actor, now });
});
