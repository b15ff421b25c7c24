import { getSkuDemand, nodeName } from "../../shared/contracts/demand.ts";
import { localDate } from "../../shared/dates.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { noDemand } from "./demand.ts";
import { demandOfSku, nodeFor } from "./index.ts";

/** What is not there has had no demand. */
export const handler = http(getSkuDemand, async ({ params: { sku }, query, caller, now }) => {
  const { freq } = query;
  const node = nodeFor(caller, query);
  const until = localDate(now, (await policyNow()).timeZone);
  const series = await demandOfSku(sku, freq, until);
  const found = series.find((one) => nodeName(one.node) === nodeName(node)) ?? noDemand({ freq, until });
  const nodes = caller.tenant === "HQ" ? series.map((one) => one.node) : [node];
  return { ...found, sku, freq, node, nodes };
});
