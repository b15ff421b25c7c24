import { getSkuForecast } from "../../shared/contracts/forecasts.ts";
import { type DemandNode, nodeName } from "../../shared/contracts/demand.ts";
import { localDate } from "../../shared/dates.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { demandOfSku, emptyDemand } from "../demand/index.ts";
import { nodeAsked, readForecasts } from "./forecasts.table.ts";
import { published, settled } from "./override.ts";
import { seenOf } from "./seen.ts";

/** A distributor sees its own series, and learns of no other: no override that was made of more than it, no look-alike. */
export const handler = http(getSkuForecast, async ({ params: { sku }, query, caller, now }) => {
  const { freq } = query;
  const own: DemandNode | undefined =
    caller.tenant === "HQ" ? undefined : { kind: "distributor", distributorId: caller.tenant };
  if (own && (query.region || (query.distributorId && query.distributorId !== caller.tenant))) throw notFound();
  const node = own ?? nodeAsked(query);
  const today = localDate(now, (await policyNow()).timeZone);
  const [histories, kept] = await Promise.all([demandOfSku(sku, freq, today), readForecasts(sku, freq)]);
  const numbers = published(kept.series, kept.overrides, today);
  const isIt = (one: { node: DemandNode }): boolean => nodeName(one.node) === nodeName(node);
  const at = kept.series.findIndex(isIt);
  const history = histories.find(isIt) ?? emptyDemand({ freq, until: today });
  const overrides = settled(kept.overrides, histories, history.running.period).filter(isIt);
  const nodes = new Map([...histories, ...kept.series].map((one) => [nodeName(one.node), one.node]));
  return {
    sku,
    node,
    nodes: own ? [own] : [...nodes.values()],
    ...seenOf(history, freq),
    ...(at >= 0 && { forecast: { ...kept.series[at]!, published: numbers[at]! } }),
    overrides: own ? [] : overrides,
    ...(!own && kept.lookAlikes && { lookAlikes: kept.lookAlikes }),
  };
});
