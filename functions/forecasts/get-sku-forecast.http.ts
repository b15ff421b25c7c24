import { nodeName } from "../../shared/contracts/demand.ts";
import { getSkuForecast } from "../../shared/contracts/forecasts.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { demandOfSku, nodeFor, noDemand } from "../demand/index.ts";
import { readForecasts } from "./forecasts.table.ts";
import { published, settled } from "./override.ts";
import { seenOf } from "./seen.ts";

/** A distributor learns of no other: not of overrides, which are of more than its own, nor of look-alikes. */
export const handler = http(getSkuForecast, async ({ params: { sku }, query, caller, now }) => {
  const { freq } = query;
  const node = nodeFor(caller, query);
  const today = localDate(now, (await policyNow()).timeZone);
  const [histories, kept] = await Promise.all([demandOfSku(sku, freq, today), readForecasts(sku, freq)]);
  const isIt = (one: { node: typeof node }): boolean => nodeName(one.node) === nodeName(node);
  const history = histories.find(isIt) ?? noDemand({ freq, until: today });
  const at = kept.series.findIndex(isIt);
  const numbers = published(kept.series, kept.overrides, today)[at];
  const found = { sku, node, ...seenOf(history, freq), ...(numbers && { forecast: { ...kept.series[at]!, published: numbers } }) }; // prettier-ignore
  if (caller.tenant !== "HQ") return { ...found, nodes: [node], overrides: [] };
  const nodes = new Map([...histories, ...kept.series].map((one) => [nodeName(one.node), one.node]));
  const overrides = settled(kept.overrides, histories, history.running.period).filter(isIt);
  const { lookAlikes } = kept;
  return { ...found, nodes: [...nodes.values()], overrides, ...(lookAlikes && { lookAlikes }) };
});
