import type { Actor } from "../../events/define.ts";
import { stockMoved } from "../../events/inventory.ts";
import type { DocumentId, LocationId, Sku } from "../../shared/contracts/primitives.ts";
import { news } from "../../shared/outbox.ts";
import type { Action } from "../../shared/table.ts";
import { summed } from "./balance.ts";
import { rowsOf } from "./stock-changes.table.ts";

/** Goods on order for a place of HQ: what counts them as incoming, and their event; for the commit of what ordered them. One action a SKU, and one more. Throws `location/unknown`. */
export const goodsAnnounced = async (
  { locationId, lines }: { locationId: LocationId; lines: readonly { sku: Sku; quantity: number }[] },
  { document, actor, now }: { document: DocumentId; actor: Actor; now: string },
): Promise<Action[]> => {
  const reason = "announcement";
  const entries = lines.map(({ sku, quantity }, i) => ({
    sku,
    locationId,
    incoming: quantity,
    cause: { kind: reason, id: document, line: i + 1 },
  }));
  const changes = summed(entries);
  const stock = changes.map(({ causes: _, ...change }) => change);
  const about = { pk: `STOCKDOC#${document}`, id: document, tenant: "HQ", version: 1, actor, now };
  return [
    ...(await rowsOf({ document, actor, now }, changes, { seed: "", judged: true })),
    news(stockMoved, { ...about, data: { document, reason, stock } }),
  ];
};
