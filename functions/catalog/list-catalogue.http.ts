import { listCatalogue } from "../../shared/contracts/catalog.ts";
import { localDate } from "../../shared/dates.ts";
import { notFound } from "../../shared/errors.ts";
import { http } from "../../shared/http.ts";
import { maySee } from "../../shared/membership.ts";
import { policyNow } from "../company/index.ts";
import { findDistributor } from "../distributors/index.ts";
import { stockAt } from "../inventory/index.ts";
import { priceLadders } from "../pricing/index.ts";
import { pageOfProducts } from "./catalog.table.ts";
import { catalogueItem, matches } from "./product.ts";

export const handler = http(listCatalogue, async ({ query, caller, now }) => {
  const { q, distributorId: named, ...page } = query;
  const distributorId = named ?? (caller.tenant === "HQ" ? undefined : caller.tenant);
  if (!distributorId || !maySee(caller, distributorId)) throw notFound();
  const [distributor, policy, { items, cursor }] = await Promise.all([
    findDistributor(distributorId),
    policyNow(),
    pageOfProducts({ ...page, matches: q === undefined ? undefined : matches(q) }),
  ]);
  if (!distributor) throw notFound();
  const { timeZone, currency } = policy;
  const onDate = localDate(now, timeZone);
  const skus = items.map(({ sku }) => sku);
  const [ladders, balances] = await Promise.all([
    priceLadders({ ...distributor, distributorId }, items, onDate),
    stockAt(distributor.suppliedFrom, skus),
  ]);
  const availableOf = (sku: string): number =>
    balances.filter((balance) => balance.sku === sku).reduce((sum, { available }) => sum + available, 0);
  return {
    items: items.map((product, i) =>
      catalogueItem(product, { onDate, currency, ladder: ladders[i]!, available: availableOf(product.sku) }),
    ),
    cursor,
  };
});
