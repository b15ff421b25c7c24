import type { Actor } from "../../events/define.ts";
import { stockMoved } from "../../events/inventory.ts";
import type { DocumentId, LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { news } from "../../shared/outbox.ts";
import type { Action } from "../../shared/table.ts";
import { type StockEntry, summed } from "./balance.ts";

/** Goods on order for a place of HQ: what counts them as incoming, and their event; for the posting of what ordered them. */
export const goodsAnnounced = (
  { locationId, lines }: { locationId: LocationId; lines: readonly { sku: Sku; quantity: number }[] },
  { document, actor, now }: { document: DocumentId; actor: Actor; now: string },
): { entries: StockEntry[]; finish: Action[] } => {
  const reason = "announcement";
  const entries = lines.map(({ sku, quantity }, i) => ({
    sku,
    locationId,
    incoming: quantity,
    cause: { kind: reason, id: document, line: i + 1 },
  }));
  const stock = summed(entries).map(({ causes: _, ...change }) => change);
  const about = { pk: `STOCKDOC#${document}`, id: document, tenant: "HQ", version: 1, actor, now };
  return { entries, finish: [news(stockMoved, { ...about, data: { document, reason, stock } })] };
};
