import { systemActor } from "../../events/define.ts";
import { postingCompleted } from "../../events/inventory.ts";
import { digest } from "../../shared/clock.ts";
import { news } from "../../shared/outbox.ts";
import type { Action } from "../../shared/table.ts";
import type { StockChange } from "./balance.ts";
import type { RunningPosting } from "./postings.table.ts";

/** An event takes 256 KB: so many SKUs and places are less than that, however long their names. */
const toldAtOnce = 1_000;
/** Whoever judges stock hears of it only when all of it is there; or free again, for those who found it taken meanwhile. */
export const completions = ({ document, attempt, now }: RunningPosting, changes: readonly StockChange[]): Action[] => {
  const stock = [
    ...new Map(changes.map(({ sku, locationId }) => [`${locationId}#${sku}`, { sku, locationId }])).values(),
  ];
  return Array.from({ length: Math.ceil(stock.length / toldAtOnce) }, (_, part) => {
    const id = `pst_${digest(document, attempt, part)}`;
    const about = { pk: `POSTED#${id}`, id, tenant: "HQ", version: 1, actor: systemActor("stock postings"), now };
    const some = stock.slice(part * toldAtOnce, (part + 1) * toldAtOnce);
    return news(postingCompleted, { ...about, data: { document, stock: some } });
  });
};
