import { explainPrice as route } from "../../shared/contracts/pricing.ts";
import { localDate } from "../../shared/dates.ts";
import { notFound, Refusal } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { findProducts } from "../catalog/index.ts";
import { policyNow } from "../company/index.ts";
import { findDistributor } from "../distributors/index.ts";
import { explainPrice } from "./index.ts";

export const handler = http(route, async ({ query, caller, now }) => {
  const { sku, quantity } = query;
  const distributorId = query.distributorId ?? (caller.tenant === "HQ" ? undefined : caller.tenant);
  if (!distributorId || !maySee(caller, distributorId)) throw notFound();
  const [distributor, products, policy] = await Promise.all([
    findDistributor(distributorId),
    findProducts([sku]),
    policyNow(),
  ]);
  const product = products.get(sku);
  if (!distributor) throw notFound();
  if (!product) throw new Refusal("product/unknown", { skus: [sku] });
  const date = query.date ?? localDate(now, policy.timeZone);
  const { category, floorFen } = product;
  const buyer = { ...distributor, distributorId };
  const decision = await explainPrice(buyer, { sku, category, quantity, floorFen }, date);
  return { sku, distributorId, quantity, date, ...decision };
});
