import { stockMoved } from "../../events/inventory.ts";
import type { Actor } from "../../events/define.ts";
import { digest } from "../../shared/clock.ts";
import type { Location } from "../../shared/contracts/locations.ts";
import type { DocumentId } from "../../shared/contracts/primitives.ts";
import { again } from "../../shared/again.ts";
import type { Once } from "../../shared/once.ts";
import { news } from "../../shared/outbox.ts";
import { requireProducts } from "../catalog/index.ts";
import { summed } from "./balance.ts";
import { type DocumentLine, withLots } from "./document-lots.ts";
import { lotsAt } from "./lots.table.ts";
import { postStock } from "./post-stock.ts";
import { sellerRegion } from "./seller-region.ts";

interface StockDocument {
  location: Location;
  reason: Parameters<typeof stockMoved.of>[0]["reason"];
  reference?: string | undefined;
  note?: string | undefined;
  lines: readonly DocumentLine[];
}

/** Posts a document of the inventory's own at one place and tells it. Its event is its record. */
export const postDocument = async (
  { location, reason, reference, note, lines }: StockDocument,
  { once, actor, now }: { once: Once; actor: Actor; now: string },
) => {
  const products = await requireProducts(lines.map(({ sku }) => sku));
  const taking = lines.filter((l) => products.get(l.sku)!.tracking && (l.counted !== undefined || (l.onHand ?? 0) < 0));
  const id = `doc_${digest(once.seed)}` as DocumentId;
  const region = reason === "sold" ? await sellerRegion(location) : undefined;
  // The lots that others took from in between are chosen anew.
  return again(async () => {
    const held = await lotsAt(location.id, taking.map(({ sku }) => sku)); // prettier-ignore
    const entries = withLots(lines, { locationId: location.id, products, held }).map(({ line, ...entry }) => ({
      ...entry,
      locationId: location.id,
      cause: { kind: reason, id, line },
    }));
    const stock = summed(entries).map(({ causes: _, ...change }) => change);
    const reply = { documentId: id, changes: stock.map(({ sku, onHand }) => ({ sku, onHand })) };
    const data = {
      document: id,
      reason,
      ...(reference && { reference }),
      ...(note && { note }),
      ...(region && { region }),
      stock,
    };
    const event = news(stockMoved, { pk: `STOCKDOC#${id}`, id, tenant: location.tenant, version: 1, actor, now, data });
    await postStock({ document: id, entries, marks: [once.done(reply)], finish: [event], actor, now });
    return reply;
  });
};
