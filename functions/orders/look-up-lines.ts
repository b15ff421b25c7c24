import type { Product } from "../../shared/contracts/catalog.ts";
import type { RequestedLine } from "../../shared/contracts/order-model.ts";
import type { DistributorId } from "../../shared/contracts/primitives.ts";
import type { LineObstacle } from "../../shared/contracts/quick-orders.ts";
import { localDate } from "../../shared/dates.ts";
import { Refusal } from "../../shared/errors.ts";
import { findProducts } from "../catalog/index.ts";
import { policyNow } from "../company/index.ts";
import { findDistributor } from "../distributors/index.ts";
import { resolvePrices } from "../pricing/index.ts";
import { lineObstacle } from "./line-obstacle.ts";

export interface LookedUpLine extends RequestedLine {
  product?: Product | undefined;
  obstacle?: LineObstacle | undefined;
}

/** Each line with its product, and with why the buyer cannot order it today. Stock and credit are not asked: they are an order's own business. */
export const lookUpLines = async (
  distributorId: DistributorId,
  lines: readonly RequestedLine[],
  now: string,
): Promise<LookedUpLine[]> => {
  const [policy, buyer, products] = await Promise.all([
    policyNow(),
    findDistributor(distributorId),
    findProducts(lines.map(({ sku }) => sku)),
  ]);
  if (!buyer) throw new Refusal("distributor/unknown");
  const today = localDate(now, policy.timeZone);
  const known = lines.flatMap(({ sku, quantity }) => {
    const product = products.get(sku);
    return product ? [{ sku, quantity, category: product.category, floorFen: product.floorFen }] : [];
  });
  const prices = await resolvePrices({ ...buyer, distributorId }, known, today);
  let place = 0;
  return lines.map(({ sku, quantity }) => {
    const product = products.get(sku);
    const priced = product !== undefined && prices[place++] !== undefined;
    return { sku, quantity, product, obstacle: lineObstacle(product, { quantity, priced, today }) };
  });
};
