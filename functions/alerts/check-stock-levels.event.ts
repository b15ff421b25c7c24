import { on } from "../../shared/on.ts";
import type { LocationId } from "../../shared/contracts/primitives.ts";
import { type StockNews, stockNews } from "./stock-news.ts";
import { watchStock } from "./watch-stock.ts";

/** Hears that stock may have changed, and looks. It keeps no mark of the event: it judges what is, so that hearing it again finds nothing to do. */
export const handler = on<StockNews>("alerts/check-stock-levels.event", stockNews, async ({ data }, { now }) =>
  watchStock(
    data.stock.map(({ sku, locationId }) => ({ sku, locationId: locationId as LocationId })),
    now,
  ),
);
