/** What will be wanted, for domains that plan. Agreed with supply-plans: change it here, and tell them. */
import { clock } from "../../shared/clock.ts";
import type { Forecast } from "../../shared/contracts/forecasts.ts";
import type { Frequency } from "../../shared/contracts/periods.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { localDate } from "../../shared/dates.ts";
import { policyNow } from "../company/index.ts";
import { readForecasts } from "./forecasts.table.ts";
import { published } from "./override.ts";
import type { SeriesNumbers } from "./series.ts";

/** Base units by period from `from` on; `published`: with people's overrides applied. Nodes agree: a SKU is the sum of its regions, and of its distributors and own places. */
export type SeriesForecast = SeriesNumbers & Pick<Forecast, "published">;

/** All published forecasts of each SKU, the whole first; no entry for a SKU without any. One query a SKU. */
export const forecastsOf = async (skus: readonly Sku[], freq: Frequency): Promise<Map<Sku, SeriesForecast[]>> => {
  const today = localDate(clock.now(), (await policyNow()).timeZone);
  const found = await Promise.all(
    skus.map(async (sku) => {
      const { series, overrides } = await readForecasts(sku, freq);
      const numbers = published(series, overrides, today);
      return [sku, series.map((one, i) => ({ ...one, published: numbers[i]! }))] as const;
    }),
  );
  return new Map(found.filter(([, series]) => series.length > 0));
};
