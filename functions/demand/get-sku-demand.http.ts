import { type DemandNode, getSkuDemand, nodeName } from "../../shared/contracts/demand.ts";
import { localDate } from "../../shared/dates.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { policyNow } from "../company/index.ts";
import { noDemand } from "./demand.ts";
import { demandOfSku } from "./index.ts";

/** What is not there has had no demand; to a distributor nothing is there but its own. */
export const handler = http(getSkuDemand, async ({ params: { sku }, query, caller, now }) => {
  const { freq, region, distributorId } = query;
  const own: DemandNode | undefined =
    caller.tenant === "HQ" ? undefined : { kind: "distributor", distributorId: caller.tenant };
  if (own && (region || (distributorId && distributorId !== caller.tenant))) throw notFound();
  const asked: DemandNode = region
    ? { kind: "region", region }
    : distributorId
      ? { kind: "distributor", distributorId }
      : (own ?? { kind: "sku" });
  const until = localDate(now, (await policyNow()).timeZone);
  const series = await demandOfSku(sku, freq, until);
  const found = series.find(({ node }) => nodeName(node) === nodeName(asked)) ?? noDemand({ freq, until });
  const nodes = own ? [own] : series.map(({ node }) => node);
  return { ...found, sku, freq, node: asked, nodes };
});
